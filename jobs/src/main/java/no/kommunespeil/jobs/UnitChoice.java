package no.kommunespeil.jobs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.geography.FrameUnit;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.geography.UnitResolution;
import no.kommunespeil.domain.geography.UnitResolution.How;
import no.kommunespeil.domain.geography.UnitResolver;
import no.kommunespeil.domain.link.Lineages;
import no.kommunespeil.domain.link.UnitKeys;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.report.unit.PageUnit;

/** The units of a wave that get a page, found by number or name. */
final class UnitChoice {

  /** What is written for every unit that answered. */
  static final String ALL = "all";

  private final Registers registers;
  private final List<Wave> waves;
  private final Wave wave;
  private final UnitKeys keys;
  private final Lineages lineages;

  /** Sub-surveys by unit that they ask. */
  private final Map<String, List<String>> asked = new LinkedHashMap<>();

  UnitChoice(Registers registers, Survey survey, Wave wave, UnitKeys keys) {
    this.registers = registers;
    this.waves = survey.waves();
    this.wave = wave;
    this.keys = keys;
    // Where a line begins does not hang on the placements, and nothing else is asked.
    this.lineages = Lineages.of(registers, waves, Map.of());
    for (WaveSubSurvey subSurvey : wave.subSurveys()) {
      for (FrameUnit unit : registers.frame(subSurvey.frame(), wave.registerDay())) {
        asked
            .computeIfAbsent(unit.code(), same -> new ArrayList<>())
            .add(subSurvey.subSurvey().key());
      }
    }
  }

  /** Whether any unit of the wave has its key among these, as each has under the same secret. */
  boolean knowsAny(Set<String> answering) {
    return asked.keySet().stream().map(this::key).anyMatch(answering::contains);
  }

  /** Every unit of the wave's frame that answered. */
  List<PageUnit> answering(Set<String> answering) {
    return asked.keySet().stream()
        .filter(unit -> answering.contains(key(unit)))
        .sorted()
        .map(this::page)
        .toList();
  }

  /**
   * The units named, each once.
   *
   * @param named numbers or names
   * @throws UserError with every one that is not surely a unit of the wave
   */
  List<PageUnit> named(List<String> named, String doing) {
    Problems problems = new Problems();
    Map<String, PageUnit> found = new LinkedHashMap<>();
    for (String text : named) {
      resolve(text, problems).ifPresent(code -> found.computeIfAbsent(code, this::page));
    }
    problems.throwIfAny(doing);
    return List.copyOf(found.values());
  }

  private Optional<String> resolve(String text, Problems problems) {
    boolean isNumber = !text.isBlank() && text.strip().chars().allMatch(Character::isDigit);
    UnitResolution.Unresolved refused = null;
    for (WaveSubSurvey subSurvey : wave.subSurveys()) {
      UnitResolution resolution =
          UnitResolver.of(registers, wave.registerDay(), subSurvey.frame())
              .resolve(isNumber ? text : null, isNumber ? null : text);
      if (resolution instanceof UnitResolution.Resolved resolved) {
        return current(text, resolved, problems);
      }
      if (resolution instanceof UnitResolution.Unresolved unresolved) {
        refused = unresolved;
      }
    }
    if (refused != null) {
      problems.add(
          Place.of("--unit " + text),
          refused.message(),
          refused.proposals().isEmpty()
              ? "Write a municipality's number or name, or a district's of Oslo, as on "
                  + wave.registerDay()
                  + "."
              : "Did you mean " + String.join(" or ", refused.proposals()) + "?");
    }
    return Optional.empty();
  }

  /** Refuses what has become part of a larger unit: its page would be that of others too. */
  private Optional<String> current(
      String text, UnitResolution.Resolved resolved, Problems problems) {
    String code = resolved.code();
    boolean isFormer = resolved.how() == How.FORMER_NUMBER || resolved.how() == How.FORMER_NAME;
    if (isFormer
        && registers
                .succession()
                .predecessors(code, wave.registerDay(), LocalDate.of(registers.firstYear(), 1, 1))
                .size()
            > 1) {
      String successor =
          code + registers.name(code, wave.registerDay()).map(name -> " " + name).orElse("");
      problems.add(
          Place.of("--unit " + text),
          "It is part of " + successor + " on " + wave.registerDay() + ", the day of the wave.",
          "Write --unit " + code + ".");
      return Optional.empty();
    }
    return Optional.of(code);
  }

  private String key(String unit) {
    return keys.unit(lineages.origin(wave.key(), unit), 0);
  }

  private PageUnit page(String unit) {
    return new PageUnit(unit, key(unit), asked.getOrDefault(unit, List.of()), formers(unit));
  }

  private List<PageUnit.Former> formers(String unit) {
    String origin = lineages.origin(wave.key(), unit);
    Optional<String> name = registers.name(unit, wave.registerDay());
    List<PageUnit.Former> formers = new ArrayList<>();
    for (Wave earlier : waves) {
      if (!earlier.registerDay().isBefore(wave.registerDay())) {
        continue;
      }
      List<String> before =
          lineages.predecessors(wave.key(), earlier.key()).getOrDefault(unit, List.of());
      for (String number : before) {
        Optional<String> then = registers.name(number, earlier.registerDay());
        boolean isOther = !number.equals(unit) || !then.equals(name);
        if (isOther && lineages.origin(earlier.key(), number).equals(origin)) {
          formers.add(
              new PageUnit.Former(earlier.key(), number, then.orElse(number), before.size() > 1));
        }
      }
    }
    return formers;
  }
}
