package no.kommunespeil.report.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import no.kommunespeil.report.model.Notes;
import no.kommunespeil.report.model.Question;
import no.kommunespeil.report.model.ReportModel.Cell;
import no.kommunespeil.report.model.ReportModel.Chapter;
import no.kommunespeil.report.model.ReportModel.DataTable;
import no.kommunespeil.report.model.ReportModel.Figure;
import no.kommunespeil.report.model.Row;
import no.kommunespeil.report.model.Told;
import no.kommunespeil.report.unit.LinkedCounts.OwnAnswer;

/** The chapters that are about the unit alone: who answered, where they differ, and earlier. */
final class OwnChapters {

  private final Wording words;
  private final PageUnit unit;
  private final List<OwnAnswer> answers;
  private final List<Question> questions;

  /**
   * @param answers of all waves
   * @param questions of the wave
   */
  OwnChapters(Wording words, PageUnit unit, List<OwnAnswer> answers, List<Question> questions) {
    this.words = words;
    this.unit = unit;
    this.answers = answers;
    this.questions = questions;
  }

  private String wave() {
    return words.source().wave();
  }

  private List<OwnAnswer> now(String subSurvey) {
    return answers.stream()
        .filter(answer -> answer.wave().equals(wave()) && answer.subSurvey().equals(subSurvey))
        .toList();
  }

