package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a reader of the marts finds, asked with another engine than the one that made them. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class})
class MartsTest {

  private final SampleRun sample;

  MartsTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void the_units_of_every_wave_are_those_of_its_register_day() throws Exception {
    // Counts of municipalities on 1 January by Statistics Norway (KLASS 131); the 2019 wave was
    // fielded in January 2020. Oslo is asked through a city body and counts as a municipality.
    assertThat(
            sample.query(
                "select wave, count(*) filter (unit_type <> 'district')::int,"
                    + " count(*) filter (unit_type = 'district')::int"
                    + " from units group by wave order by wave"))
        .containsExactly(
            List.of("2014", 428, 15),
            List.of("2015", 428, 15),
            List.of("2016", 428, 15),
            List.of("2017", 426, 15),
            List.of("2018", 422, 15),
            List.of("2019", 356, 15),
            List.of("2020", 356, 15),
            List.of("2021", 356, 15),
            List.of("2023", 356, 15));
  }

  @Test
  void every_row_of_every_mart_says_that_the_data_are_synthetic_where_they_are() throws Exception {
    for (String mart : List.of("estimates", "time_series", "county_breakdown", "response_rate")) {
      assertThat(sample.query("select distinct synthetic from " + mart))
          .as(mart)
          .containsExactly(List.of(true));
    }
  }

  @Test
  void no_number_of_any_mart_is_infinite_or_not_a_number() throws Exception {
    assertThat(NotNumbers.in(sample.marts())).isEmpty();
  }
}
