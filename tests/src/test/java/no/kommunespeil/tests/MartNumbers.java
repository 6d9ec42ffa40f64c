package no.kommunespeil.tests;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Published numbers as the marts have them, asked with another engine than the one that made them.
 */
final class MartNumbers {

  private static final String COLUMNS =
      "wave, sub_survey, variable, statistic, category,"
          + " value, count_n, used_n, answered_n, asked_n, response_n, sum_y";

  private final SampleRun sample;
  private final Map<String, Estimate> estimates = new TreeMap<>();

  /** A row of the mart of estimates over all units. */
  record Estimate(
      String variable,
      double value,
      @Nullable Long count,
      long used,
      long answered,
      long asked,
      long responses,
      @Nullable Long sum) {

    BigDecimal percent() {
      BigDecimal exact =
          BigDecimal.valueOf(100 * Objects.requireNonNull(count))
              .divide(BigDecimal.valueOf(used), MathContext.DECIMAL64);
      if (Math.abs(exact.doubleValue() - 100 * value) > 1e-9) {
        throw new AssertionError(variable + " is " + value + ", its counts are " + exact + " %.");
      }
      return exact;
    }
  }

  /** Number of units that answered, of those in the denominator. */
  record Response(long answered, long frame) {

    BigDecimal percent() {
      return BigDecimal.valueOf(100 * answered)
          .divide(BigDecimal.valueOf(frame), MathContext.DECIMAL64);
    }
  }

  MartNumbers(SampleRun sample) throws SQLException, IOException {
    this.sample = sample;
    for (List<@Nullable Object> row :
        sample.query("select " + COLUMNS + " from estimates where breakdown = 'all'")) {
      String key = row.get(0) + "|" + row.get(1) + "|" + row.get(2) + "|";
      Object value = row.get(5);
      estimates.put(
          key + row.get(3) + "|" + row.get(4),
          new Estimate(
              String.valueOf(row.get(2)),
              value == null ? Double.NaN : (Double) value,
              (Long) row.get(6),
              number(row.get(7)),
              number(row.get(8)),
              number(row.get(9)),
              number(row.get(10)),
              (Long) row.get(11)));
    }
  }

  private static long number(@Nullable Object value) {
    return (Long) Objects.requireNonNull(value);
  }

  /**
   * The one estimate of a variable, a statistic and a category over all units.
   *
   * @throws AssertionError when the mart has none
   */
  Estimate estimate(
      String wave, String subSurvey, String variable, String statistic, String category) {
    String key = String.join("|", wave, subSurvey, variable, statistic, category);
    Estimate found = estimates.get(key);
    if (found == null) {
      throw new AssertionError("No estimate " + key + ".");
    }
    return found;
  }

  /**
   * Every estimate of a variable; where a question is no variable itself, of each variable it has.
   */
  List<Estimate> of(String wave, String subSurvey, String key) {
    String start = wave + "|" + subSurvey + "|" + key;
    List<Estimate> found = startingWith(start + "|");
    if (found.isEmpty()) {
      found = startingWith(start + ".");
    }
    if (found.isEmpty()) {
      throw new AssertionError("No estimates of " + start + ".");
    }
    return found;
  }

