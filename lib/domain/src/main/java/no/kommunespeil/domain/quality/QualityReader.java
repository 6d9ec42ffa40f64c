package no.kommunespeil.domain.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Wave;

/** Reads which checks are made, with every problem at once. */
final class QualityReader {

  private static final String CHECK = "check";
  private static final String WAVE = "wave";
  private static final String SUB_SURVEY = "sub_survey";
  private static final String LEVEL = "level";

  private final Survey survey;
  private final boolean isWhole;
  private final Map<Check, Setting> checks = new EnumMap<>(Check.class);
  private final Set<String> known = new HashSet<>();

  QualityReader(Survey survey, Problems problems) {
    this.survey = survey;
    this.isWhole = problems.isEmpty();
  }

  QualityRules read(YamlMap top) {
    top.requiredMap("checks")
        .ifPresent(
            map -> {
              for (Check check : Check.values()) {
                map.map(check.key())
                    .ifPresent(
                        written -> {
                          checks.put(check, setting(written, QualityRules.usual(check), check, ""));
                          written.end();
                        });
              }
              map.end();
            });
    List<QualityRules.Exception> exceptions = new ArrayList<>();
    for (YamlMap entry : top.maps("exceptions")) {
      exception(entry).ifPresent(exceptions::add);
    }
    top.end();
    return new QualityRules(checks, exceptions);
  }

  private Optional<QualityRules.Exception> exception(YamlMap map) {
    Optional<Check> check = check(map);
    String wave = map.requiredText(WAVE);
    String subSurvey = map.text(SUB_SURVEY);
    String reason = map.requiredText("reason");
    checkPlace(map, wave, subSurvey);
    if (check.isEmpty()) {
      return Optional.empty();
    }
    Setting usual = checks.getOrDefault(check.get(), QualityRules.usual(check.get()));
    Setting setting = setting(map, usual, check.get(), reason);
    if (setting.level() == usual.level() && setting.limits().equals(usual.limits())) {
      map.problems()
          .add(
              map.place(),
              "The exception from '" + check.get().key() + "' changes nothing.",
              "Give it another level or another limit, or remove it.");
    }
    map.end();
    if (!known.add(check.get() + "/" + wave + "/" + subSurvey)) {
      map.problem(
          CHECK,
          "There are two exceptions from '" + check.get().key() + "' for the same.",
          "Remove one of them.");
    }
    return Optional.of(new QualityRules.Exception(check.get(), wave, subSurvey, setting));
  }

  private static Optional<Check> check(YamlMap map) {
    String key = map.requiredText(CHECK);
    Optional<Check> check =
        Arrays.stream(Check.values()).filter(known -> known.key().equals(key)).findFirst();
    if (check.isEmpty() && !key.isBlank()) {
      List<String> keys = Arrays.stream(Check.values()).map(Check::key).toList();
      map.problem(CHECK, "Unknown check '" + key + "'.", Nearest.proposal(key, keys));
    }
    return check;
  }

  private void checkPlace(YamlMap map, String key, String subSurvey) {
    if (!isWhole || key.isBlank()) {
      return;
    }
    Optional<Wave> wave = survey.waves().stream().filter(w -> w.key().equals(key)).findFirst();
    if (wave.isEmpty()) {
      List<String> keys = survey.waves().stream().map(Wave::key).toList();
      map.problem(WAVE, "Unknown wave '" + key + "'.", Nearest.proposal(key, keys));
    } else if (!subSurvey.isEmpty() && wave.get().subSurvey(subSurvey).isEmpty()) {
      List<String> keys =
          wave.get().subSurveys().stream().map(asked -> asked.subSurvey().key()).toList();
      map.problem(
          SUB_SURVEY,
          "Wave " + key + " has no sub-survey '" + subSurvey + "'.",
          Nearest.proposal(subSurvey, keys));
    }
  }

  /** Level and limits as written, the rest as they are otherwise. */
  private static Setting setting(YamlMap map, Setting otherwise, Check check, String reason) {
    Level level = map.oneOf(LEVEL, Level.class).orElse(otherwise.level());
    Map<String, Double> limits = new TreeMap<>(otherwise.limits());
    for (Limit limit : check.limits()) {
      Optional<YamlScalar> written = map.scalar(limit.key());
      if (written.isPresent()) {
        double number = map.number(limit.key(), limit.usual());
        if (number < limit.least() || number > limit.most()) {
          map.problem(
              limit.key(),
              "'" + limit.key() + "' is " + number + ".",
              "Write a number from " + limit.least() + " to " + limit.most() + ".");
        } else {
          limits.put(limit.key(), number);
        }
      }
    }
    return new Setting(level, limits, reason);
  }
}
