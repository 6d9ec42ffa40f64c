package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kommunespeil.tests.Published.How;
import org.junit.jupiter.api.Test;

/**
 * The tables of published numbers against the publications themselves: no number is left out, bent
 * to what the pipeline gives, or put aside without being one of those that must be.
 */
class PublishedTablesTest {

  private static final List<Published> REPORT = Published.read("published_2020.csv");
  private static final List<Published> OTHER = Published.read("published_other_waves.csv");

  /** A number as the publication has it. */
  private record Fact(
      String subSurvey, String wave, BigDecimal value, String unit, String inWords) {}

  private static final Map<String, Fact> FACTS =
      Published.rows(
              "published_facts.csv",
              List.of("id", "sub_survey", "wave", "value", "unit", "in_words"))
          .collect(
              Collectors.toMap(
                  row -> row.text("id"),
                  row ->
                      new Fact(
                          row.text("sub_survey"),
                          row.text("wave"),
                          new BigDecimal(row.text("value")),
                          row.text("unit"),
                          row.text("in_words"))));

  @Test
  void every_number_of_the_report_on_2020_is_listed_once() {
    assertThat(REPORT).extracting(Published::id).containsExactlyElementsOf(ids("P%03d", 1, 287));
  }

  @Test
  void every_number_of_other_waves_from_2014_is_listed_once() {
    assertThat(OTHER).extracting(Published::id).containsExactlyElementsOf(ids("W%03d", 26, 66));
  }

  @Test
  void every_number_is_the_published_one() {
    assertThat(FACTS).hasSize(287 + 41);
    assertThat(Stream.concat(REPORT.stream(), OTHER.stream()))
        .allSatisfy(
            row -> {
              Fact fact = Objects.requireNonNull(FACTS.get(row.id()), row.id());
              assertThat(row.printed()).as(row.title()).isEqualByComparingTo(fact.value());
              assertThat(row.wave()).as(row.title()).isEqualTo(fact.wave());
              if (!fact.subSurvey().equals("all")) {
                assertThat(row.subSurvey()).as(row.title()).isEqualTo(fact.subSurvey());
              }
              // Only what the publication says in words or in tenths may be taken less exactly.
              if (fact.inWords().isEmpty()) {
                assertThat(row.unit()).as(row.title()).isEqualTo(fact.unit());
              }
            });
  }

  @Test
  void only_numbers_said_in_tenths_or_words_are_held_to_less_than_their_digits() {
    assertThat(
            idsBy(
                Stream.concat(REPORT.stream(), OTHER.stream())
                    .filter(row -> !List.of("count", "percent").contains(row.unit()))
                    .filter(row -> !List.of("coefficient", "persons", "class").contains(row.unit()))
                    .toList(),
                Published::unit))
        .isEqualTo(
            Map.of(
                "tenths",
                    "P001 P003 P005 P009 P010 P011 W029 W030 W042 W043 W044 W045 W046 W053 W054"
                        + " W055 W059",
                "over_tenths", "W031 W052",
                "over_quarters", "W051",
                "over", "W058",
                "under", "P133"));
  }

  @Test
  void only_numbers_of_others_are_context() {
    // Employees, targets of the state, sums of grants, a survey of schools, the pandemic and the
    // labour market, Jobbsjansen, an expert group; and the mapping of capacity in 2022.
    assertThat(idsBy(REPORT, Published::how).get(How.CONTEXT))
        .isEqualTo(
            "P080 P114 P115 P116 P149 P150 P242 P245 P246 P247 P248 P249 P250 P251 P252 P253"
                + " P261 P271");
    assertThat(idsBy(OTHER, Published::how).get(How.CONTEXT)).isEqualTo("W064 W065 W066");
  }

  @Test
  void the_numbers_that_cannot_hold_together_with_others_are_these() {
    assertThat(idsBy(REPORT, Published::how).get(How.CONTRADICTION))
        .isEqualTo("P005 P011 P013 P017 P055 P061 P084 P098 P126 P168 P177 P180 P184 P208 P283");
    assertThat(idsBy(OTHER, Published::how).get(How.CONTRADICTION)).isEqualTo("W057");
  }

  private static List<String> ids(String pattern, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(n -> String.format(Locale.ROOT, pattern, n))
        .toList();
  }

  private static <K> Map<K, String> idsBy(List<Published> rows, Function<Published, K> key) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(key, Collectors.mapping(Published::id, Collectors.joining(" "))));
  }
}
