package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What lies on disk grows with what was delivered, not with how often it was run. */
@Tag("long")
@ExtendWith(LocalSpark.Shared.class)
class HundredRunsTest {

  private static final int RUNS = 100;

  private static final int RUNS_A_SEASON = 10;

  private static final Duration SEASON = Duration.ofDays(70);

  private static final String ANSWER = "1507;Ålesund;Rådgiver";
  private static final String CORRECTED = "1507;Ålesund;Enhetsleder";

  private final LocalSpark spark;
  private final SmallSurvey survey;
  private final Site site;

  HundredRunsTest(LocalSpark spark, @TempDir Path folder) throws IOException {
    this.spark = spark;
    this.survey = SmallSurvey.in(folder);
    this.site = new Site(folder);
    site.done(spark, "run");
  }

  @Test
  void a_hundred_runs_with_nothing_new_write_nothing() throws IOException {
    SortedMap<String, String> before = site.listing();

    for (int run = 0; run < RUNS; run++) {
      assertThat(site.done(spark, "run")).contains("nothing was written");
    }

    assertThat(site.listing()).isEqualTo(before);
  }

  @Test
  void a_hundred_corrections_with_housekeeping_now_and_then_take_no_more_room_than_the_first_few()
      throws IOException {
    Ageing ageing = new Ageing(spark);
    List<Long> stages = new ArrayList<>();
    List<Long> others = new ArrayList<>();

    for (int run = 1; run <= RUNS; run++) {
      boolean isOdd = run % 2 == 1;
      survey.edit(SmallSurvey.LEAD, isOdd ? ANSWER : CORRECTED, isOdd ? CORRECTED : ANSWER);
      site.done(spark, "run");
      if (run % RUNS_A_SEASON == 0) {
        ageing.age(site.out().resolve("tables"), SEASON);
        site.done(spark, "maintain", "--keep-days", "140");
        stages.add(
            bytes(site.table("bronze")) + bytes(site.table("silver")) + bytes(site.table("gold")));
        others.add(bytes(site.out()) - bytes(site.out().resolve("tables")));
      }
    }

    int settled = 4;
    int half = (stages.size() + settled) / 2;
    for (List<Long> sizes : List.of(stages, others)) {
      assertThat(Collections.max(sizes.subList(half, sizes.size())))
          .as("bytes at the end of each season: %s", sizes)
          .isLessThanOrEqualTo(Collections.max(sizes.subList(settled, half)) * 11 / 10);
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
