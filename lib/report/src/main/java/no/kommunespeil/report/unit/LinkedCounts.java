package no.kommunespeil.report.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.survey.Text;
import org.jspecify.annotations.Nullable;

/**
 * What unit pages need of the restricted mart {@code linked_answers}: how many units of each
 * standing gave each answer in the wave, and the answers of the units that get a page.
 */
public final class LinkedCounts {

  /** How many units that stand alike gave an answer. */
  public record AnswerCount(
      String subSurvey, String variable, String category, Standing standing, long count) {}

  /** How many units that stand alike answered at least one sub-survey. */
  public record UnitCount(Standing standing, long count) {}

  /**
   * An answer of a unit that gets a page.
   *
   * @param key the unit's
   * @param category null when the answer is missing
   * @param missing why it is; null when it is not
   * @param sentOn day the response was sent in; null when not known
   */
  public record OwnAnswer(
      String key,
      String wave,
      int year,
      String subSurvey,
      String variable,
      @Nullable String category,
      @Nullable Text missing,
      @Nullable LocalDate sentOn) {}

  private final Map<String, List<AnswerCount>> answers = new HashMap<>();
  private final List<UnitCount> units;
  private final Map<String, List<OwnAnswer>> own = new HashMap<>();

  /**
   * @param answers of the wave, without missing ones
   * @param units of the wave
   * @param own of all waves
   */
  public LinkedCounts(List<AnswerCount> answers, List<UnitCount> units, List<OwnAnswer> own) {
    for (AnswerCount count : answers) {
      this.answers
          .computeIfAbsent(key(count.subSurvey, count.variable), same -> new ArrayList<>())
          .add(count);
    }
    this.units = List.copyOf(units);
    for (OwnAnswer answer : own) {
      this.own.computeIfAbsent(answer.key, same -> new ArrayList<>()).add(answer);
    }
  }

  List<AnswerCount> answers(String subSurvey, String variable) {
    return answers.getOrDefault(key(subSurvey, variable), List.of());
  }

  List<UnitCount> units() {
    return units;
  }

  List<OwnAnswer> own(String key) {
    return own.getOrDefault(key, List.of());
  }

  private static String key(String subSurvey, String variable) {
    return subSurvey + "/" + variable;
  }
}
