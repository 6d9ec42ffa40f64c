package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.kommunespeil.tests.MartNumbers.Estimate;
import no.kommunespeil.tests.MartNumbers.Response;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every number printed about the survey, made again from the sample by the whole pipeline. None is
 * skipped: what cannot hold together with other numbers is shown not to hold, with the reason.
 */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class})
class PublishedNumbersTest {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final MartNumbers marts;

  PublishedNumbersTest(SampleRun sample) throws SQLException, IOException {
    marts = new MartNumbers(sample);
  }

  @TestFactory
  Stream<DynamicTest> numbers_of_the_report_on_2020() {
    return Published.read("published_2020.csv").stream().map(this::test);
  }

  @TestFactory
  Stream<DynamicTest> numbers_of_other_waves_from_2014() {
    return Published.read("published_other_waves.csv").stream().map(this::test);
  }

  private DynamicTest test(Published row) {
    return DynamicTest.dynamicTest(row.title(), () -> check(row));
  }

  private void check(Published row) throws SQLException, IOException {
    switch (row.how()) {
      case CONTEXT -> assertThat(row.reason()).isNotBlank();
      case CONTRADICTION -> {
        assertThat(row.reason()).matches("I\\d\\d.*: .+");
        assertThat(readings(row))
            .as("every reading of " + row.title())
            .isNotEmpty()
            .noneMatch(row::agrees);
      }
      case ESTIMATE,
          ANSWERED,
          COUNT,
          RANGE_MIN,
          RANGE_MAX,
          COMPLEMENT,
          FRAME,
          RESPONSE,
          SCORE,
          ITEMS,
          GROUP_MEAN,
          CORRELATION,
          LEAST_CENTRAL ->
          assertThat(values(row)).as(row.title()).isNotEmpty().allMatch(row::agrees);
    }
  }

  /** The number as the pipeline has it; where it is said of several variables, of each. */
  private List<BigDecimal> values(Published row) throws SQLException, IOException {
    return switch (row.how()) {
      case ESTIMATE -> {
        assertThat(row.keys()).hasSize(1);
        yield List.of(estimate(row, row.wave(), row.key()).percent());
      }
      case COMPLEMENT -> List.of(HUNDRED.subtract(estimate(row, row.wave(), row.key()).percent()));
      case COUNT -> List.of(count(row));
      case ANSWERED -> answered(row);
      case RANGE_MIN -> List.of(range(row, "min"));
      case RANGE_MAX -> List.of(range(row, "max"));
      case FRAME ->
          List.of(
              marts.ask(
                  "select count(*) from units where (unit_type = 'district') = "
                      + row.category().equals("district")
                      + " and wave = '"
                      + row.wave()
                      + "'"));
      case RESPONSE -> response(row);
      case SCORE ->
          List.of(
              marts.ask(
                  "select score from categories where variable = '"
                      + row.key()
                      + "' and category = '"
                      + row.category()
                      + "'"));
      case ITEMS ->
          List.of(
              marts.ask(
                  "select count(distinct item) from variables where question = '"
                      + row.key()
                      + "'"));
      case GROUP_MEAN -> {
        assertThat(marts.estimate(row.wave(), row.subSurvey(), row.key(), "share", row.category()))
            .extracting(Estimate::count)
            .hasToString(row.base());
        yield List.of(marts.factMean(row));
      }
      case CORRELATION -> List.of(marts.correlation(row));
      case LEAST_CENTRAL ->
          List.of(
              marts.ask(
                  "select any_value(centrality_class) from units where wave = '"
                      + row.wave()
                      + "' and centrality_index ="
                      + " (select min(centrality_index) from units where wave = '"
                      + row.wave()
                      + "')"));
      case CONTRADICTION, CONTEXT -> throw new IllegalArgumentException(row.id() + " has no value");
    };
  }

  private Estimate estimate(Published row, String wave, String variable) {
    Estimate found =
        marts.estimate(wave, row.subSurvey(), variable, row.statistic(), row.category());
    if (!row.base().isEmpty()) {
      assertThat(found.used()).as("base of " + row.title()).isEqualTo(Long.parseLong(row.base()));
    }
    return found;
  }