  private List<Estimate> startingWith(String start) {
    return estimates.entrySet().stream()
        .filter(e -> e.getKey().startsWith(start))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The estimates of a variable and a category by whatever statistic. */
  List<Estimate> readings(String wave, String subSurvey, String variable, String category) {
    String start = wave + "|" + subSurvey + "|" + variable + "|";
    return estimates.entrySet().stream()
        .filter(e -> e.getKey().startsWith(start) && e.getKey().endsWith("|" + category))
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * Response over all units, or over those of a type, by every denominator in use.
   *
   * @param subSurvey the part, or all for at least one of them
   * @param unitType municipality, district, or empty for both; with municipality, Oslo is one
   */
  List<Response> responses(String wave, String subSurvey, String unitType)
      throws SQLException, IOException {
    String where =
        switch (unitType) {
          case "municipality" -> "sub_survey = 'any' and variant = 'municipalities'";
          case "district" -> "sub_survey = 'any' and group_key = 'district'";
          case "" ->
              "breakdown = 'all' and variant <> 'municipalities' and sub_survey = '"
                  + (subSurvey.equals("all") ? "any" : subSurvey)
                  + "'";
          default -> throw new IllegalArgumentException("No type of unit is " + unitType);
        };
    return sample
        .query(
            "select answered_n, frame_n, rate from response_rate where wave = '"
                + wave
                + "' and breakdown in ('all', 'unit_type') and "
                + where)
        .stream()
        .map(row -> new Response(number(row.get(0)), number(row.get(1))))
        .toList();
  }

  /**
   * Mean of a fact of the registers over the units that gave an answer and of which it is known.
   */
  BigDecimal factMean(Published row) throws SQLException, IOException {
    boolean ofYearBefore = row.statistic().endsWith("_2019");
    String fact = row.statistic().replace("mean_of_", "").replace("_2019", "");
    return ask(
        "select mean from register_profile where category = '"
            + row.category()
            + "' and facts_year = "
            + (ofYearBefore ? "2019" : row.wave())
            + " and register_variable = '"
            + fact
            + "' and variable = '"
            + row.key()
            + "' and "
            + of(row));
  }

  /** Units that gave an answer and meet a condition, which stands behind the at sign. */
  BigDecimal crossed(Published row) throws SQLException, IOException {
    String[] parts = row.category().split("@", -1);
    String[] condition = parts[1].split("=", -1);
    String column =
        switch (condition[0]) {
          case "centrality_class" ->
              "column_variable = 'centrality' and column_category = '" + condition[1] + "'";
          case "settled_since" ->
              "column_variable = 'settled_since_" + condition[1] + "' and column_category = 'yes'";
          default -> throw new IllegalArgumentException(row.id() + " crosses " + parts[1]);
        };
    return ask(
        "select count_n from crosstab where variant = 'all' and row_category = '"
            + parts[0]
            + "' and row_variable = '"
            + row.key()
            + "' and row_n = "
            + row.base()
            + " and wave = '"
            + row.wave()
            + "' and row_sub_survey = '"
            + row.subSurvey()
            + "' and "
            + column);
  }

  private static String of(Published row) {
    return "wave = '" + row.wave() + "' and sub_survey = '" + row.subSurvey() + "'";
  }

  /**
   * Pearson's correlation of the number of parts answered with a fact of the registers, over
   * municipalities.
   */
  BigDecimal correlation(Published row) throws SQLException, IOException {
    String fact = row.category().equals("settlement_years") ? "years_settled" : row.category();
    return ask(
        "select value from representativity where kind = 'correlation'"
            + " and variant = 'municipalities' and known_n = "
            + row.base()
            + " and wave = '"
            + row.wave()
            + "' and register_variable = '"
            + fact
            + "'");
  }

  /**
   * The fewest parts that a municipality answers, which are none when fewer answered any than were
   * asked, or the most, which are all it is asked when there are any that answered the whole.
   */
  BigDecimal partsPerMunicipality(String wave, String function) throws SQLException, IOException {
    String ofMunicipalities =
        "from response_rate where variant = 'eligible' and group_key = 'municipality' and wave = '"
            + wave
            + "' and sub_survey ";
    return switch (function) {
      case "min" -> ask("select (answered_n = frame_n)::int " + ofMunicipalities + "= 'any'");
      case "max" ->
          ask(
              "select count(*) "
                  + ofMunicipalities
                  + "not in ('any', 'whole', 'part') and (select answered_n > 0 "
                  + ofMunicipalities
                  + "= 'whole')");
      default -> throw new IllegalArgumentException(function);
    };
  }

  /** One number of one row. */
  BigDecimal ask(String sql) throws SQLException, IOException {
    List<List<@Nullable Object>> rows = sample.query(sql);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows answer " + sql);
    }
    return new BigDecimal(String.valueOf(rows.get(0).get(0)));
  }
}
