package no.kommunespeil.report.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.report.chart.Chart;
import no.kommunespeil.report.model.Notes;
import no.kommunespeil.report.model.Question;
import no.kommunespeil.report.model.ReportModel.Cell;
import no.kommunespeil.report.model.ReportModel.DataTable;
import no.kommunespeil.report.model.ReportModel.Figure;
import no.kommunespeil.report.model.ReportModel.Panel;
import no.kommunespeil.report.model.Row;
import no.kommunespeil.report.model.Told;
import no.kommunespeil.report.unit.Compared.Group;
import no.kommunespeil.report.unit.Compared.Share;

/** The unit's answer to each question beside those of its groups. */
final class AnswerFigures {

  private static final String TICKED = "ticked";

  private final Wording words;
  private final Comparisons comparisons;

  AnswerFigures(Wording words, Comparisons comparisons) {
    this.words = words;
    this.comparisons = comparisons;
  }

  /** The figure of a question; none of an open one, whose texts and themes are not shown. */
  Optional<Figure> of(Question question) {
    Map<String, List<Row>> variables = question.shares();
    if (question.kind().equals("open") || variables.isEmpty()) {
      return Optional.empty();
    }
    List<Compared> compared =
        variables.keySet().stream()
            .map(variable -> comparisons.of(question.subSurvey(), variable))
            .toList();
    boolean isBattery = variables.size() > 1 || question.kind().equals("multiple");
    return Optional.of(
        isBattery
            ? battery(question, variables, compared)
            : distribution(question, variables.values().iterator().next(), compared.get(0)));
  }

  private Figure distribution(Question question, List<Row> rows, Compared compared) {
    List<Row> ordered =
        rows.stream()
            .sorted(
                Comparator.comparing((Row row) -> words.source().isOffScale(row) ? 1 : 0)
                    .thenComparingInt(row -> row.position("category_order")))
            .toList();
    List<Chart.Group> groups = new ArrayList<>();
    List<List<Cell>> cells = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (Row row : ordered) {
      String category = row.text("category");
      boolean isOwn = category.equals(compared.own());
      String label = words.source().label(row, "category");
      String marked = isOwn ? label + words.of(" ◄ deres svar", " ◄ your answer") : label;
      List<Cell> line = new ArrayList<>();
      line.add(Cell.text(label));
      line.add(Cell.text(isOwn ? words.of("Deres svar", "Your answer") : ""));
      line.addAll(shares(compared, category));
      cells.add(line);
      groups.add(new Chart.Group(marked, bars(compared, category)));
      said.add(marked + ": " + spoken(compared, category));
    }
    return figure(
        question,
        words.of("Fordeling, med deres svar merket", "Distribution, with your answer marked"),
        List.of(compared),
        groups,
        String.join("; ", said),
        table(words.of("Svar", "Answer"), List.of(words.of("Deres svar", "Your answer")), cells));
  }

  private Figure battery(
      Question question, Map<String, List<Row>> variables, List<Compared> compared) {
    boolean isMultiple = question.kind().equals("multiple");
    List<Chart.Group> groups = new ArrayList<>();
    List<List<Cell>> cells = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (Compared each : compared) {
      Row first = variables.getOrDefault(each.variable(), List.of()).get(0);
      String name = words.source().name(first);
      String own =
          comparisons
              .own(question.subSurvey(), each.variable())
              .map(words::answer)
              .orElse(Notes.none());
      Optional<String> category =
          isMultiple
              ? Optional.of(TICKED)
              : Optional.ofNullable(each.own()).or(() -> each.commonest(Group.COUNTRY));
      String answer =
          category
              .map(key -> words.source().categoryName(each.variable(), key))
              .orElse(Notes.none());
      List<Cell> line = new ArrayList<>();
      line.add(Cell.text(name));
      line.add(Cell.text(own));
      if (!isMultiple) {
        line.add(Cell.text(answer));
      }
      line.addAll(shares(each, category.orElse("")));
      cells.add(line);
      String marked =
          each.own() == null
              ? name + words.of(" – andel ", " – share ") + words.quoted(answer)
              : name + words.of(" ◄ dere: ", " ◄ you: ") + own;
      if (!each.shares().isEmpty()) {
        groups.add(new Chart.Group(marked, bars(each, category.orElse(""))));
        said.add(marked + ": " + spoken(each, category.orElse("")));
      }
    }
    List<String> columns = new ArrayList<>();
    columns.add(words.of("Deres svar", "Your answer"));
    if (!isMultiple) {
      columns.add(words.of("Andelene er av svaret", "Shares are of the answer"));
    }
    return figure(
        question,
        isMultiple
            ? words.of(
                "Flere svar mulig: andelen som krysset av", "Several answers: share that ticked")
            : words.of(
                "Andelen som svarte det samme som dere", "Share that gave the same answer as you"),
        compared,
        groups,
        String.join(". ", said),
        table(
            isMultiple ? words.of("Alternativ", "Option") : words.of("Ledd", "Item"),
            columns,
            cells));
  }

