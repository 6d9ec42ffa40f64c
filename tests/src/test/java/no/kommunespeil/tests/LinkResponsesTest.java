package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Placements;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.link.Lineages;
import no.kommunespeil.domain.link.Link;
import no.kommunespeil.domain.link.LinkCounter;
import no.kommunespeil.domain.link.LinkLayout;
import no.kommunespeil.domain.link.Roles;
import no.kommunespeil.domain.link.UnitKeys;
import no.kommunespeil.domain.link.UnitResponse;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.trend.Series;
import no.kommunespeil.spark.gold.LinkResponses;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spark counts by unit, against the same counter on one thread over rows read one by one. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class})
class LinkResponsesTest {

  private static final UnitKeys KEYS =
      new UnitKeys("a secret of the tests".getBytes(StandardCharsets.UTF_8));

  private final LocalSpark spark;
  private final Dataset<Row> silver;
  private final LinkLayout layout = layout();

  LinkResponsesTest(LocalSpark spark, SampleRun sample) {
    this.spark = spark;
    this.silver =
        spark.spark().read().format("delta").load(sample.out().resolve("tables/silver").toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void spark_counts_what_one_thread_counts(int partitions) {
    CubePart counted = LinkResponses.of(spark.spark(), silver, layout, KEYS, partitions).count();

    assertThat(counted.rows()).isEqualTo(countedHere().rows());
  }

  @Test
  void the_lineages_are_spread_over_the_partitions() {
    long[] lineages = new long[4];
    for (int i = 0; i < 1000; i++) {
      long key = KEYS.lineage("lineage " + i, 0);
      lineages[(int) (((key ^ Long.MIN_VALUE) >>> 62))]++;
    }
    // The keys are as good as random: a quarter is 250, with a standard deviation of 14.
    assertThat(Arrays.stream(lineages).boxed())
        .allSatisfy(number -> assertThat(number).isBetween(180L, 320L));
  }

  private CubePart countedHere() {
    Map<String, List<UnitResponse>> lineages = new TreeMap<>();
    for (Row row : silver.where("status <> 'rejected'").collectAsList()) {
      int block = layout.block(row.getAs("wave"), row.getAs("sub_survey"));
      String unit = row.getAs("unit");
      Integer replica = row.getAs("replica");
      String submitted = row.getAs("submitted_at");
      lineages
          .computeIfAbsent(
              layout.lineage(block, unit) + "/" + replica, lineage -> new ArrayList<>())
          .add(
              new UnitResponse(
                  block,
                  unit,
                  replica,
                  submitted == null
                      ? UnitResponse.NO_DAY
                      : (int) LocalDate.parse(submitted.substring(0, 10)).toEpochDay(),
                  true,
                  row.getAs("status").equals("counted") ? row.<byte[]>getAs("answers") : null));
    }
    LinkCounter counter = new LinkCounter(layout);
    lineages.values().forEach(counter::add);
    return counter.part();
  }

  private static LinkLayout layout() {
    Folder conf = LocalFolder.of(Program.CONF);
    Survey survey = SurveyReader.read(conf);
    Registers registers = Registers.read(conf);
    Breakdowns breakdowns = Breakdowns.read(conf, registers);
    Map<String, Map<String, Placement>> placements = new HashMap<>();
    for (Wave wave : survey.waves()) {
      placements.put(
          wave.key(),
          Placements.of(registers, breakdowns, wave.registerDay(), wave.factsYear(), 2024));
    }
    List<Link> links = new ArrayList<>(Series.links(survey, survey.waves()));
    links.addAll(Roles.links(survey.waves()));
    return LinkLayout.of(
        survey.waves(),
        Lineages.of(registers, survey.waves(), placements),
        placements,
        breakdowns.keys(),
        links);
  }
}
