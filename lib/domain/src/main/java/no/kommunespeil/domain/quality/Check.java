package no.kommunespeil.domain.quality;

import java.util.List;
import java.util.Locale;
import no.kommunespeil.domain.survey.Text;

/** The checks, in the order in which their findings are told. Each looks at one sub-survey. */
public enum Check {
  EMPTY_SUB_SURVEY(
      Stage.INGEST,
      Level.STOP,
      "Delundersøkelse uten svar",
      "Sub-survey without a response",
      Limit.NONE),
  DUPLICATE_DELIVERY(
      Stage.INGEST,
      Level.STOP,
      "Samme fil levert to ganger",
      "The same file delivered twice",
      Limit.NONE),
  REJECTED_ROWS(
      Stage.RESOLVE,
      Level.STOP,
      "Rader uten kjent enhet",
      "Rows of no known unit",
      List.of(Limit.mostShare(0.05))),
  SET_ASIDE_ROWS(
      Stage.RESOLVE,
      Level.WARN,
      "Rader lagt til side",
      "Rows set aside",
      List.of(Limit.mostShare(0.25))),
  FIELD_PERIOD(
      Stage.RESOLVE,
      Level.WARN,
      "Svar datert utenfor feltperioden",
      "Answers dated outside the field period",
      List.of(Limit.mostShare(0.02))),
  RECONCILIATION(
      Stage.COUNT,
      Level.STOP,
      "Tall som skal stemme overens",
      "Counts that must agree",
      Limit.NONE),
  RESPONSE_RATE(
      Stage.COUNT,
      Level.WARN,
      "Svarandel",
      "Response rate",
      List.of(new Limit(Limit.AT_LEAST, 0.30, 0, 1), new Limit(Limit.AT_MOST, 1, 0, 1))),
  RESPONSE_CHANGE(
      Stage.COUNT,
      Level.WARN,
      "Svarandel mot forrige runde",
      "Response rate against the wave before",
      List.of(new Limit(Limit.AT_MOST, 0.5, 0, 100))),
  OUT_OF_SCALE(
      Stage.COUNT,
      Level.WARN,
      "Svar utenfor skalaen",
      "Answers that are not on the scale",
      List.of(Limit.mostShare(0.05))),
  BLANK_COLUMN(
      Stage.COUNT,
      Level.WARN,
      "Spørsmål ingen har svart på",
      "Questions nobody answered",
      List.of(Limit.units(10))),
  SAME_ANSWER(
      Stage.COUNT,
      Level.WARN,
      "Samme svar på alle påstander",
      "The same answer to every item",
      List.of(
          Limit.mostShare(0.5),
          new Limit(Limit.ITEMS, 3, 2, 1000),
          new Limit(Limit.CATEGORIES, 4, 2, 100),
          Limit.units(10))),
  JUMP(
      Stage.PUBLISH,
      Level.WARN,
      "Sprang mot forrige runde",
      "Jump against the wave before",
      List.of(Limit.mostShare(0.30), new Limit(Limit.STANDARD_ERRORS, 3, 0, 100)));

  private final Stage stage;
  private final Level usual;
  private final Text label;
  private final List<Limit> limits;

  Check(Stage stage, Level usual, String nb, String en, List<Limit> limits) {
    this.stage = stage;
    this.usual = usual;
    this.label = new Text(nb, en);
    this.limits = limits;
  }

  /** What stands in marts and in the configuration. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Stage stage() {
    return stage;
  }

  /** The level where the configuration says none. */
  public Level usual() {
    return usual;
  }

  public Text label() {
    return label;
  }

  public List<Limit> limits() {
    return limits;
  }
}
