package no.kommunespeil.report.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Statistic;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.quality.Check;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Text;

/** The words that columns of few keys may hold, and what they mean. */
public final class Vocabulary {

  private static final List<Word> INTERVAL_METHODS =
      List.of(
          word("exact", "Hypergeometrisk, for andeler", "Hypergeometric, for shares"),
          word("wilson", "Wilson, for vektede andeler", "Wilson, for weighted shares"),
          word("t", "t-fordelingen, for gjennomsnitt", "The t distribution, for means"),
          word("none", "Ikke noe intervall", "No interval"));

  private static final List<Word> CONFIDENTIALITY = List.of(word("F", "Fri", "Free"));

  /** What response is counted of beside sub-surveys. */
  private static final List<Word> PARTS =
      List.of(
          word("any", "Minst én delundersøkelse", "At least one sub-survey"),
          word("whole", "Alle delundersøkelser enheten ble spurt", "Every sub-survey asked"),
          word("part", "Noen, men ikke alle", "Some, but not all"));

  private final Survey survey;

  public Vocabulary(Survey survey) {
    this.survey = survey;
  }

  /** A key and what it means. */
  public record Word(String key, Text label) {}

  /**
   * All values a column may have, in their order; empty when they are explained elsewhere, or are
   * no keys.
   */
  public List<Word> of(MartContract mart, MartColumn column) {
    String name = column.name();
    if (name.equals("wave") || name.endsWith("_wave")) {
      return survey.waves().stream().map(wave -> new Word(wave.key(), wave.label())).toList();
    }
    if (name.equals("sub_survey") || name.endsWith("_sub_survey")) {
      return subSurveys(mart);
    }
    if (name.endsWith("interval_method")) {
      return INTERVAL_METHODS;
    }
    return switch (name) {
      case "theme" ->
          survey.codebook().themes().entrySet().stream()
              .map(theme -> new Word(theme.getKey(), theme.getValue()))
              .toList();
      case "statistic" -> mart.name().equals("multiple_response") ? List.of() : statistics();
      case "check_key" ->
          Arrays.stream(Check.values()).map(check -> new Word(check.key(), check.label())).toList();
      case "obs_status" -> statuses();
      case "conf_status" -> CONFIDENTIALITY;
      default -> List.of();
    };
  }

  /** The letters of {@code obs_status}. */
  public static List<Word> statuses() {
    return Arrays.stream(ObsStatus.values()).map(Vocabulary::word).toList();
  }

  private static List<Word> statistics() {
    return Arrays.stream(Statistic.values())
        .map(statistic -> new Word(statistic.key(), statistic.label()))
        .toList();
  }

  private List<Word> subSurveys(MartContract mart) {
    List<Word> words = new ArrayList<>();
    survey
        .codebook()
        .subSurveys()
        .forEach(subSurvey -> words.add(new Word(subSurvey.key(), subSurvey.label())));
    switch (mart.name()) {
      case "response_rate", "representativity", "fieldwork_status" -> words.addAll(PARTS);
      default -> {}
    }
    return List.copyOf(words);
  }

  private static Word word(ObsStatus status) {
    String key = status.name();
    return switch (status) {
      case A -> word(key, "Normal", "Normal");
      case B -> word(key, "Brudd i serien", "Break in the series");
      case D -> word(key, "Annen definisjon", "The definition differs");
      case E -> word(key, "Beregnet: justert for frafall", "Estimated: adjusted for non-response");
      case U ->
          word(key, "Usikker; reliability sier hvorfor", "Low reliability; reliability says why");
      case M -> word(key, "Mangler: ingen i nevneren", "Missing: nobody in the denominator");
      case O -> word(key, "Ikke spurt i runden", "Not asked in the wave");
    };
  }

  private static Word word(String key, String nb, String en) {
    return new Word(key, new Text(nb, en));
  }
}