  /** Who answered and when, and who did not. */
  Chapter who(Row facts, List<String> groups) {
    List<List<Cell>> cells = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String subSurvey : unit.asked()) {
      String role =
          words
              .source()
              .response(subSurvey)
              .map(row -> words.source().label(row, "sub_survey"))
              .orElse(subSurvey);
      List<OwnAnswer> given = now(subSurvey);
      if (given.isEmpty()) {
        missing.add(role);
      }
      cells.add(
          List.of(
              Cell.text(role),
              Cell.text(
                  given.isEmpty()
                      ? words.of("Ikke besvart", "Not answered")
                      : words.of("Besvart", "Answered")),
              Cell.text(
                  given.stream()
                      .map(OwnAnswer::sentOn)
                      .filter(Objects::nonNull)
                      .findFirst()
                      .map(LocalDate::toString)
                      .orElse(Notes.none()))));
    }
    List<String> sentences =
        missing.isEmpty()
            ? List.of(
                words.of(
                    "Alle som ble spurt hos dere, har svart.", "All who were asked have answered."))
            : List.of(
                words.of("Ikke besvart: ", "Not answered: ") + String.join(", ", missing) + ".");
    Figure who =
        table(
            words.of("Hvem som svarte hos dere", "Who answered for you"),
            words.of("Svar etter rolle", "Answers by role"),
            words.of(
                "Én besvarelse per rolle teller; dagen er den da den ble sendt inn.",
                "One response per role counts; the day is that on which it was sent in."),
            List.of(),
            List.of(words.of("Rolle", "Role"), words.of("Svar", "Answer"), words.of("Dag", "Day")),
            cells);
    return new Chapter(
        "who",
        words.of("Hvem som svarte", "Who answered"),
        Told.of(sentences),
        groups,
        List.of(who, register(facts)));
  }

  private Figure register(Row facts) {
    String madeUp = " " + facts.text("synthetic_facts") + " ";
    List<List<Cell>> cells = new ArrayList<>();
    Map<String, String> names = new java.util.LinkedHashMap<>();
    names.put("population", words.of("Innbyggere 1. januar", "Inhabitants on 1 January"));
    names.put("immigrants", words.of("Innvandrere 1. januar", "Immigrants on 1 January"));
    names.put(
        "refugees_settled",
        words.of("Flyktninger bosatt i året", "Refugees settled during the year"));
    names.put(
        "years_settled",
        words.of(
            "År med bosatte flyktninger av de siste fem",
            "Years with settled refugees of the last five"));
    names.put("centrality_class", words.of("Sentralitetsklasse (1–6)", "Centrality class (1–6)"));
    names.forEach(
        (column, name) ->
            cells.add(
                List.of(
                    Cell.text(name),
                    Cell.number(
                        facts.has(column) ? words.count(facts.count(column)) : Notes.none()),
                    Cell.text(
                        madeUp.contains(" " + column + " ")
                            ? words.of("Syntetisk", "Synthetic")
                            : ""))));
    return table(
        words.of("Registeropplysninger om dere", "What registers know of you"),
        words.of("Registertall som er brukt", "Register facts that are used"),
        words.of("Tallene gjelder ", "The facts are of ") + facts.text("facts_year") + ".",
        List.of(),
        List.of(
            words.of("Opplysning", "Fact"),
            words.of("Verdi", "Value"),
            words.of("Merknad", "Note")),
        cells);
  }

  /** Where those who answered for the unit said different things to the same question. */
  Optional<Chapter> roles() {
    Map<String, Map<String, OwnAnswer>> byVariable = new HashMap<>();
    for (OwnAnswer answer : answers) {
      if (answer.wave().equals(wave()) && answer.category() != null) {
        byVariable
            .computeIfAbsent(answer.variable(), same -> new HashMap<>())
            .put(answer.subSurvey(), answer);
      }
    }
    int both = 0;
    int same = 0;
    List<List<Cell>> cells = new ArrayList<>();
    java.util.Set<String> seen = new java.util.HashSet<>();
    for (Question question : questions) {
      if (question.kind().equals("open")) {
        continue;
      }
      for (Map.Entry<String, List<Row>> variable : question.shares().entrySet()) {
        Map<String, OwnAnswer> given = byVariable.getOrDefault(variable.getKey(), Map.of());
        if (given.size() < 2 || !seen.add(variable.getKey())) {
          continue;
        }
        both++;
        if (given.values().stream().map(OwnAnswer::category).distinct().count() == 1) {
          same++;
          continue;
        }
        List<Cell> line = new ArrayList<>();
        line.add(Cell.text(words.question(variable.getValue().get(0))));
        for (String subSurvey : unit.asked()) {
          OwnAnswer answer = given.get(subSurvey);
          line.add(Cell.text(answer == null ? Notes.none() : words.answer(answer)));
        }
        cells.add(line);
      }
    }
    if (both == 0) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    columns.add(words.of("Spørsmål", "Question"));
    for (String subSurvey : unit.asked()) {
      columns.add(
          words
              .source()
              .response(subSurvey)
              .map(row -> words.source().label(row, "sub_survey"))
              .orElse(subSurvey));
    }
    return Optional.of(
        new Chapter(
            "roles",
            words.of("Der rollene hos dere svarer ulikt", "Where your roles differ"),
            Told.of(
                List.of(
                    words.of("Rollene svarte det samme på ", "The roles gave the same answer to ")
                        + words.count(same)
                        + words.of(" av ", " of ")
                        + words.count(both)
                        + words.of(
                            " spørsmål og delspørsmål som mer enn én svarte på.",
                            " questions and items that more than one answered."))),
            List.of(),
            cells.isEmpty()
                ? List.of()
                : List.of(
                    table(
                        words.of("Ulike svar fra samme enhet", "Different answers of one unit"),
                        words.of("Svar etter rolle", "Answers by role"),
                        words.of("Bare spørsmål med ulike svar.", "Only where answers differ."),
                        List.of(),
                        columns,
                        cells))));
  }

  /** The unit's answers over the waves. */
  Optional<Chapter> earlier(Map<String, String> comparability) {
    int year =
        answers.stream()
            .filter(answer -> answer.wave().equals(wave()))
            .mapToInt(OwnAnswer::year)
            .findFirst()
            .orElse(words.source().year());
    List<OwnAnswer> until =
        answers.stream()
            .filter(answer -> answer.year() <= year && answer.category() != null)
            .sorted(Comparator.comparingInt(OwnAnswer::year))
            .toList();
    List<Figure> figures = new ArrayList<>();
    TreeSet<String> shown = new TreeSet<>();
    for (String subSurvey : unit.asked()) {
      figure(subSurvey, until, comparability, shown).ifPresent(figures::add);
    }
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    List<String> paragraphs = new ArrayList<>();
    for (PageUnit.Former former : unit.formers()) {
      if (shown.contains(former.wave())) {
        paragraphs.add(
            words.of("Svarene i ", "The answers in ")
                + former.wave()
                + words.of(" er fra ", " are from ")
                + former.number()
                + " "
                + former.name()
                + (former.isLargestOfSeveral()
                    ? words.of(
                        ", den største av kommunene som er blitt til dere.",
                        ", the largest of the municipalities that have become you.")
                    : "."));
      }
    }
    return Optional.of(
        new Chapter(
            "earlier",
            words.of("Deres svar over tid", "Your answers over time"),
            List.of(),
            paragraphs,
            figures));
  }

  private Optional<Figure> figure(
      String subSurvey,
      List<OwnAnswer> until,
      Map<String, String> comparability,
      TreeSet<String> shown) {
    List<OwnAnswer> of =
        until.stream().filter(answer -> answer.subSurvey().equals(subSurvey)).toList();
    List<List<Cell>> cells = new ArrayList<>();
    TreeSet<String> waves = new TreeSet<>();
    Map<String, Map<String, OwnAnswer>> lines = new java.util.LinkedHashMap<>();
    List<Question> asked =
        questions.stream()
            .filter(question -> question.subSurvey().equals(subSurvey))
            .filter(question -> !question.kind().equals("open"))
            .toList();
    Map<String, Row> first = new HashMap<>();
    for (Question question : asked) {
      question
          .shares()
          .forEach(
              (variable, rows) -> {
                Map<String, OwnAnswer> line = new HashMap<>();
                of.stream()
                    .filter(answer -> answer.variable().equals(variable))
                    .forEach(answer -> line.put(answer.wave(), answer));
                if (line.size() > 1 && line.containsKey(wave())) {
                  lines.put(variable, line);
                  first.put(variable, rows.get(0));
                  waves.addAll(line.keySet());
                }
              });
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    shown.addAll(waves);
    boolean isMarked = false;
    List<String> columns = new ArrayList<>();
    columns.add(words.of("Spørsmål", "Question"));
    columns.addAll(waves);
    for (Map.Entry<String, Map<String, OwnAnswer>> line : lines.entrySet()) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.text(words.question(Objects.requireNonNull(first.get(line.getKey())))));
      for (String wave : waves) {
        OwnAnswer answer = line.getValue().get(wave);
        String how =
            comparability.getOrDefault(String.join("/", wave, subSurvey, line.getKey()), "same");
        boolean isChanged = answer != null && !how.equals("same") && !how.equals("first");
        isMarked |= isChanged;
        row.add(
            Cell.text(
                answer == null ? Notes.none() : words.answer(answer) + (isChanged ? " *" : "")));
      }
      cells.add(row);
    }
    String role =
        words
            .source()
            .response(subSurvey)
            .map(row -> words.source().label(row, "sub_survey"))
            .orElse(subSurvey);
    return Optional.of(
        table(
            role + words.of(": svarene i hver runde", ": the answers of each wave"),
            words.of("Egne svar over tid", "Own answers over time"),
            words.of(
                "Spørsmål som dere også har svart på i en tidligere runde.",
                "Questions that you answered in an earlier wave too."),
            isMarked
                ? List.of(
                    words.of(
                        "* Spørsmålet er endret siden runden før som stilte det, så svarene kan"
                            + " ikke uten videre settes ved siden av hverandre.",
                        "* The question has changed since the wave before that asked it, so the"
                            + " answers cannot simply be set beside each other."))
                : List.of(),
            columns,
            cells));
  }

  private static Figure table(
      String title,
      String kind,
      String base,
      List<String> caveats,
      List<String> columns,
      List<List<Cell>> cells) {
    return new Figure(
        "",
        0,
        title,
        kind,
        Told.of(base),
        Told.of(caveats),
        List.of(),
        new DataTable(columns, cells));
  }
}
