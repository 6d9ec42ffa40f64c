package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Configuration, wave files, tables and marts in a store of objects, reached through S3A. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({
  LocalSpark.Shared.class,
  SampleRun.Shared.class,
  Site.Shared.class,
  StandaloneCluster.Shared.class
})
class S3Test {

  private final LocalSpark spark;
  private final Site shared;
  private final StandaloneCluster cluster;
  @AutoClose private final S3Store store;

  S3Test(LocalSpark spark, Site shared, StandaloneCluster cluster) throws Exception {
    this.spark = spark;
    this.shared = shared;
    this.cluster = cluster;
    this.store =
        S3Store.start(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "s3-"));
  }

  private Elsewhere on(String site) {
    return new Elsewhere(cluster, "s3a://" + S3Store.BUCKET + "/" + site, store.settings());
  }

  /** What goes into a run. */
  private void put(String site, Path folder) throws Exception {
    Site fresh = shared.freshIn(folder.resolve(site));
    on(site).put(fresh.folder(), "s3a://" + S3Store.BUCKET + "/");
  }

  /** The objects of a site, as files. */
  private Site objects(String site) {
    return new Site(store.bucket().resolve(site));
  }

  private SortedMap<String, String> marts(String site) throws IOException {
    Site objects = objects(site);
    return Elsewhere.withoutName(Site.contents(objects.sets().resolve(objects.set())));
  }

  @Test
  void a_run_makes_the_local_marts_and_readers_go_over_to_the_next_set_at_once(@TempDir Path folder)
      throws Exception {
    Elsewhere site = on("published");
    put("published", folder);

    site.done("run");

    assertThat(marts("published")).isEqualTo(Elsewhere.withoutName(shared.marts()));

    Site changed = shared.copyTo(folder.resolve("changed"));
    changed.edit(
        changed.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("en: \"IMDi's services\"", "en: \"The services of IMDi\""));
    site.put(changed.conf().resolve("codebook/codebook.yaml"), site.root() + "/conf/codebook/");
    changed.done(spark, "run");
    String before = Elsewhere.read(shared);
    String after = Elsewhere.read(changed);
    try (ForkedProgram reader = site.reader()) {
      reader.awaitLine(line -> line.startsWith("reads "));
      site.done("run");
      reader.awaitLine(line -> line.equals(after));
      assertThat(reader.said().lines().filter(line -> line.startsWith("reads ")))
          .containsExactly(before, after);
    }
    assertThat(marts("published")).isEqualTo(Elsewhere.withoutName(changed.marts()));
  }

  @Test
  void of_two_programs_that_want_the_lock_one_has_it_at_a_time(@TempDir Path folder)
      throws Exception {
    Elsewhere site = on("locked");
    Path inside = folder.resolve("inside");
    try (ForkedProgram one = site.contender(inside, "50");
        ForkedProgram other = site.contender(inside, "50")) {
      for (ForkedProgram program : new ForkedProgram[] {one, other}) {
        Program.Ended ended = program.await();
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("had it 50 times");
      }
    }
    assertThat(files(store.bucket().resolve("locked"))).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void the_lock_of_a_killed_program_is_taken_over(@TempDir Path folder) throws Exception {
    Elsewhere site = on("left");
    put("left", folder);
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

  @Test
  void where_a_store_cannot_keep_a_lock_a_run_says_so_and_another_place_can_be_named(
      @TempDir Path folder) throws Exception {
    Site objects = objects("unlocked");
    Elsewhere site = on("unlocked");
    put("unlocked", folder);
    List<String> unconditional = List.of("spark.hadoop.fs.s3a.create.conditional.enabled=false");
    String remedy =
        "Name with --lock a folder on a file system that can, such as HDFS, the same for every run"
            + " that writes there. On S3 itself, leave fs.s3a.create.conditional.enabled on.";
    try (ForkedProgram program = site.submit(unconditional, "run")) {
      Program.Ended ended = program.await();
      assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
      assertThat(ended.output())
          .contains(
              "This store cannot keep a lock. Its connector does not ask it to refuse a file that is"
                  + " there already.")
          .contains(remedy);
    }
    try (HeedlessProxy proxy = HeedlessProxy.before(store.port());
        ForkedProgram program =
            new Elsewhere(cluster, site.root(), S3Store.settings(proxy.port())).submit("run")) {
      Program.Ended ended = program.await();
      assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
      assertThat(ended.output())
          .contains(
              "This store cannot keep a lock. It replaced a file that it was asked to leave alone"
                  + " (If-None-Match).")
          .contains(remedy);
    }
    assertThat(files(objects.out()))
        .as("what is there but the two runs' records")
        .allMatch(file -> file.startsWith(objects.out().resolve("runs")));

    Path lock = folder.resolve("lock");
    try (ForkedProgram program = site.submit(unconditional, "ingest", "--lock", lock.toString())) {
      Program.Ended ended = program.await();
      assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
    assertThat(objects.version("bronze")).isZero();
    assertThat(lock).doesNotExist();
  }
}
