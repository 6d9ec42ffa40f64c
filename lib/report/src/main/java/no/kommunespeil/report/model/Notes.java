package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.kommunespeil.report.Language;

/** What stands under figures: bases and caveats. */
public final class Notes {

  private final Source source;
  private final Language language;
  private final Cells cells;

  public Notes(Source source) {
    this.source = source;
    this.language = source.language();
    this.cells = source.cells();
  }

  /** How many the values rest on; of at least one row. */
  Told base(Question question, Collection<Row> rows) {
    List<Row> of = List.copyOf(rows);
    Told base = Told.of(question.role() + ": n = ");
    Told text =
        of.isEmpty()
            ? base.and(none())
            : base.and(cells.countRange(of, "used_n"))
                .and(language.of(" av ", " of "))
                .and(cells.countRange(of, "asked_n"))
                .and(language.of(" som fikk spørsmålet", " that were asked"));
    return source
        .response(question.subSurvey())
        .filter(row -> row.has("rate"))
        .map(
            row ->
                text.and("; ")
                    .and(cells.count(row, "answered_n"))
                    .and(language.of(" av ", " of "))
                    .and(cells.count(row, "frame_n"))
                    .and(
                        language.of(
                            " spurte enheter besvarte delundersøkelsen (svarprosent ",
                            " units in the frame responded to this part (response rate "))
                    .and(cells.percent(row, "rate"))
                    .and(")."))
        .orElse(text.and("."));
  }

  /** What a reader must know of the values. */
  public List<Told> caveats(Question question, Collection<Row> rows) {
    List<Told> caveats = new ArrayList<>();
    filter(rows).map(Told::of).ifPresent(caveats::add);
    dontKnow(rows).ifPresent(caveats::add);
    if (rows.stream()
        .anyMatch(row -> "negative".equals(source.attribute(row.text("variable"), "direction")))) {
      caveats.add(
          Told.of(
              language.of(
                  "Påstandene er negativt formulert: å være enig er å være misfornøyd.",
                  "The statements are worded negatively: to agree is to be dissatisfied.")));
    }
    caveats.addAll(status(rows));
    return caveats;
  }

  private java.util.Optional<String> filter(Collection<Row> rows) {
    return rows.stream()
        .map(row -> row.text("variable"))
        .filter(variable -> !source.attribute(variable, "filter_variable").isEmpty())
        .map(
            variable -> {
              String by = source.attribute(variable, "filter_variable");
              List<String> answers =
                  java.util.Arrays.stream(
                          source.attribute(variable, "filter_categories").split("[ ,]+", -1))
                      .filter(category -> !category.isEmpty())
                      .map(category -> quoted(source.categoryName(by, category)))
                      .toList();
              return language.of("Stilt bare til dem som svarte ", "Asked only of those who said ")
                  + String.join(language.of(" eller ", " or "), answers)
                  + language.of(" på ", " to ")
                  + quoted(source.nameOf(by))
                  + ".";
            })
        .findFirst();
  }

  private java.util.Optional<Told> dontKnow(Collection<Row> rows) {
    List<Row> shares =
        rows.stream()
            .filter(
                row ->
                    row.has("value")
                        && row.knows("category")
                        && row.text("statistic").equals("share")
                        && source.isOffScale(row))
            .toList();
    if (shares.isEmpty()) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(
        Told.of(
                language.of(
                    "«Vet ikke» og «ikke aktuelt» er med i nevneren og vises for seg: ",
                    "Don't know and not applicable are in the denominator and shown apart: "))
            .and(cells.percentSpan(shares, "value"))
            .and("."));
  }

  /** Why values are uncertain or missing, each reason once. */
  List<Told> status(Collection<Row> rows) {
    Set<String> reasons = new LinkedHashSet<>();
    boolean isMissing = false;
    for (Row row : rows) {
      isMissing |= row.text("obs_status").equals("M");
      for (String reason : row.text("reliability").split(",", -1)) {
        if (!reason.isEmpty()) {
          reasons.add(reason);
        }
      }
    }
    List<String> caveats = new ArrayList<>();
    if (!reasons.isEmpty()) {
      caveats.add(
          language.of("Status U, usikker: ", "Status U, low reliability: ")
              + String.join(", ", reasons.stream().map(this::reason).toList())
              + ".");
    }
    if (isMissing) {
      caveats.add(
          language.of(
              "Status M: en verdi mangler, fordi ingen er i nevneren.",
              "Status M: a value is missing, since nobody is in the denominator."));
    }
    return Told.of(caveats);
  }

  String reason(String key) {
    return switch (key) {
      case "wide_interval" -> language.of("bredt intervall", "wide interval");
      case "low_response" -> language.of("lav svarprosent", "low response rate");
      case "wide_bounds" -> language.of("brede ytterpunkter", "wide worst-case bounds");
      case "small_base" -> language.of("få svar i nevneren", "few in the denominator");
      default -> key;
    };
  }

  /** The status of a row, with its reasons: "U: lav svarprosent". */
  String statusOf(Row row) {
    List<String> reasons =
        java.util.Arrays.stream(row.text("reliability").split(",", -1))
            .filter(reason -> !reason.isEmpty())
            .map(this::reason)
            .toList();
    return row.text("obs_status") + (reasons.isEmpty() ? "" : ": " + String.join(", ", reasons));
  }

  public String quoted(String words) {
    return language.of("«" + words + "»", "“" + words + "”");
  }

  /** What is written where there is no value. */
  public static String none() {
    return "–";
  }
}
