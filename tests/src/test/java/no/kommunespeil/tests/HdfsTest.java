package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Configuration, wave files, tables and marts on HDFS, and the work on a Spark cluster. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({
  LocalSpark.Shared.class,
  SampleRun.Shared.class,
  Site.Shared.class,
  StandaloneCluster.Shared.class
})
class HdfsTest {

  private final LocalSpark spark;
  private final Site shared;
  private final StandaloneCluster cluster;
  @AutoClose private final MiniHdfs hdfs;

  HdfsTest(LocalSpark spark, Site shared, StandaloneCluster cluster) throws Exception {
    this.spark = spark;
    this.shared = shared;
    this.cluster = cluster;
    this.hdfs =
        MiniHdfs.start(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "hdfs-"));
  }

  private Elsewhere on(String site) {
    return new Elsewhere(cluster, hdfs.url() + site, MiniHdfs.settings());
  }

  @Test
  void a_run_makes_the_local_marts_and_readers_go_over_to_the_next_set_at_once(@TempDir Path folder)
      throws Exception {
    Elsewhere site = on("/published");
    hdfs.put(shared.conf(), "/published/conf");
    hdfs.put(shared.waves(), "/published/waves");

    site.done("run");

    assertThat(hdfs.marts("/published", folder)).isEqualTo(Elsewhere.withoutName(shared.marts()));

    Site changed = relabelled(folder.resolve("changed"));
    String label = "conf/codebook/codebook.yaml";
    hdfs.put(changed.folder().resolve(label), "/published/" + label);
    try (ForkedProgram reader = site.reader()) {
      reader.awaitLine(line -> line.startsWith("reads "));
      site.done("run");
      reader.awaitLine(line -> line.equals(read(changed)));
      assertThat(reader.said().lines()).containsExactly(read(shared), read(changed));
    }
    assertThat(hdfs.marts("/published", folder)).isEqualTo(Elsewhere.withoutName(changed.marts()));
  }

  /** A site with another label of a question, and its marts. */
  private Site relabelled(Path folder) throws IOException {
    Site changed = shared.copyTo(folder);
    changed.edit(
        changed.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("en: \"IMDi's services\"", "en: \"The services of IMDi\""));
    changed.done(spark, "run");
    return changed;
  }

  private static String read(Site site) {
    try {
      return Elsewhere.read(site);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("No marts of the site.", e);
    }
  }

  @Test
  void a_run_whose_driver_is_killed_leaves_one_whole_set_and_the_next_ends_with_the_right_marts(
      @TempDir Path folder) throws Exception {
    Site changed = shared.copyTo(folder.resolve("changed"));
    for (String file :
        new String[] {
          "2016/syntetisk_kommuneundersokelsen_2016.csv", "2019/syntetisk_kommunedirektor.csv"
        }) {
      withoutLastRow(changed.waves().resolve(file));
    }
    // Tables and marts as they were made here: a folder of them can be moved.
    hdfs.put(changed.folder(), "/killed");
    hdfs.files().delete(new org.apache.hadoop.fs.Path(hdfs.url() + "/killed/out/.lock"), true);
    changed.done(spark, "run");
    SortedMap<String, String> before = Elsewhere.withoutName(shared.marts());
    SortedMap<String, String> after = Elsewhere.withoutName(changed.marts());
    Elsewhere site = on("/killed");
    assertThat(hdfs.marts("/killed", folder)).isEqualTo(before).isNotEqualTo(after);

    for (String step : new String[] {"start", "resolve", "count"}) {
      try (ForkedProgram program = site.submit("run")) {
        program.awaitLine(line -> line.matches(" *[0-9.]+ s  " + step + " .*"));
        program.kill();
      }
      assertThat(hdfs.marts("/killed", folder)).as("killed after %s", step).isIn(before, after);
    }

    assertThat(site.done("run")).contains("Went on from a run that ended before it was done");
    assertThat(hdfs.marts("/killed", folder)).isEqualTo(after);
  }

  private static void withoutLastRow(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int end = content.length - 1;
    while (content[end - 1] != '\n') {
      end--;
    }
    Files.write(file, Arrays.copyOf(content, end));
  }

  @Test
  void of_two_programs_that_want_the_lock_one_has_it_at_a_time(@TempDir Path folder)
      throws Exception {
    Elsewhere site = on("/locked");
    Path inside = folder.resolve("inside");
    try (ForkedProgram one = site.contender(inside, "50");
        ForkedProgram other = site.contender(inside, "50")) {
      for (ForkedProgram program : new ForkedProgram[] {one, other}) {
        Program.Ended ended = program.await();
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("had it 50 times");
      }
    }
    // The folder may stay, of which each thinks that the other made it.
    assertThat(hdfs.contents("/locked", folder.resolve("left"))).isEmpty();
  }

  @Test
  void the_lock_of_a_killed_program_is_taken_over(@TempDir Path folder) throws Exception {
    Elsewhere site = on("/left");
    hdfs.put(shared.conf(), "/left/conf");
    hdfs.put(shared.waves(), "/left/waves");
    try (ForkedProgram one = site.contender(folder.resolve("inside"), "for-ever")) {
      one.awaitLine(line -> line.equals("holds it"));
      try (ForkedProgram busy = site.submit("publish")) {
        Program.Ended ended = busy.await();
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(4);
        assertThat(ended.output())
            .contains("Another run is at work on this folder, 'run', process");
      }
      one.kill();
    }
    try (ForkedProgram next = site.contender(folder.resolve("inside-again"), "1")) {
      Program.Ended ended = next.await();
      assertThat(ended.output()).contains("holds it after ");
      assertThat(ended.exitCode()).isZero();
    }
  }
}
