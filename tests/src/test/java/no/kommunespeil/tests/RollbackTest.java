package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sets of marts that are kept, and going back to one of them. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollbackTest {

  private final LocalSpark spark;
  private final Site published;
  private final String first;
  private final String second;

  /** A copy with two sets of marts, for each test. */
  private Site site;

  RollbackTest(LocalSpark spark, Site shared) throws IOException {
    this.spark = spark;
    this.published =
        shared.copyTo(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "rollback-"));
    this.first = published.set();
    this.site = published;
    this.second = published("Second");
  }

  @BeforeEach
  void copy(@TempDir Path folder) throws IOException {
    site = published.copyTo(folder.resolve("site"));
  }

  @Test
  void a_set_that_was_kept_is_shown_again_and_the_one_withdrawn_is_left_alone(Site shared)
      throws IOException {
    SortedMap<String, String> tables = Site.contents(site.out().resolve("tables"));

    assertThat(site.done(spark, "rollback", first.substring(0, 6), "--reason", " wrong label "))
        .contains("set " + first + " → " + site.out().resolve("marts/current"))
        .contains("Set " + second + " is withdrawn");

    assertThat(site.set()).isEqualTo(first);
    assertThat(site.marts()).isEqualTo(shared.marts());
    assertThat(Site.contents(site.out().resolve("tables"))).isEqualTo(tables);
    SortedMap<String, String> files = site.listing();
    assertThat(site.done(spark, "run"))
        .contains("publish   left alone: set " + second + ", withdrawn 20")
        .contains("(wrong label)");
    assertThat(site.listing()).isEqualTo(files);
    assertThat(site.done(spark, "status"))
        .contains("Marts     behind, set " + first)
        .contains("Withdrawn set " + second)
        .contains("The next run has nothing to do.");
    assertThat(site.done(spark, "rollback"))
        .containsPattern(first + "  +20.* UTC  current\n")
        .containsPattern(second + "  +20.* UTC  withdrawn 20.*\\(wrong label\\)\n");
    assertThat(site.done(spark, "publish")).contains("left alone");

    String third = published("Third");
    assertThat(third).isNotIn(first, second);
    assertThat(site.set()).isEqualTo(third);
  }

  @Test
  void what_was_withdrawn_can_be_brought_back_and_is_published_as_before() throws IOException {
    site.done(spark, "rollback", first);

    site.done(spark, "rollback", second);

    assertThat(site.set()).isEqualTo(second);
    assertThat(site.done(spark, "run")).contains("Nothing has changed");
    assertThat(site.done(spark, "status")).doesNotContain("Withdrawn").contains("up to date");
  }

  @Test
  void a_rollback_that_was_stopped_half_way_leaves_readers_with_one_set() throws IOException {
    Path link = site.out().resolve("marts/current");
    Path toSecond = Files.readSymbolicLink(link);
    site.done(spark, "rollback", first);

    // As it is between the new pointer and the new link.
    Files.delete(link);
    Files.createSymbolicLink(link, toSecond);
    assertThat(site.done(spark, "run")).contains("left alone");
    assertThat(link.toRealPath()).isEqualTo(site.sets().resolve(first).toRealPath());

    // As it is between the note of the withdrawal and the new pointer.
    Files.delete(link);
    Files.createSymbolicLink(link, toSecond);
    Files.writeString(site.out().resolve("marts/CURRENT"), second + "\n");
    assertThat(site.done(spark, "run"))
        .contains("Nothing has changed")
        .doesNotContain("left alone");
    assertThat(site.set()).isEqualTo(second);
  }

  @Test
  void as_many_sets_stay_as_are_asked_for_and_the_current_one_always() throws IOException {
    site.done(spark, "rollback", first);
    String third = published("Third", "--keep", "2");
    assertThat(sets())
        .as("the one shown last is the one kept")
        .containsExactlyInAnyOrder(first, third);

    String fourth = published("Fourth", "--keep", "1");
    assertThat(sets()).containsExactly(fourth);
  }

  @Test
  void a_set_that_is_not_kept_or_not_whole_is_refused_with_those_that_are() throws IOException {
    assertThat(site.stopped(spark, "rollback", "zz"))
        .contains("Stopped while going back to an earlier set of marts")
        .contains("zz: No set that is kept has a name that begins so. Name one of " + second);

    Files.delete(site.sets().resolve(first).resolve("waves.parquet"));
    assertThat(site.stopped(spark, "rollback", first)).contains("Name one of " + second + ".");
    assertThat(site.set()).isEqualTo(second);
    for (String number : new String[] {"0", "-1", "many"}) {
      Program.Ended ended = site.run(spark, "run", "--keep", number);
      assertThat(ended.exitCode()).isEqualTo(2);
      assertThat(ended.output()).contains("is not a number of sets. Write 1 or more");
    }
  }

  @Test
  void a_damaged_note_of_withdrawals_stops_before_anything_is_published() throws IOException {
    Files.writeString(site.out().resolve("marts/WITHDRAWN.json"), "[{\"set\": \"a\"");
    assertThat(site.stopped(spark, "run"))
        .contains("WITHDRAWN.json: The file is damaged. Delete it if no set is to be kept");
    assertThat(site.set()).isEqualTo(second);
  }

  @Test
  void a_folder_without_marts_has_no_set_to_go_back_to(@TempDir Path empty) throws IOException {
    assertThat(site.freshIn(empty).done(spark, "rollback")).contains("No set of marts is kept");
  }

  private String published(String label, String... options) throws IOException {
    site.edit(
        site.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("(key: imdi_services, .* en: \")[^\"]*", "$1" + label));
    site.done(spark, Stream.concat(Stream.of("run"), Stream.of(options)).toArray(String[]::new));
    return site.set();
  }

  private List<String> sets() throws IOException {
    try (Stream<Path> found = Files.list(site.sets())) {
      return found.map(set -> set.getFileName().toString()).toList();
    }
  }
}
