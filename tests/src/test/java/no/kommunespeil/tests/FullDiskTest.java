package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, or read-only, for real. */
@Tag("long")
@ExtendWith(Trials.Shared.class)
class FullDiskTest {

  private static final List<String[]> READERS =
      List.of(
          new String[] {"report", "--language", "nb"}, new String[] {"export", "--language", "nb"});

  private final Trials trials;
  private final SmallDisk disk;
  private final Path site;

  FullDiskTest(Trials trials, @TempDir Path folder) throws Exception {
    this.trials = trials;
    this.disk = SmallDisk.at(folder.resolve("disk"));
    this.site = disk.folder().resolve("site");
  }

  @BeforeEach
  void a_survey_on_it() throws Exception {
    SmallSurvey.copy(trials.copy(), site);
    DeltaLog.clearCache();
  }

  @AfterEach
  void take_the_disk_away() throws Exception {
    disk.close();
  }

  @Test
  void a_run_says_that_the_disk_is_full_and_goes_on_when_there_is_room() throws Exception {
    for (long kilobytes : new long[] {0, 60, 400}) {
      disk.leave(kilobytes);
      Program.Ended ended = trials.run(site);

      Trials.assertToldWell(ended, kilobytes + " kB left");
      assertThat(ended.output()).containsAnyOf("No space left on device", "no room");
      assertThat(Trials.marts(site)).isEqualTo(trials.old());
      disk.makeRoom();
    }
    assertThat(trials.run(site).exitCode()).isZero();
    assertThat(Trials.marts(site)).isEqualTo(trials.expected());
  }

  @Test
  void a_report_and_an_export_that_find_no_room_leave_those_before() throws Exception {
    for (String[] command : READERS) {
      assertThat(trials.read(site, command).exitCode()).isZero();
    }
    SortedMap<String, String> before = Site.contents(site.resolve("out"));
    for (String[] command : READERS) {
      for (long kilobytes : new long[] {0, 20}) {
        disk.leave(kilobytes);
        Program.Ended ended = trials.read(site, command);

        Trials.assertToldWell(ended, command[0] + ", " + kilobytes + " kB left");
        assertThat(ended.output())
            .contains("There is no room left (No space left on device).")
            .contains(site.resolve("out").toString());
        assertThat(Site.contents(site.resolve("out"))).isEqualTo(before);
        assertThat(SmallDisk.halves(site.resolve("out"))).isEmpty();
        disk.makeRoom();
      }
      disk.readOnly();
      Program.Ended ended = trials.read(site, command);
      disk.writable();
      Trials.assertToldWell(ended, command[0] + " on a read-only disk");
      assertThat(ended.output()).contains("Nothing can be written, the file system is read-only");
      assertThat(Site.contents(site.resolve("out"))).isEqualTo(before);
    }
    for (String[] command : READERS) {
      assertThat(trials.read(site, command).exitCode()).isZero();
    }
    assertThat(Files.exists(site.resolve("out/export/datapackage.json"))).isTrue();
  }
}
