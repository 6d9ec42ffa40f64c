package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.mart.ColumnType;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.mart.MartTable;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.spark.io.MartFile;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.SpreadMart;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Marts are published together or not at all. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class PublishedTogetherTest {

  private static final List<String> MARTS = List.of("first", "second", "third");
  private static final Map<String, String> TEXTS = Map.of("datapackage.json", "{}");

  @Test
  void who_reads_while_marts_are_published_reads_one_whole_set(
      LocalSpark spark, Site shared, @TempDir Path folder) throws Exception {
    Site site = shared.copyTo(folder);
    Map<String, Set<SortedMap<String, String>>> seen = new ConcurrentHashMap<>();
    List<Exception> failures = new ArrayList<>();
    AtomicBoolean isPublishing = new AtomicBoolean(true);
    Thread reader =
        new Thread(
            () -> {
              try {
                while (isPublishing.get()) {
                  Path set = site.out().resolve("marts/current").toRealPath();
                  seen.computeIfAbsent(
                          set.getFileName().toString(), name -> ConcurrentHashMap.newKeySet())
                      .add(Site.contents(set));
                  set = site.sets().resolve(site.set());
                  seen.computeIfAbsent(
                          set.getFileName().toString(), name -> ConcurrentHashMap.newKeySet())
                      .add(Site.contents(set));
                }
              } catch (IOException | RuntimeException e) {
                failures.add(e);
              }
            });
    reader.start();
    for (String name : List.of("One", "Two", "Three", "Four")) {
      site.edit(
          site.conf().resolve("codebook/codebook.yaml"),
          text -> text.replaceFirst("(key: imdi_services, .* en: \")[^\"]*", "$1" + name));
      site.done(spark, "run");
    }
    isPublishing.set(false);
    reader.join();

    assertThat(failures).isEmpty();
    assertThat(seen).hasSizeGreaterThan(2).containsKey(shared.set());
    assertThat(seen.values()).allSatisfy(contents -> assertThat(contents).hasSize(1));
    assertThat(seen.get(shared.set())).containsExactly(shared.marts());
    try (Stream<Path> sets = Files.list(site.sets())) {
      assertThat(sets.map(set -> set.getFileName().toString()))
          .hasSize(3)
          .contains(site.set())
          .doesNotContain(shared.set());
    }
  }

  @Test
  void a_publish_stopped_at_any_step_leaves_the_old_set_or_the_new(@TempDir Path root)
      throws Exception {
    MartContract contract = contract();
    Path old = Files.createDirectories(root.resolve("old"));
    sets(old, new Configuration())
        .publish("a1", MARTS, name -> table(contract, name, 1), spread(1), TEXTS);
    SortedMap<String, String> before = Site.contents(old.resolve("sets/a1"));
    Path undisturbed = root.resolve("undisturbed");
    sets(undisturbed, new Configuration())
        .publish("b2", MARTS, name -> table(contract, name, 2), spread(2), TEXTS);
    SortedMap<String, String> after = Site.contents(undisturbed.resolve("sets/b2"));
    Configuration stopping = new Configuration();
    stopping.setClass("fs.file.impl", Stopping.class, FileSystem.class);

    int steps = 0;
    for (boolean isStopped = true; isStopped; steps++) {
      Path place = root.resolve("stopped-" + steps);
      Site.copy(old, place);
      Stopping.STEPS_LEFT.set(steps);
      isStopped =
          stops(
              () ->
                  sets(place, stopping)
                      .publish("b2", MARTS, name -> table(contract, name, 2), spread(2), TEXTS));

      MartSets next = sets(place, new Configuration());
      String current = next.current().orElseThrow();
      assertThat(Site.contents(place.resolve("sets").resolve(current)))
          .as("after %s steps", steps)
          .isEqualTo(current.equals("a1") ? before : after);
      assertThat(Site.contents(place.resolve("current").toRealPath())).isIn(before, after);

      next.publish("b2", MARTS, name -> table(contract, name, 2), spread(2), TEXTS);
      assertThat(next.isPublished("b2")).isTrue();
      assertThat(Site.contents(place.resolve("current"))).isEqualTo(after);
    }
    // The set's folder, three marts, the summary and the pointer are five steps and more.
    assertThat(steps).isGreaterThan(5);
  }

  private static boolean stops(Publishing publishing) {
    try {
      publishing.run();
      return false;
    } catch (IOException | RuntimeException stopped) {
      return true;
    }
  }

  private static MartSets sets(Path folder, Configuration hadoop) throws IOException {
    return MartSets.of(new org.apache.hadoop.fs.Path(folder.toUri()), hadoop);
  }

  private static MartContract contract() throws IOException {
    return contracts().get("deliveries");
  }

  private static MartContracts contracts() throws IOException {
    return MartContracts.read(LocalFolder.of(Program.CONF), new Problems());
  }

  /** A restricted mart in parts, of which one has been tried before. */
  private static List<SpreadMart> spread(int parts) throws IOException {
    MartContract restricted = contracts().get("linked_answers");
    return List.of(
        new SpreadMart() {
          @Override
          public MartContract contract() {
            return restricted;
          }

          @Override
          public List<Part> write(org.apache.hadoop.fs.Path folder, Configuration hadoop)
              throws IOException {
            List<Part> written = new ArrayList<>();
            try (FileSystem files = FileSystem.newInstance(folder.toUri(), hadoop)) {
              files.setWriteChecksum(false);
              for (int i = 0; i < parts; i++) {
                String sha256 = "";
                for (String attempt : List.of("-failed", "-done")) {
                  try (MartFile file = new MartFile(restricted, folder)) {
                    file.close();
                    sha256 =
                        file.writeTo(files, new org.apache.hadoop.fs.Path(folder, i + attempt));
                  }
                }
                written.add(new Part(i, i + "-done", 0, sha256));
              }
            }
            return written;
          }
        });
  }

  @Test
  void a_mart_in_parts_has_the_files_of_the_attempts_that_count_and_only_its_owner_reads_it(
      @TempDir Path root) throws Exception {
    MartContract contract = contract();
    sets(root, new Configuration())
        .publish("a1", MARTS, name -> table(contract, name, 1), spread(1), TEXTS);
    sets(root, new Configuration())
        .publish("b2", MARTS, name -> table(contract, name, 1), spread(2), TEXTS);

    Path restricted = root.resolve("sets/b2/restricted");
    assertThat(Site.contents(root.resolve("sets/a1/restricted")))
        .containsOnlyKeys("linked_answers.parquet");
    assertThat(Site.contents(restricted))
        .containsOnlyKeys("linked_answers-00000.parquet", "linked_answers-00001.parquet");
    try (Stream<Path> files = Files.list(restricted)) {
      assertThat(files).hasSize(2).allSatisfy(file -> assertRights(file, "rw-------"));
    }
    assertRights(restricted, "rwx------");
  }

  @Test
  void a_set_that_lost_a_part_is_written_again(@TempDir Path root) throws Exception {
    MartContract contract = contract();
    MartSets sets = sets(root, new Configuration());
    sets.publish("b2", MARTS, name -> table(contract, name, 1), spread(2), TEXTS);
    SortedMap<String, String> before = Site.contents(root.resolve("sets/b2"));
    Files.delete(root.resolve("sets/b2/restricted/linked_answers-00001.parquet"));

    assertThat(sets.isPublished("b2")).isFalse();
    sets.publish("b2", MARTS, name -> table(contract, name, 1), spread(2), TEXTS);

    assertThat(Site.contents(root.resolve("sets/b2"))).isEqualTo(before);
  }

  private static void assertRights(Path path, String letters) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo(letters);
  }

  private static MartTable table(MartContract contract, String name, int rows) {
    List<@Nullable Object[]> values = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String text = name + i;
      values.add(contract.columns().stream().map(column -> value(column.type(), text)).toArray());
    }
    return MartTable.of(contract, contract.columnNames(), values);
  }

  private static Object value(ColumnType type, String text) {
    return switch (type) {
      case STRING -> text;
      case INT -> 1;
      case LONG -> 1L;
      case DOUBLE -> 1.0;
      case BOOLEAN -> true;
      case DATE -> LocalDate.EPOCH;
    };
  }

  @FunctionalInterface
  private interface Publishing {
    void run() throws IOException;
  }

  /** A file system that stops working after a number of steps. */
  public static final class Stopping extends LocalFileSystem {

    static final AtomicInteger STEPS_LEFT = new AtomicInteger();

    private static void step() throws IOException {
      if (STEPS_LEFT.getAndDecrement() <= 0) {
        throw new IOException("The file system has stopped.");
      }
    }

    @Override
    public FSDataOutputStream create(
        org.apache.hadoop.fs.Path file,
        FsPermission permission,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress)
        throws IOException {
      step();
      FSDataOutputStream out =
          super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
      return new FSDataOutputStream(
          new FilterOutputStream(out) {

            private int writes;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              // A file is half written whether its second piece is missing or its tenth.
              if (writes++ < 2) {
                step();
              }
              out.write(bytes, from, length);
            }
          },
          null);
    }

    @Override
    public boolean mkdirs(org.apache.hadoop.fs.Path folder, FsPermission permission)
        throws IOException {
      step();
      return super.mkdirs(folder, permission);
    }

    @Override
    public boolean delete(org.apache.hadoop.fs.Path path, boolean recursive) throws IOException {
      step();
      return super.delete(path, recursive);
    }
  }
}
