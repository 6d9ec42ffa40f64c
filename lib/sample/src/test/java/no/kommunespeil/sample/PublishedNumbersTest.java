package no.kommunespeil.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import no.kommunespeil.domain.config.CsvTable;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.Combination;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.sample.Sample.WaveSheets;
import no.kommunespeil.sample.SampleTargets.Fact;
import org.junit.jupiter.api.Test;

/** The answers as made up, counted directly, against every number of the report on 2020. */
final class PublishedNumbersTest {

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

  private static final List<WaveSheets> WAVES =
      new Sample(Written.SURVEY, Written.REGISTERS, Written.TARGETS, SampleOptions.DEFAULT_SEED)
          .answers();

  /** A published number. */
  private record Published(
      String id,
      String subSurvey,
      List<String> keys,
      String statistic,
      String category,
      String base,
      String wave,
      String value,
      String unit,
      String how,
      String reason) {

    static Published of(CsvTable.Row row) {
      return new Published(
          row.text("id"),
          row.text("sub_survey"),
          List.of(row.text("question_key").split("\\|", -1)),
          row.text("statistic"),
          row.text("category"),
          row.text("base_n"),
          row.text("wave"),
          row.text("value"),
          row.text("unit"),
          row.text("how"),
          row.text("reason"));
    }
  }

  @Test
  void every_row_is_there_and_every_one_that_can_hold_does() {
    List<Published> rows = rows();
    List<String> wrong = new ArrayList<>();
    for (Published row : rows) {
      if (!List.of("context", "contradiction").contains(row.how())) {
        double found = value(row);
        if (!comesOut(row, found)) {
          wrong.add(row.id() + ": " + found + " instead of " + row.value());
        }
      }
    }

    assertThat(rows).hasSize(287);
    assertThat(wrong).isEmpty();
  }

  @Test
  void numbers_said_to_contradict_others_do_not_come_out() {
    List<Published> contradictions =
        rows().stream().filter(row -> row.how().equals("contradiction")).toList();

    assertThat(contradictions)
        .hasSize(15)
        .allSatisfy(row -> assertThat(row.reason()).matches("(?s)I\\d\\d.*"))
        .noneMatch(row -> comesOut(row, contradicting(row)));
  }

  @Test
  void the_county_authority_is_rated_lowest_and_highest_where_the_report_says() {
    AnswerSheet sheet = sheet("2020", "integration_lead");
    TreeMap<String, List<Integer>> scores = new TreeMap<>();
    byte[] codes = sheet.column("coop_public_actors.county_authority");
    for (int u = 0; u < codes.length; u++) {
      if (codes[u] >= 0 && codes[u] < 5) {
        scores
            .computeIfAbsent(sheet.units().get(u).county(), county -> new ArrayList<>())
            .add(5 - codes[u]);
      }
    }
    List<String> byMean =
        scores.keySet().stream()
            .sorted(
                Comparator.comparingDouble(
                    county ->
                        scores.getOrDefault(county, List.of()).stream()
                            .mapToInt(Integer::intValue)
                            .average()
                            .orElse(0)))
            .toList();

    // Viken, Innlandet, Nordland; Møre og Romsdal.
    assertThat(byMean).startsWith("30", "34", "18").endsWith("15").hasSize(11);
  }

  private static List<Published> rows() {
    Problems problems = new Problems();
    List<Published> rows =
        CsvTable.read(
                LocalFolder.of(Written.root()),
                "tests/src/test/resources/published_2020.csv",
                COLUMNS,
                problems)
            .rows()
            .stream()
            .map(Published::of)
            .toList();
    problems.throwIfAny("reading the published numbers");
    return rows;
  }

  private static boolean comesOut(Published row, double found) {
    return !Double.isNaN(found)
        && printed(row, found).equals(printed(row, Double.parseDouble(row.value())));
  }

  private static double contradicting(Published row) {
    return row.statistic().contains("rate") ? response(row) : all(row).max().orElseThrow();
  }

