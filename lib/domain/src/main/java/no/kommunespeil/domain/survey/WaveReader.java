package no.kommunespeil.domain.survey;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;

/** Reads one wave, and checks what can be checked without the other waves. */
final class WaveReader {

  /** Longest time between fielding and the day whose units apply, in days. */
  private static final int MOST_DAYS_APART = 366;

  private final CodebookReader.Read codebook;
  private final DeliveryReader deliveryReader;
  private final CodingFileReader codingReader;
  private final Problems problems;
  private final Map<String, Place> patterns = new HashMap<>();

  WaveReader(CodebookReader.Read codebook, Problems problems) {
    this.codebook = codebook;
    this.deliveryReader = new DeliveryReader(codebook.lookup(), problems);
    this.codingReader = new CodingFileReader(codebook.lookup(), problems);
    this.problems = problems;
  }

  WaveDraft read(YamlMap map) {
    String key = map.requiredText("wave");
    if (!isWaveKey(key) && !key.isBlank()) {
      map.problem(
          "wave",
          "'" + key + "' is not a valid wave.",
          "Use at most 20 lower-case letters a to z, digits, hyphens and underscores.");
    }
    Text label = Text.read(map, "label");
    Optional<LocalDate> from = Optional.empty();
    Optional<LocalDate> to = Optional.empty();
    Optional<YamlMap> field = map.requiredMap("field");
    if (field.isPresent()) {
      from = field.get().requiredDate("from");
      to = field.get().requiredDate("to");
      field.get().end();
    }
    Optional<LocalDate> registerDay = map.requiredDate("register_day");
    int factsYear = map.requiredInteger("facts_year", 1900, 2100);
    checkDays(map, from, to, registerDay, factsYear);
    List<WaveSubSurvey> subSurveys = subSurveys(map);
    map.maps("changes");
    map.end();
    Wave wave =
        new Wave(
            key,
            0,
            label,
            from.orElse(LocalDate.EPOCH),
            to.orElse(LocalDate.EPOCH),
            registerDay.orElse(LocalDate.EPOCH),
            factsYear,
            subSurveys,
            List.of(),
            map.place());
    return new WaveDraft(wave, map);
  }

  private static boolean isWaveKey(String key) {
    if (key.length() > 20) {
      return false;
    }
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  private static void checkDays(
      YamlMap map,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Optional<LocalDate> registerDay,
      int factsYear) {
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      map.problem(
          "field",
          "The field period ends on " + to.get() + ", before it starts on " + from.get() + ".",
          "Correct one of the days.");
    }
    if (registerDay.isEmpty()) {
      return;
    }
    LocalDate day = registerDay.get();
    if (from.isPresent() && Math.abs(ChronoUnit.DAYS.between(from.get(), day)) > MOST_DAYS_APART) {
      map.problem(
          "register_day",
          "The register day " + day + " is more than a year from the field period.",
          "Give the day whose municipalities were asked.");
    }
    if (map.integer("facts_year").isPresent()
        && (factsYear > day.getYear() || factsYear < day.getYear() - 10)) {
      map.problem(
          "facts_year",
          "The facts year " + factsYear + " does not go with the register day " + day + ".",
          "Give the register day's year, or one of the ten before it.");
    }
  }

  private List<WaveSubSurvey> subSurveys(YamlMap wave) {
    Named<WaveSubSurvey> subSurveys = new Named<>("sub-survey");
    for (YamlMap map : wave.requiredMaps("sub_surveys")) {
      String key = map.requiredText("sub_survey");
      Optional<SubSurvey> subSurvey =
          key.isBlank()
              ? Optional.empty()
              : map.scalar("sub_survey")
                  .flatMap(reference -> codebook.subSurveys().find(reference, problems));
      FrameRule frame = frame(map);
      List<DeliveryReader.Read> deliveries = new ArrayList<>();
      for (YamlMap delivery : map.requiredMaps("deliveries")) {
        deliveries.add(deliveryReader.read(delivery, subSurvey.map(SubSurvey::key).orElse("")));
        claimPattern(delivery);
      }
      List<CodingFile> codings = new ArrayList<>();
      for (YamlMap coding : map.maps("codings")) {
        codings.add(codingReader.read(coding, deliveries));
        claimPattern(coding);
      }
      map.end();
      WaveSubSurvey fielded =
          new WaveSubSurvey(
              subSurvey.orElseGet(() -> unread(key)),
              frame,
              deliveries.stream().map(DeliveryReader.Read::delivery).toList(),
              List.copyOf(codings),
              asked(deliveries, codings));
      checkFiltersAsked(fielded, deliveries);
      subSurveys.add(key, fielded, map.at("sub_survey"), problems);
    }
    return subSurveys.values();
  }

