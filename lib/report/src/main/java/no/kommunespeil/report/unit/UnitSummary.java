package no.kommunespeil.report.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.kommunespeil.report.model.Question;
import no.kommunespeil.report.model.ReportModel.Theme;
import no.kommunespeil.report.model.Row;
import no.kommunespeil.report.model.Told;
import no.kommunespeil.report.phrase.Phrases;
import no.kommunespeil.report.unit.Compared.Group;
import no.kommunespeil.report.unit.Compared.Share;

/** The page in a few sentences, of the values its figures show. */
final class UnitSummary {

  /** How many of the answers that set the unit apart are told. */
  private static final int MOST = 5;

  /**
   * An answer of the unit.
   *
   * @param row of the answer among all units
   */
  private record Answer(Question question, Row row, Compared compared, String category) {}

  private final Wording words;
  private final Comparisons comparisons;
  private final Phrases phrases;
  private final List<Answer> answers = new ArrayList<>();

  UnitSummary(Wording words, Comparisons comparisons, List<Question> questions) {
    this.words = words;
    this.comparisons = comparisons;
    this.phrases = new Phrases(words.language());
    for (Question question : questions) {
      if (!question.kind().equals("open")) {
        question.shares().forEach((variable, rows) -> add(question, variable, rows));
      }
    }
  }

  private void add(Question question, String variable, List<Row> rows) {
    Compared compared = comparisons.of(question.subSurvey(), variable);
    String own = compared.own();
    if (own != null) {
      rows.stream()
          .filter(row -> row.text("category").equals(own))
          .findFirst()
          .ifPresent(row -> answers.add(new Answer(question, row, compared, own)));
    }
  }

  /** What is told, in parts; none when the unit answered nothing. */
  List<Theme> themes() {
    if (answers.isEmpty()) {
      return List.of(
          new Theme(
              "summary-none",
              "",
              words.of("Ingen svar", "No answers"),
              Told.of(
                  List.of(
                      words.of(
                          "Dere har ikke svart i denne runden. Siden viser hva andre svarte.",
                          "You have not responded in this wave. The page shows what others"
                              + " answered.")))));
    }
    List<Theme> themes = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    for (Group group : Group.values()) {
      List<Answer> shown =
          answers.stream().filter(answer -> answer.compared.shares().containsKey(group)).toList();
      if (!shown.isEmpty()) {
        long same = shown.stream().filter(answer -> answer.compared.isCommonest(group)).count();
        alike.add(
            words.of("Dere svarte det samme som flest av ", "You answered as most often among ")
                + words.among(group)
                + words.of(" på ", " on ")
                + words.count(same)
                + words.of(" av ", " of ")
                + words.count(shown.size())
                + words.of(" spørsmål og delspørsmål.", " questions and items."));
      }
    }
    if (!alike.isEmpty()) {
      themes.add(
          new Theme("summary-alike", "", words.of("Like andre", "Like others"), Told.of(alike)));
    }
    Group group =
        answers.stream().anyMatch(answer -> answer.compared.shares().containsKey(Group.SIMILAR))
            ? Group.SIMILAR
            : Group.COUNTRY;
    List<String> apart = apart(group);
    if (!apart.isEmpty()) {
      themes.add(
          new Theme(
              "summary-apart",
              "",
              words.of("Der dere skiller dere mest fra ", "Where you differ most from ")
                  + words.among(group),
              Told.of(apart)));
    }
    return themes;
  }

  private List<String> apart(Group group) {
    record Apart(Answer answer, Share share) {}
    return answers.stream()
        .filter(answer -> !words.source().isOffScale(answer.row))
        .filter(answer -> !answer.compared.isCommonest(group))
        .flatMap(
            answer ->
                answer.compared.share(group, answer.category).stream()
                    .map(share -> new Apart(answer, share)))
        .sorted(
            Comparator.comparingDouble((Apart apart) -> apart.share.value())
                .thenComparingInt(apart -> apart.answer.row.position("variable_order"))
                .thenComparing(apart -> apart.answer.question.subSurvey()))
        .limit(MOST)
        .map(apart -> sentence(apart.answer, apart.share, group))
        .toList();
  }

  private String sentence(Answer answer, Share share, Group group) {
    return words.quoted(words.question(answer.row))
        + " ("
        + answer.question.role()
        + "): "
        + words.of("dere svarte ", "you answered ")
        + words.quoted(words.source().label(answer.row, "category"))
        + words.of(", som ", ", as did ")
        + phrases.share(share.value(), share.count(), share.used())
        + words.of(" av ", " of ")
        + words.among(group)
        + " ("
        + words.percent(share.value())
        + (share.used() < Phrases.FEWEST
            ? ""
            : "; "
                + words.count(share.count())
                + words.of(" av ", " of ")
                + words.count(share.used()))
        + ").";
  }
}
