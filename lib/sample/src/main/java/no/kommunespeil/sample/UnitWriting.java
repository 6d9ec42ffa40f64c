package no.kommunespeil.sample;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.geography.Municipality;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.geography.UnitChange;
import no.kommunespeil.domain.geography.UnitType;
import no.kommunespeil.domain.survey.Delivery.Format;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.sample.SampleSummary.Oddity;

/** The ways in which people write which unit they answer for. */
final class UnitWriting {

  private static final double SUFFIX = 0.06;
  private static final double NAME_ONLY = 0.03;
  private static final double PARALLEL = 0.6;
  private static final double FORMER = 0.05;

  private final Wave wave;
  private final WaveSubSurvey sub;
  private final Cells cells;
  private final Registers registers;
  private final Draws draws;
  private final Map<Oddity, Integer> planted;
  private final boolean spreadsheet;

  /**
   * @param planted receives what is unusual, counted
   */
  UnitWriting(
      Wave wave,
      WaveSubSurvey sub,
      Cells cells,
      Registers registers,
      Draws draws,
      Map<Oddity, Integer> planted) {
    this.wave = wave;
    this.sub = sub;
    this.cells = cells;
    this.registers = registers;
    this.draws = draws;
    this.planted = planted;
    this.spreadsheet = sub.deliveries().get(0).format() instanceof Format.Xlsx;
  }

  /** No unit is called so: a letter is doubled and an unlikely one is put in. */
  static String misspelt(String name) {
    int middle = Math.max(1, name.length() / 2);
    return name.substring(0, middle) + "qq" + name.substring(middle - 1);
  }

  /** The number as given; empty where the file has none, or the name alone is given. */
  String number(SampleUnit unit) {
    if (!cells.has(MetaField.UNIT_NUMBER)) {
      return "";
    }
    boolean cityByName = unit.type() == UnitType.CITY && draw("city", unit) < 0.5;
    if (cells.has(MetaField.UNIT_NAME) && (cityByName || isNameOnly(unit))) {
      count(Oddity.NAME_ONLY);
      return "";
    }
    boolean lost = spreadsheet && unit.code().startsWith("0");
    if (lost) {
      count(Oddity.LOST_LEADING_ZERO);
    }
    return lost ? unit.code().substring(1) : unit.code();
  }

  /** Names that two units share would not be found without the number. */
  private boolean isNameOnly(SampleUnit unit) {
    return unit.type() == UnitType.MUNICIPALITY
        && !unit.name().contains("(")
        && draw("name only", unit) < NAME_ONLY;
  }

  /** The name as given, in one of its official forms. */
  String name(SampleUnit unit) {
    if (!cells.has(MetaField.UNIT_NAME)) {
      return "";
    }
    if (unit.type() == UnitType.CITY && !sub.frame().osloCityNames().isEmpty()) {
      return sub.frame().osloCityNames().get(0);
    }
    if (unit.type() == UnitType.MUNICIPALITY) {
      List<String> names =
          registers
              .municipality(unit.code(), wave.registerDay())
              .map(Municipality::alternativeNames)
              .orElse(List.of())
              .stream()
              .filter(cells::canHold)
              .toList();
      if (!names.isEmpty() && draw("parallel", unit) < PARALLEL) {
        count(Oddity.PARALLEL_NAME);
        return names.get(0);
      }
      List<String> former = draw("former", unit) < FORMER ? formerNames(unit) : List.of();
      if (!former.isEmpty() && !isNameOnly(unit)) {
        count(Oddity.FORMER_NAME);
        return former.get(0);
      }
      if (draw("suffix", unit) < SUFFIX && !unit.name().contains("(")) {
        count(Oddity.NAME_WITH_SUFFIX);
        return unit.name() + " kommune";
      }
    }
    return unit.name();
  }

  /** Names of the municipalities that are now wholly part of the unit, its own name left out. */
  private List<String> formerNames(SampleUnit unit) {
    LocalDate first = LocalDate.of(registers.firstYear(), 1, 1);
    Set<String> split = new HashSet<>();
    registers.changes().stream()
        .filter(change -> change.type() == UnitChange.Type.SPLIT)
        .forEach(change -> split.add(change.oldCode()));
    return registers.succession().predecessors(unit.code(), wave.registerDay(), first).stream()
        .filter(code -> !split.contains(code))
        .flatMap(code -> registers.name(code, first).stream())
        .filter(name -> !name.equals(unit.name()) && !name.contains("(") && cells.canHold(name))
        .toList();
  }

  private double draw(String purpose, SampleUnit unit) {
    return draws.uniform(purpose, wave.key(), sub.subSurvey().key(), unit.code());
  }

  private void count(Oddity oddity) {
    planted.merge(oddity, 1, Integer::sum);
  }
}