  private static String printed(Published row, double value) {
    if (row.unit().equals("tenths")) {
      return Long.toString(Math.round(value / 10));
    }
    int point = row.value().indexOf('.');
    int decimals = point < 0 ? 0 : row.value().length() - point - 1;
    return new BigDecimal(Double.toString(value))
        .setScale(decimals, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static double value(Published row) {
    return switch (row.how()) {
      case "estimate", "count" -> one(row, row.keys().get(0));
      // All items of a battery are answered by as many.
      case "answered" ->
          all(row).distinct().count() == 1 ? all(row).min().orElseThrow() : Double.NaN;
      case "range_min" -> all(row).min().orElseThrow();
      case "range_max" -> all(row).max().orElseThrow();
      case "frame" -> frame(row.category());
      case "response" -> response(row);
      case "correlation" -> correlation(row);
      case "group_mean" -> groupMean(row);
      case "score" -> score(row);
      case "least_central" ->
          DoubleStream.of(facts(row.wave()).values(Fact.CENTRALITY_CLASS, sheet(row).units()))
              .max()
              .orElseThrow();
      case "items" ->
          sheet(row).asked().stream()
              .filter(v -> v.question().key().equals(row.keys().get(0)))
              .count();
      default -> throw new IllegalArgumentException(row.id() + " is checked by " + row.how());
    };
  }

  private static DoubleStream all(Published row) {
    if (row.statistic().equals("parts_per_municipality")) {
      return Holding.partsPerMunicipality(wave(row.wave())).values().stream()
          .mapToDouble(Integer::bitCount);
    }
    return row.keys().stream().mapToDouble(key -> one(row, key));
  }

  private static double one(Published row, String key) {
    AnswerSheet sheet = sheet(row);
    byte[] codes = sheet.column(key);
    Scale scale = sheet.asked().get(sheet.position(key)).scale();
    return switch (row.statistic()) {
      case "answered" -> answered(codes);
      case "asked" -> asked(codes);
      case "count" -> counted(row, sheet, codes, scale);
      case "sum" -> sum(codes);
      case "share" -> 100.0 * counted(row, sheet, codes, scale) / answered(codes);
      case "share_of_asked" -> 100.0 * counted(row, sheet, codes, scale) / codes.length;
      case "share_excl_dont_know" ->
          100.0 * counted(row, sheet, codes, scale) / substantive(codes, scale);
      default -> throw new IllegalArgumentException(row.id() + " states " + row.statistic());
    };
  }

  private static int answered(byte[] codes) {
    int answered = 0;
    for (byte code : codes) {
      answered += code >= 0 ? 1 : 0;
    }
    return answered;
  }

  private static int asked(byte[] codes) {
    int asked = 0;
    for (byte code : codes) {
      asked += code == Missing.FILTERED_OUT ? 0 : 1;
    }
    return asked;
  }

  private static int sum(byte[] codes) {
    int sum = 0;
    for (byte code : codes) {
      sum += Math.max(0, code);
    }
    return sum;
  }

  private static int substantive(byte[] codes, Scale scale) {
    int substantive = 0;
    for (byte code : codes) {
      boolean counts = code >= 0 && scale.categories().get(code).kind() == CategoryKind.SUBSTANTIVE;
      substantive += counts ? 1 : 0;
    }
    return substantive;
  }

  private static int counted(Published row, AnswerSheet sheet, byte[] codes, Scale scale) {
    String[] parts = row.category().split("@", -1);
    List<Integer> wanted = codes(parts[0], scale);
    double[] crossed = new double[codes.length];
    double value = 0;
    if (parts.length > 1) {
      Fact fact =
          switch (parts[1]) {
            case "centrality_class=6" -> Fact.CENTRALITY_CLASS;
            case "settled_since=2018" -> Fact.SETTLED_IN_THREE_YEARS;
            case "settled_since=2017" -> Fact.SETTLED_IN_FOUR_YEARS;
            default -> throw new IllegalArgumentException(row.id() + " crosses " + parts[1]);
          };
      crossed = facts(row.wave()).values(fact, sheet.units());
      value = fact == Fact.CENTRALITY_CLASS ? 6 : 1;
    }
    int count = 0;
    for (int u = 0; u < codes.length; u++) {
      count += wanted.contains((int) codes[u]) && crossed[u] == value ? 1 : 0;
    }
    return count;
  }

  private static List<Integer> codes(String category, Scale scale) {
    return scale.combinations().stream()
        .filter(combination -> combination.key().equals(category))
        .findFirst()
        .map(Combination::categories)
        .orElse(List.of(category))
        .stream()
        .map(scale::indexOf)
        .toList();
  }

  private static long frame(String unitType) {
    return wave("2020").frames().values().stream()
        .flatMap(List::stream)
        .filter(unit -> unit.isDistrict() == unitType.equals("district"))
        .map(SampleUnit::code)
        .distinct()
        .count();
  }

  private static double response(Published row) {
    return switch (row.statistic()) {
      case "responses" -> sheet(row).units().size();
      case "response_rate" -> 100.0 * sheet(row).units().size() / Integer.parseInt(row.base());
      case "units_with_at_least_one_part" -> withAPart(row.wave());
      case "rate_with_at_least_one_part" -> 100.0 * withAPart(row.wave()) / frame("municipality");
      default -> throw new IllegalArgumentException(row.id() + " states " + row.statistic());
    };
  }

  private static long withAPart(String wave) {
    return Holding.partsPerMunicipality(wave(wave)).values().stream()
        .filter(bits -> bits != 0)
        .count();
  }

  private static double correlation(Published row) {
    Map<SampleUnit, Integer> parts = Holding.partsPerMunicipality(wave(row.wave()));
    int[] bits = parts.values().stream().mapToInt(Integer::intValue).toArray();
    return Correlation.of(
        bits, facts(row.wave()).values(fact(row.category()), List.copyOf(parts.keySet())));
  }

  private static double groupMean(Published row) {
    AnswerSheet sheet = sheet(row);
    byte[] codes = sheet.column(row.keys().get(0));
    Variable variable = sheet.asked().get(sheet.position(row.keys().get(0)));
    int wanted = variable.scale().indexOf(row.category());
    double[] values =
        facts(row.wave()).values(fact(row.statistic().replace("mean_of_", "")), sheet.units());
    List<Double> known = new ArrayList<>();
    for (int u = 0; u < codes.length; u++) {
      if (codes[u] == wanted && !Double.isNaN(values[u])) {
        known.add(values[u]);
      }
    }
    return known.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static Fact fact(String key) {
    return switch (key) {
      case "population" -> Fact.POPULATION;
      case "immigrants" -> Fact.IMMIGRANTS;
      case "centrality_class" -> Fact.CENTRALITY_CLASS;
      case "settlement_years" -> Fact.SETTLEMENT_YEARS;
      case "refugees_settled_2019" -> Fact.SETTLED_LAST_YEAR;
      default -> throw new IllegalArgumentException("No fact is called " + key);
    };
  }

  private static double score(Published row) {
    AnswerSheet sheet = sheet(row);
    Scale scale = sheet.asked().get(sheet.position(row.keys().get(0))).scale();
    Integer score = scale.categories().get(scale.indexOf(row.category())).score();
    return score == null ? Double.NaN : score;
  }

  private static KnownFacts facts(String wave) {
    return new KnownFacts(
        Written.REGISTERS.withSyntheticFacts(Written.usual(), List.of(ExtraFacts.PATH)),
        wave(wave).wave());
  }

  private static WaveSheets wave(String key) {
    return WAVES.stream().filter(w -> w.wave().key().equals(key)).findFirst().orElseThrow();
  }

  private static AnswerSheet sheet(Published row) {
    return sheet(row.wave(), row.subSurvey());
  }

  private static AnswerSheet sheet(String wave, String subSurvey) {
    AnswerSheet sheet = wave(wave).sheets().get(subSurvey);
    if (sheet == null) {
      throw new IllegalArgumentException(subSurvey + " was not fielded in " + wave);
    }
    return sheet;
  }
}
