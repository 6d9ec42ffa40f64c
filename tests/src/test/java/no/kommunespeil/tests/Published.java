package no.kommunespeil.tests;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kommunespeil.domain.config.CsvTable;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.problem.Problems;

/**
 * A number that a report or a page on the survey prints, and where the pipeline has it.
 *
 * @param keys variables it is about; more than one where it is true of all, or a range over them
 * @param base number in the denominator, or empty where none is printed or known
 * @param wave the wave, or the first and the last of several
 * @param printed the number as printed
 * @param unit how the number is printed; see {@link #agrees}
 * @param reason what to know about it; why it cannot hold, where it cannot
 */
record Published(
    String id,
    String subSurvey,
    List<String> keys,
    String statistic,
    String category,
    String base,
    String wave,
    BigDecimal printed,
    String unit,
    How how,
    String reason) {

  /** The way from the pipeline's tables to the number. */
  enum How {
    ESTIMATE,
    ANSWERED,
    COUNT,
    RANGE_MIN,
    RANGE_MAX,
    /** All who answer but those counted. */
    COMPLEMENT,
    FRAME,
    RESPONSE,
    SCORE,
    /** Number of items of the question. */
    ITEMS,
    GROUP_MEAN,
    CORRELATION,
    LEAST_CENTRAL,
    /** Cannot hold together with other numbers. */
    CONTRADICTION,
    /** Not a number of this survey. */
    CONTEXT
  }

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "sub_survey",
          "question_key",
          "statistic",
          "category",
          "base_n",
          "wave",
          "value",
          "unit",
          "how",
          "reason");

  private static final BigDecimal TENTH = BigDecimal.TEN;
  private static final BigDecimal QUARTER = BigDecimal.valueOf(25);

  /** Reads a table of the tests' resources. */
  static List<Published> read(String file) {
    return rows(file, COLUMNS).map(Published::of).toList();
  }

  /** Rows of a table of the tests' resources, which must have exactly these columns. */
  static Stream<CsvTable.Row> rows(String file, List<String> columns) {
    Problems problems = new Problems();
    CsvTable table =
        CsvTable.read(LocalFolder.of(Path.of("src/test/resources")), file, columns, problems);
    problems.throwIfAny("reading the published numbers");
    return table.rows().stream();
  }

  private static Published of(CsvTable.Row row) {
    return new Published(
        row.text("id"),
        row.text("sub_survey"),
        List.of(row.text("question_key").split("\\|", -1)),
        row.text("statistic"),
        row.text("category"),
        row.text("base_n"),
        row.text("wave"),
        new BigDecimal(row.text("value")),
        row.text("unit"),
        How.valueOf(row.text("how").toUpperCase(Locale.ROOT)),
        row.text("reason"));
  }

  /** What it says, for the list of tests. */
  String title() {
    String subject = keys.size() > 1 ? keys.get(0) + " and " + (keys.size() - 1) + " more" : key();
    return Stream.of(id, wave, subSurvey, subject, category, statistic)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "))
        + ": "
        + printed.toPlainString()
        + " "
        + unit
        + " ("
        + how.name().toLowerCase(Locale.ROOT)
        + (reason.isEmpty() ? "" : "; " + reason)
        + ")";
  }

  String key() {
    return keys.get(0);
  }

  /**
   * Whether a value would be printed as this number is, rounding half up.
   *
   * @param value in percent where the number is a share
   */
  boolean agrees(BigDecimal value) {
    return switch (unit) {
      case "count" -> value.compareTo(printed) == 0;
      case "percent", "coefficient", "persons", "class" -> rounded(value).compareTo(printed) == 0;
      case "tenths" -> nearest(TENTH, value);
      case "over_tenths" -> nearest(TENTH, value) && value.compareTo(printed) > 0;
      case "over_quarters" -> nearest(QUARTER, value) && value.compareTo(printed) > 0;
      case "over" -> value.compareTo(printed) > 0;
      case "under" -> rounded(value).compareTo(printed) == 0 && value.compareTo(printed) < 0;
      default -> throw new IllegalArgumentException(id + " is printed in " + unit);
    };
  }

  private BigDecimal rounded(BigDecimal value) {
    return value.setScale(printed.scale(), RoundingMode.HALF_UP);
  }

  private boolean nearest(BigDecimal step, BigDecimal value) {
    return value.divide(step, 0, RoundingMode.HALF_UP).multiply(step).compareTo(printed) == 0;
  }
}