  private BigDecimal count(Published row) throws SQLException, IOException {
    if (row.category().contains("@")) {
      String category = row.category().substring(0, row.category().indexOf('@'));
      assertThat(marts.estimate(row.wave(), row.subSurvey(), row.key(), "share", category))
          .extracting(Estimate::count)
          .hasToString(row.base());
      return marts.crossed(row);
    }
    boolean summed = row.statistic().equals("sum");
    Estimate found =
        marts.estimate(
            row.wave(),
            row.subSurvey(),
            row.key(),
            summed ? "mean" : "share",
            summed ? "score" : row.category());
    assertThat(found.used()).as("base of " + row.title()).isEqualTo(Long.parseLong(row.base()));
    return BigDecimal.valueOf(Objects.requireNonNull(summed ? found.sum() : found.count()));
  }

  private List<BigDecimal> answered(Published row) {
    return row.keys().stream()
        .flatMap(key -> marts.of(row.wave(), row.subSurvey(), key).stream())
        .map(estimate -> BigDecimal.valueOf(estimate.answered()))
        .distinct()
        .toList();
  }

  /** The least or the greatest value over items or over waves. */
  private BigDecimal range(Published row, String function) throws SQLException, IOException {
    if (row.statistic().equals("parts_per_municipality")) {
      return marts.partsPerMunicipality(row.wave(), function);
    }
    List<BigDecimal> found = new ArrayList<>();
    int first = Integer.parseInt(row.wave().substring(0, 4));
    int last = Integer.parseInt(row.wave().substring(row.wave().length() - 4));
    for (int wave = first; wave <= last; wave++) {
      for (String key : row.keys()) {
        found.add(rangedOver(row, String.valueOf(wave), key).percent());
      }
    }
    Stream<BigDecimal> ordered = found.stream().sorted();
    return function.equals("min")
        ? ordered.findFirst().orElseThrow()
        : ordered.reduce((a, b) -> b).orElseThrow();
  }

  /** A range over services has the base of its caption, but one service has an answer less. */
  private Estimate rangedOver(Published row, String wave, String key) {
    Estimate found = marts.estimate(wave, row.subSurvey(), key, row.statistic(), row.category());
    if (!row.base().isEmpty()) {
      assertThat(found.used())
          .as("base of " + key)
          .isBetween(Long.parseLong(row.base()) - 1, Long.parseLong(row.base()));
    }
    return found;
  }

  private List<BigDecimal> response(Published row) throws SQLException, IOException {
    long frame = Long.parseLong(row.base());
    return marts.responses(row.wave(), row.subSurvey(), row.category()).stream()
        .filter(response -> response.frame() == frame)
        .map(
            response ->
                row.statistic().contains("rate")
                    ? response.percent()
                    : BigDecimal.valueOf(response.answered()))
        .toList();
  }

  /** Whatever the pipeline has that the printed number could mean. */
  private List<BigDecimal> readings(Published row) throws SQLException, IOException {
    return switch (row.statistic()) {
      case "response_rate", "rate_with_at_least_one_part" ->
          Stream.concat(
                  marts.responses(row.wave(), row.subSurvey(), row.category()).stream(),
                  marts.responses(row.wave(), row.subSurvey(), "").stream())
              .map(Response::percent)
              .toList();
      case "answered", "asked" ->
          row.keys().stream()
              .flatMap(key -> marts.of(row.wave(), row.subSurvey(), key).stream())
              .flatMap(found -> Stream.of(found.answered(), found.asked(), found.responses()))
              .distinct()
              .map(BigDecimal::valueOf)
              .toList();
      case "count" ->
          row.keys().stream()
              .flatMap(
                  key -> marts.readings(row.wave(), row.subSurvey(), key, row.category()).stream())
              .map(found -> BigDecimal.valueOf(Objects.requireNonNull(found.count())))
              .toList();
      case "share", "share_excl_dont_know" ->
          row.keys().stream()
              .flatMap(
                  key -> marts.readings(row.wave(), row.subSurvey(), key, row.category()).stream())
              .map(Estimate::percent)
              .toList();
      default -> throw new IllegalArgumentException(row.id() + " states " + row.statistic());
    };
  }
}
