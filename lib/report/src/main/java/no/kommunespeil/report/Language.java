package no.kommunespeil.report;

import no.kommunespeil.domain.survey.Text;

/** A language that is written for readers. */
public enum Language {
  NB("nb"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag, which also ends the names of columns in this language. */
  public String tag() {
    return tag;
  }

  /** What a label says in this language. */
  public String of(Text text) {
    return of(text.nb(), text.en());
  }

  /** The one of two texts that is in this language. */
  public String of(String nb, String en) {
    return switch (this) {
      case NB -> nb;
      case EN -> en;
    };
  }

  /** The name of a column that is there in both languages: {@code question_nb}. */
  public String column(String stem) {
    return stem + "_" + tag;
  }
}
