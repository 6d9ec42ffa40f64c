package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kommunespeil.spark.io.RunLock;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of scheduled runs in an hour's work: deliveries, corrections, a merger, mistakes and
 * mishaps, one after another on the same tables.
 */
@Tag("long")
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class YearTest {

  private static final String LEADS = "2019/syntetisk_integreringsansvarlig.csv";
  private static final String DIRECTORS = "2019/syntetisk_kommunedirektor.csv";
  private static final String CODES = "2021/syntetisk_koding_integreringsansvarlig.csv";

  private static final String FACTS = "syntetiske_fakta.csv";

  /** The mergers of 2020 and what came after are not known yet. */
  private static final String FIRST_UNKNOWN_DAY = "2020-01-01";

  private final LocalSpark spark;
  private final SampleRun sample;
  private final Site site;
  private final Site shared;

  YearTest(LocalSpark spark, SampleRun sample, Site shared, @TempDir Path folder)
      throws IOException {
    this.spark = spark;
    this.sample = sample;
    this.shared = shared;
    this.site = shared.freshIn(folder.resolve("site"));
  }

  @Test
  void after_a_year_the_marts_are_those_of_a_fresh_build_of_the_same_files(@TempDir Path work)
      throws Exception {
    Path held = Files.createDirectories(work.resolve("held"));
    knowRegistersOfThePast();
    move(site.conf().resolve("waves/2019.yaml"), held.resolve("2019.yaml"));
    run();
    assertThat(waves()).containsExactly("2016");
    unchanged();

    // The registers of the new year: 119 mergers.
    long units = structureUnits();
    Site.delete(site.conf().resolve("registers"));
    Site.copy(shared.conf().resolve("registers"), site.conf().resolve("registers"));
    Files.copy(
        shared.waves().resolve(FACTS),
        site.waves().resolve(FACTS),
        StandardCopyOption.REPLACE_EXISTING);
    run();
    assertThat(structureUnits()).isLessThan(units);

    // A wave comes in two parts, of which the second is missing, then broken, then corrected.
    move(held.resolve("2019.yaml"), site.conf().resolve("waves/2019.yaml"));
    move(site.waves().resolve(DIRECTORS), held.resolve("directors.csv"));
    SortedMap<String, String> before = site.marts();
    Program.Ended stopped = site.run(spark, "run");
    assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(3);
    assertThat(stopped.output()).contains("municipal_director [empty_sub_survey]");
    Files.write(site.waves().resolve(DIRECTORS), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    assertThat(site.stopped(spark, "run")).contains("syntetisk_kommunedirektor.csv");
    assertThat(site.marts()).isEqualTo(before);
    Files.copy(
        held.resolve("directors.csv"),
        site.waves().resolve(DIRECTORS),
        StandardCopyOption.REPLACE_EXISTING);
    run();
    assertThat(waves()).containsExactly("2016", "2019");
    site.edit(site.waves().resolve(LEADS), YearTest::withoutLastLine);
    run();
    unchanged();

    // A new wave, whose open answers are coded later.
    site.withWave(sample, "2021");
    move(site.waves().resolve(CODES), held.resolve("codes.csv"));
    run();
    move(held.resolve("codes.csv"), site.waves().resolve(CODES));
    killed();
    run();
    assertThat(waves()).containsExactly("2016", "2019", "2021");
    maintain();

    // Two schedulers at once.
    site.edit(
        site.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("en: \"IMDi's services\"", "en: \"A slip of the pen\""));
    try (RunLock other =
        ((RunLock.Acquired)
                RunLock.acquire(
                    new org.apache.hadoop.fs.Path(site.out().toString()),
                    "run",
                    new Configuration()))
            .lock()) {
      assertThat(site.run(spark, "run").exitCode()).isEqualTo(4);
      other.requireHeld();
    }
    String right = site.set();
    run();

    // The label was wrong: back at once, and on when it is right.
    site.done(spark, "rollback", right, "--reason", "a slip of the pen");
    assertThat(site.done(spark, "run")).contains("left alone");
    assertThat(site.set()).isEqualTo(right);
    site.edit(
        site.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("A slip of the pen", "The services of IMDi"));
    run();

    // A program that reads answers otherwise makes silver and gold again.
    for (String table : List.of("silver", "gold")) {
      Path commit = site.lastCommit(table);
      Files.writeString(
          commit,
          Files.readString(commit)
              .replaceAll("(2016\\\\\":\\\\\")[0-9a-f]{8}", "$1" + "0".repeat(8)));
      Files.deleteIfExists(commit.resolveSibling("." + commit.getFileName() + ".crc"));
    }
    run();

    // Files of a wave that was delivered are cleared away.
    Path cleared = work.resolve("cleared");
    Site.copy(site.waves().resolve("2016"), cleared);
    Site.delete(site.waves().resolve("2016"));
    assertThat(site.done(spark, "run")).contains("Nothing has changed");
    maintain();
    unchanged();

    Site.copy(cleared, site.waves().resolve("2016"));
    Site fresh = site.freshIn(work.resolve("fresh"));
    fresh.done(spark, "run");
    assertThat(site.set()).isEqualTo(fresh.set());
    assertThat(site.marts()).isEqualTo(fresh.marts());
    for (String table : Site.STAGES) {
      assertThat(rows(site, table)).as(table).isEqualTo(rows(fresh, table)).isPositive();
    }
    try (Stream<Path> left = Files.list(site.out())) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("configurations", "marts", "runs", "tables");
    }
  }

  private void run() {
    assertThat(site.done(spark, "run")).doesNotContain("Nothing has changed");
  }

  private void unchanged() throws IOException {
    SortedMap<String, String> before = site.listing();
    assertThat(site.done(spark, "run")).contains("Nothing has changed");
    assertThat(site.listing()).isEqualTo(before);
  }

  private void maintain() throws IOException {
    SortedMap<String, String> before = site.marts();
    site.done(spark, "maintain");
    assertThat(site.marts()).isEqualTo(before);
  }

  private void killed() throws Exception {
    try (ForkedProgram program =
        ForkedProgram.start(
            ForkedProgram.classPath(), site.arguments("no.kommunespeil.jobs.Main", "run"))) {
      program.awaitLine(line -> line.matches(" *[0-9.]+ s  resolve .*"));
      program.kill();
    }
  }

  private List<String> waves() throws Exception {
    return site.query("select wave from waves order by wave").stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  /** Units that are there in the structure series are followed in. */
  private long structureUnits() throws Exception {
    return (Long)
        Objects.requireNonNull(
            site.query("select count(distinct structure_unit) from unit_bridge").get(0).get(0));
  }

  private long rows(Site at, String table) {
    return spark.spark().read().format("delta").load(at.table(table).toString()).count();
  }

  /** Takes out of the registers what happened on the first unknown day or later. */
  private void knowRegistersOfThePast() throws IOException {
    SortedMap<String, Integer> dates = new TreeMap<>();
    dates.put("municipality.csv", 2);
    dates.put("county.csv", 2);
    dates.put("municipality_change.csv", 0);
    dates.put("county_change.csv", 0);
    dates.put("municipality_facts.csv", 0);
    dates.put("oslo_district_facts.csv", 0);
    dates.put("national_figures.csv", 1);
    site.edit(site.waves().resolve(FACTS), text -> ofThePast(text, 0));
    for (var file : dates.entrySet()) {
      site.edit(
          site.conf().resolve("registers").resolve(file.getKey()),
          text -> ofThePast(text, file.getValue()));
    }
  }

  private static String ofThePast(String table, int column) {
    return table
            .lines()
            .filter(line -> isOfThePast(line, column))
            .map(YearTest::withoutEnd)
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static boolean isOfThePast(String line, int column) {
    String date = line.split(",", -1)[column];
    return !date.matches("\\d{4}.*")
        || date.compareTo(FIRST_UNKNOWN_DAY.substring(0, date.length())) < 0;
  }

  /** What ended on the first unknown day or later has not ended yet. */
  private static String withoutEnd(String line) {
    return line.replaceFirst(
        "^([^,]*,[^,]*,\\d{4}-\\d\\d-\\d\\d),20[2-9]\\d-\\d\\d-\\d\\d,", "$1,,");
  }

  private static String withoutLastLine(String text) {
    return text.substring(0, text.stripTrailing().lastIndexOf('\n') + 1);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to);
  }
}
