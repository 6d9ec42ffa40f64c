package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The marts of an earlier run, made again. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class RebuildTest {

  private final LocalSpark spark;
  private final Site shared;
  private final Site site;

  RebuildTest(LocalSpark spark, Site shared, @TempDir Path folder) throws IOException {
    this.spark = spark;
    this.shared = shared;
    this.site = shared.copyTo(folder.resolve("site"));
  }

  @Test
  void marts_of_a_run_come_out_again_whatever_has_changed_since(@TempDir Path work)
      throws Exception {
    // Answers, labels and registers, and a whole wave: none is as it was.
    site.edit(
        site.waves().resolve("2019/syntetisk_kommunedirektor.csv"),
        text -> text.replaceFirst(";0;syntetisk;Ja;syntetisk;", ";0;syntetisk;Nei;syntetisk;"));
    site.edit(
        site.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("en: \"IMDi's services\"", "en: \"The services of IMDi\""));
    site.edit(
        site.conf().resolve("registers/municipality.csv"), text -> text.stripTrailing() + "\n\n");
    Files.delete(site.conf().resolve("waves/2016.yaml"));
    site.done(spark, "run");
    assertThat(site.marts()).isNotEqualTo(shared.marts());
    SortedMap<String, String> files = site.listing();
    String first = runs().get(0);
    Path then = work.resolve("then");

    String said = site.done(spark, "rebuild", "--as-of", first.substring(0, 13), "--to", then + "");

    assertThat(said)
        .contains("found     run " + first)
        .contains("These are the marts that the run published.");
    assertThat(Site.contents(then.resolve("marts/current"))).isEqualTo(shared.marts());
    assertThat(site.listing()).isEqualTo(files);
    try (Stream<Path> made = Files.list(then)) {
      assertThat(made.map(path -> path.getFileName().toString())).containsExactly("marts");
    }

    String today = LocalDate.now(ZoneOffset.UTC).toString();
    Path now = work.resolve("now");
    assertThat(site.done(spark, "rebuild", "--as-of", today, "--to", now.toString()))
        .contains("found     run " + runs().get(1));
    assertThat(Site.contents(now.resolve("marts/current"))).isEqualTo(site.marts());
  }

  @Test
  void what_cannot_be_made_again_is_refused_with_the_reason(@TempDir Path work) throws Exception {
    String to = work.resolve("then").toString();
    String run = runs().get(0);

    assertThat(site.stopped(spark, "rebuild", "--as-of", "no-such-run", "--to", to))
        .contains("--as-of no-such-run: The run log has no run that was done and whose number");
    assertThat(site.stopped(spark, "rebuild", "--as-of", "2019-12-31", "--to", to))
        .contains("The run log has no run that was done by that day.");
    assertThat(site.stopped(spark, "rebuild", "--as-of", run, "--to", site.out().toString()))
        .contains("Runs write their tables and marts to this folder.");
    Path archive;
    try (Stream<Path> kept = Files.list(site.out().resolve("configurations"))) {
      archive = kept.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    assertThat(site.stopped(spark, "rebuild", "--as-of", run, "--to", to))
        .contains(archive.getFileName().toString())
        .contains("The archive is damaged.");
    Files.delete(archive);
    assertThat(site.stopped(spark, "rebuild", "--as-of", run, "--to", to))
        .contains("It is not kept any more. Choose a later run");
    Files.delete(site.log("gold").resolve("00000000000000000000.json"));
    Files.write(archive, whole);
    assertThat(site.stopped(spark, "rebuild", "--as-of", run, "--to", to))
        .contains("The table has no version 0 any more. Choose a later run");
    assertThat(work.resolve("then/marts")).doesNotExist();
  }

  /** Numbers of the runs of the log, the first first. */
  private List<String> runs() {
    return spark
        .spark()
        .read()
        .format("delta")
        .load(site.table("run_log").toString())
        .orderBy("finished_at")
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("run_id"))
        .toList();
  }
}
