package no.kommunespeil.domain.quality;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Survey;

/** Which checks are made, at which level and with which limits, read from {@code quality.yaml}. */
public final class QualityRules {

  /** The configuration file. */
  public static final String FILE = "quality.yaml";

  /** What holds where the file leaves a check out. */
  public static final QualityRules DEFAULTS = new QualityRules(Map.of(), List.of());

  /**
   * An exception, for a wave or one of its sub-surveys.
   *
   * @param subSurvey key of the sub-survey, empty for all of the wave
   */
  record Exception(Check check, String wave, String subSurvey, Setting setting) {
    boolean isAbout(Check asked, String ofWave, String ofSubSurvey) {
      return check == asked
          && wave.equals(ofWave)
          && (subSurvey.isEmpty() || subSurvey.equals(ofSubSurvey));
    }
  }

  private final Map<Check, Setting> checks = new EnumMap<>(Check.class);
  private final List<Exception> exceptions;

  QualityRules(Map<Check, Setting> checks, List<Exception> exceptions) {
    for (Check check : Check.values()) {
      this.checks.put(check, checks.getOrDefault(check, usual(check)));
    }
    this.exceptions = List.copyOf(exceptions);
  }

  /**
   * Reads {@code quality.yaml}.
   *
   * @param problems those of the survey, and receives everything that is wrong with the file; waves
   *     and sub-surveys are looked up only in a survey without problems
   * @return with {@link #DEFAULTS} where a check or a limit is missing
   */
  public static QualityRules read(Folder conf, Survey survey, Problems problems) {
    QualityReader reader = new QualityReader(survey, problems);
    return YamlFile.read(conf, FILE, problems).map(reader::read).orElse(DEFAULTS);
  }

  static Setting usual(Check check) {
    Map<String, Double> limits = new TreeMap<>();
    check.limits().forEach(limit -> limits.put(limit.key(), limit.usual()));
    return new Setting(check.usual(), limits, "");
  }

  /** How a check is made; an exception for a sub-survey goes before one for its whole wave. */
  public Setting of(Check check, String wave, String subSurvey) {
    Setting found = checks.getOrDefault(check, usual(check));
    for (Exception exception : exceptions) {
      if (exception.isAbout(check, wave, subSurvey)) {
        if (!exception.subSurvey.isEmpty()) {
          return exception.setting;
        }
        found = exception.setting;
      }
    }
    return found;
  }
}