  private static SubSurvey unread(String key) {
    return new SubSurvey(key, new Text("", ""), new Text("", ""), List.of());
  }

  private void claimPattern(YamlMap delivery) {
    String pattern = delivery.text("file");
    if (pattern.isBlank()) {
      return;
    }
    Place first = patterns.putIfAbsent(pattern, delivery.at("file"));
    if (first != null) {
      delivery.problem(
          "file",
          "The file '" + pattern + "' is delivered twice.",
          "Keep one; the first is at " + first + ".");
    }
  }

  private static FrameRule frame(YamlMap subSurvey) {
    Optional<YamlMap> frame = subSurvey.requiredMap("frame");
    if (frame.isEmpty()) {
      return new FrameRule(FrameRule.Oslo.DISTRICTS, List.of());
    }
    YamlMap map = frame.get();
    FrameRule rule =
        new FrameRule(
            map.requiredOneOf("oslo", FrameRule.Oslo.class), map.texts("oslo_city_names"));
    map.end();
    if (map.text("oslo").equals("districts") && !rule.osloCityNames().isEmpty()) {
      map.problem(
          "oslo_city_names",
          "No city body of Oslo is asked, but names of one are given.",
          "Remove the names, or write oslo: districts_and_city or oslo: city.");
    }
    return rule;
  }

  /**
   * What the columns hold, in codebook order, with the number of options where any is held, and
   * with the codes of the open questions that a coding file is to be about.
   */
  private List<Variable> asked(List<DeliveryReader.Read> deliveries, List<CodingFile> codings) {
    Set<String> held = new HashSet<>();
    for (DeliveryReader.Read delivery : deliveries) {
      held.addAll(delivery.columns().keySet());
    }
    Set<String> coded = new HashSet<>();
    codings.forEach(coding -> coded.addAll(coding.questions()));
    coded.retainAll(held);
    List<Variable> asked = new ArrayList<>();
    for (Question question : codebook.codebook().questions()) {
      boolean listed = question.kind() == QuestionKind.MULTIPLE && held.contains(question.key());
      boolean any = false;
      for (Variable variable : codebook.codebook().variablesOf(question.key())) {
        boolean counted = variable.role() == Variable.Role.TICKED_COUNT && any;
        boolean ofCode = variable.isCoded() && coded.contains(question.key());
        if (listed || ofCode || (counted && !variable.isCoded()) || held.contains(variable.key())) {
          asked.add(variable);
          any = true;
        }
      }
    }
    return List.copyOf(asked);
  }

  private void checkFiltersAsked(WaveSubSurvey fielded, List<DeliveryReader.Read> deliveries) {
    Set<String> asked = new HashSet<>();
    fielded.asked().forEach(variable -> asked.add(variable.key()));
    Set<String> told = new HashSet<>();
    for (Variable variable : fielded.asked()) {
      Question question = variable.question();
      Optional<String> decides =
          question
              .filter()
              .map(Filter::variable)
              .filter(key -> codebook.codebook().variable(key).isPresent());
      if (decides.isPresent() && !asked.contains(decides.get()) && told.add(question.key())) {
        problems.add(
            placeOf(variable, deliveries),
            "The question '"
                + question.key()
                + "' is asked by the answer to '"
                + decides.get()
                + "', which no column holds.",
            "Map a column to '" + decides.get() + "'.");
      }
    }
  }

  private static Place placeOf(Variable variable, List<DeliveryReader.Read> deliveries) {
    for (DeliveryReader.Read delivery : deliveries) {
      Place place =
          delivery
              .columns()
              .getOrDefault(variable.key(), delivery.columns().get(variable.question().key()));
      if (place != null) {
        return place;
      }
    }
    throw new IllegalStateException("No column holds " + variable.key());
  }
}
