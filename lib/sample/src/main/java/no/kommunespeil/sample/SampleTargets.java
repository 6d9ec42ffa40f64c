package no.kommunespeil.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import no.kommunespeil.domain.problem.Place;

/**
 * What the answers of a sample add up to.
 *
 * @param defaults for every question that a wave says nothing about
 * @param waves in no particular order
 */
public record SampleTargets(Defaults defaults, List<WaveTargets> waves) {

  Optional<WaveTargets> wave(String key) {
    return waves.stream().filter(wave -> wave.wave().equals(key)).findFirst();
  }

  /**
   * What is plausible where nothing is known; all in percent.
   *
   * @param answered units that answer a question put to them
   * @param openAnswered units that answer an open question put to them
   * @param elaborated open answers that are elaborated
   * @param ticked units that tick an option
   * @param exclusive units that tick the option that excludes the others
   * @param duplicates responses that a second person of the unit also sends
   * @param scales per scale key, weight per category key
   */
  public record Defaults(
      double answered,
      double openAnswered,
      double elaborated,
      double ticked,
      double exclusive,
      double duplicates,
      Map<String, Map<String, Double>> scales) {}

  /**
   * One wave.
   *
   * @param municipalities municipalities that answer at least one part, Oslo as a whole among them;
   *     empty when that follows from the parts
   * @param districts districts that answer at least one part
   * @param correlations per fact, Pearson's r with the number of parts a municipality answers
   */
  public record WaveTargets(
      String wave,
      OptionalInt municipalities,
      OptionalInt districts,
      Map<Fact, Double> correlations,
      List<SubSurveyTargets> subSurveys,
      Place place) {

    Optional<SubSurveyTargets> subSurvey(String key) {
      return subSurveys.stream().filter(sub -> sub.subSurvey().equals(key)).findFirst();
    }
  }

  /**
   * One sub-survey of a wave.
   *
   * @param municipalities number of municipalities that answer, Oslo as a whole among them
   * @param districts number of districts that answer
   * @param silent respondents that send the form without answering anything
   * @param duplicates further submissions of units that answer; empty for the default share
   * @param rejects further submissions whose unit cannot be found; empty for the default share
   * @param sums sum of a fact over the municipalities that answer, about, where it matters
   */
  public record SubSurveyTargets(
      String subSurvey,
      int municipalities,
      int districts,
      int silent,
      OptionalInt duplicates,
      OptionalInt rejects,
      Map<Fact, Double> sums,
      List<AnswerTarget> answers,
      Place place) {}

  /**
   * One question or variable.
   *
   * @param of key of the question, for all its variables, or of one variable
   * @param answered number of units that answer
   * @param coded number of answers to an open question that somebody has coded; empty for all
   * @param counts units per category key; per option key for a multiple-response question; for an
   *     open question also per key of its codes
   * @param shares percent of those who answer, per category or option key
   * @param ticked units per number of options ticked, the excluding option not counted
   * @param crossings numbers of units where an answer and a fact come together
   * @param means means of facts among those with an answer
   * @param counties how the mean scores of the counties are ordered
   */
  public record AnswerTarget(
      String of,
      OptionalInt answered,
      OptionalInt coded,
      Map<String, Integer> counts,
      Map<String, Double> shares,
      Map<Integer, Integer> ticked,
      List<Crossing> crossings,
      List<GroupMean> means,
      Optional<CountyOrder> counties,
      Place place) {}

  /** So many units with the category have the value of the fact. */
  public record Crossing(String category, Fact fact, int value, int count) {}

  /**
   * The mean of a fact among units with the category, over those where it is known.
   *
   * @param decimals to which the mean is printed
   */
  public record GroupMean(String category, Fact fact, double mean, int decimals) {}

  /**
   * County numbers by mean score.
   *
   * @param lowest from the lowest up, below all others
   * @param highest above all others
   */
  public record CountyOrder(List<String> lowest, String highest) {}

  /** What is known of a unit in the year of a wave. */
  public enum Fact {
    POPULATION,
    IMMIGRANTS,
    /** 1 to 6. */
    CENTRALITY_CLASS,
    /** Refugees settled in the year before. */
    SETTLED_LAST_YEAR,
    /** Years with settlement among the five that end with the wave's. */
    SETTLEMENT_YEARS,
    /** 1 where anyone was settled in the wave's year or the two before it, else 0. */
    SETTLED_IN_THREE_YEARS,
    /** 1 where anyone was settled in the wave's year or the three before it, else 0. */
    SETTLED_IN_FOUR_YEARS
  }
}