  private DataTable table(String head, List<String> own, List<List<Cell>> cells) {
    List<String> columns = new ArrayList<>();
    columns.add(head);
    columns.addAll(own);
    for (Group group : Group.values()) {
      columns.add(words.name(group));
    }
    return new DataTable(columns, cells);
  }

  private List<Cell> shares(Compared compared, String category) {
    List<Cell> cells = new ArrayList<>();
    for (Group group : Group.values()) {
      cells.add(
          Cell.number(compared.share(group, category).map(words::value).orElse(Notes.none())));
    }
    return cells;
  }

  private List<Chart.Bar> bars(Compared compared, String category) {
    List<Chart.Bar> bars = new ArrayList<>();
    for (Group group : Group.values()) {
      compared
          .share(group, category)
          .ifPresent(
              share ->
                  bars.add(
                      new Chart.Bar(
                          words.paint(group), share.value(), null, null, text(group, share))));
    }
    return bars;
  }

  /** Says which group it is, so that nobody needs to tell colours apart. */
  private String text(Group group, Share share) {
    return words.shortName(group) + " " + words.percent(share.value());
  }

  private String spoken(Compared compared, String category) {
    List<String> spoken = new ArrayList<>();
    for (Group group : Group.values()) {
      compared.share(group, category).ifPresent(share -> spoken.add(text(group, share)));
    }
    return spoken.isEmpty() ? Notes.none() : String.join(", ", spoken);
  }

  private Figure figure(
      Question question,
      String kind,
      List<Compared> compared,
      List<Chart.Group> groups,
      String alternative,
      DataTable table) {
    List<Chart.Level> legend = new ArrayList<>();
    for (Group group : Group.values()) {
      if (compared.stream().anyMatch(each -> each.used().containsKey(group))) {
        legend.add(new Chart.Level(words.legend(group), words.paint(group)));
      }
    }
    return new Figure(
        "",
        0,
        question.title(),
        question.role() + ". " + kind,
        Told.of(own(question, compared) + " " + words.bases(compared)),
        caveats(question, compared),
        legend.isEmpty()
            ? List.of()
            : List.of(new Panel("", alternative, new Chart.Bars(legend, groups))),
        table);
  }

  private String own(Question question, List<Compared> compared) {
    if (!comparisons.hasResponded(question.subSurvey())) {
      return question.role() + words.of(" har ikke svart hos dere.", " has not responded for you.");
    }
    if (compared.size() > 1) {
      long answered = compared.stream().filter(each -> each.own() != null).count();
      return words.of("Dere svarte på ", "You answered ")
          + words.count(answered)
          + words.of(" av ", " of ")
          + words.count(compared.size())
          + words.of(" ledd.", " items.");
    }
    return words.of("Dere: ", "You: ")
        + comparisons
            .own(question.subSurvey(), compared.get(0).variable())
            .map(words::answer)
            .map(words::quoted)
            .orElse(Notes.none())
        + ".";
  }

  private List<Told> caveats(Question question, List<Compared> compared) {
    List<Told> caveats = new ArrayList<>();
    // What is said of the country's shares is said only where they are shown.
    List<String> shown =
        compared.stream()
            .filter(each -> each.shares().containsKey(Group.COUNTRY))
            .map(Compared::variable)
            .toList();
    caveats.addAll(
        words
            .notes()
            .caveats(
                question,
                question.shares().values().stream()
                    .flatMap(List::stream)
                    .filter(row -> shown.contains(row.text("variable")))
                    .toList()));
    if (compared.stream()
        .flatMap(each -> each.shares().getOrDefault(Group.COUNTY, Map.of()).values().stream())
        .anyMatch(share -> share.status().equals("U"))) {
      caveats.add(
          Told.of(
              words.of(
                  "Tallene for fylket er usikre (status U).",
                  "The county's numbers are of low reliability (status U).")));
    }
    for (Group group : Group.values()) {
      long withheld = compared.stream().filter(each -> each.withheld().contains(group)).count();
      if (withheld > 0) {
        caveats.add(
            Told.of(
                words.name(group)
                    + words.of(" vises ikke", " is not shown")
                    + (compared.size() > 1
                        ? words.of(" for ", " for ")
                            + words.count(withheld)
                            + words.of(" ledd", withheld == 1 ? " item" : " items")
                        : "")
                    + words.of(
                        ", fordi for få andre har svart til at ingen kan kjennes igjen.",
                        ", since too few others answered for none to be recognised.")));
      }
    }
    return caveats;
  }
}
