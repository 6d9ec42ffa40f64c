package no.kommunespeil.report.dictionary;

import no.kommunespeil.report.Language;

/** The dictionary's own words. */
public record Words(
    String dictionary,
    String contents,
    String marts,
    String questions,
    String column,
    String type,
    String role,
    String unit,
    String required,
    String description,
    String yes,
    String no,
    String key,
    String explainedIn,
    String kind,
    String purpose,
    String askedOf,
    String askedIn,
    String never,
    String filter,
    String everyone,
    String items,
    String answers,
    String label,
    String score,
    String assumed,
    String wave,
    String columnsOf,
    String skip,
    String toContent,
    String synthetic) {

  private static final Words NB =
      new Words(
          "Dataordbok",
          "Innhold",
          "Tabeller",
          "Spørsmål",
          "Kolonne",
          "Type",
          "Rolle",
          "Enhet",
          "Alltid utfylt",
          "Beskrivelse",
          "ja",
          "nei",
          "Nøkkel",
          "Nøkler forklart i",
          "Slag",
          "Formål",
          "Kan stilles til",
          "Stilt i",
          "ingen runde som er beskrevet",
          "Stilles når",
          "alle",
          "Ledd",
          "Svaralternativer",
          "Tekst",
          "Skår",
          "Antatt",
          "Runde",
          "Kolonnene i",
          "Til innholdsfortegnelsen",
          "Hopp til innholdet",
          "Syntetiske data: tallene er ikke svar fra kommuner.");

  private static final Words EN =
      new Words(
          "Data dictionary",
          "Contents",
          "Tables",
          "Questions",
          "Column",
          "Type",
          "Role",
          "Unit",
          "Always there",
          "Description",
          "yes",
          "no",
          "Key",
          "Keys explained in",
          "Kind",
          "Purpose",
          "May be put to",
          "Asked in",
          "no wave that is described",
          "Asked when",
          "everyone",
          "Items",
          "Answers",
          "Text",
          "Score",
          "Assumed",
          "Wave",
          "The columns of",
          "To the table of contents",
          "Skip to content",
          "Synthetic data: the figures are no answers of municipalities.");

  static Words in(Language language) {
    return switch (language) {
      case NB -> NB;
      case EN -> EN;
    };
  }
}
