package no.kommunespeil.domain.estimate;

import no.kommunespeil.domain.survey.Text;

/** What a value says about a variable in a group. */
public enum Statistic {
  /** Share of those who answered; don't know and not applicable are answers. */
  SHARE("share", new Text("Andel av de som svarte", "Share of those who answered")),
  /** Share of those who answered something else than don't know or not applicable. */
  SHARE_EXCL_DONT_KNOW(
      "share_excl_dont_know", new Text("Andel uten «vet ikke»", "Share without \"don't know\"")),
  /** Share of those who were asked, whether or not they answered. */
  SHARE_OF_ASKED("share_of_asked", new Text("Andel av alle spurte", "Share of all asked")),
  /** Mean of the scores of those whose answer has one; don't know has none. */
  MEAN("mean", new Text("Gjennomsnitt", "Mean"));

  private final String key;
  private final Text label;

  Statistic(String key, Text label) {
    this.key = key;
    this.label = label;
  }

  /** What stands in marts. */
  public String key() {
    return key;
  }

  public Text label() {
    return label;
  }
}
