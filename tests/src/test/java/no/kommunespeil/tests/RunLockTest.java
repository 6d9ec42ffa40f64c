package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.LockHolder;
import no.kommunespeil.spark.io.RunLock;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may write to a folder of tables and marts. */
class RunLockTest {

  @TempDir private Path folder = Path.of("");

  /** The same folder as Java sees it, and behind a file system that is not local to Hadoop. */
  enum On {
    LOCAL,
    ANOTHER
  }

  private RunLock.Attempt attempt(On files) throws IOException {
    Configuration hadoop = new Configuration();
    String out = folder.resolve("out").toString();
    if (files == On.ANOTHER) {
      hadoop.set("fs.viewfs.mounttable.land.link./site", folder.toUri().toString());
      out = "viewfs://land/site/out";
    }
    return RunLock.acquire(new org.apache.hadoop.fs.Path(out), "run", hadoop);
  }

  private RunLock acquired(On files) throws IOException {
    RunLock.Attempt attempt = attempt(files);
    assertThat(attempt).isInstanceOf(RunLock.Acquired.class);
    return ((RunLock.Acquired) attempt).lock();
  }

  private Path file(int number) {
    return folder.resolve("out/.lock/" + number);
  }

  /** What a run on another machine has left. */
  private void leave(int number, String id, Instant lastSeen) throws IOException {
    Files.createDirectories(file(number).getParent());
    Files.writeString(
        file(number),
        """
        {"id": "%s", "replaces": "", "command": "run", "machine": "elsewhere",
         "space": "elsewhere", "process": 4711, "started": "2026-01-01T00:00:00Z",
         "since": "2026-01-01T00:00:05Z"}
        """
            .replace("%s", id));
    Files.setLastModifiedTime(file(number), FileTime.from(lastSeen));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          // Hadoop's own, beside files of a file system behind another.
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_at_a_time_works_on_a_folder_and_leaves_nothing_of_the_lock(On files) throws IOException {
    try (RunLock first = acquired(files)) {
      first.requireHeld();
      RunLock.Attempt second = attempt(files);
      assertThat(second).isInstanceOf(RunLock.Busy.class);
      LockHolder by = ((RunLock.Busy) second).by().orElseThrow();
      assertThat(by).isEqualTo(first.holder());
      assertThat(by.command()).isEqualTo("run");
      assertThat(by.process()).isEqualTo(ProcessHandle.current().pid());
    }
    assertThat(left()).isEmpty();
    assertThat(folder.resolve("out/.lock")).doesNotExist();
    acquired(files).close();
  }

  @Test
  void another_folder_is_another_matter() throws IOException {
    try (RunLock here = acquired(On.LOCAL)) {
      RunLock.Attempt there =
          RunLock.acquire(
              new org.apache.hadoop.fs.Path(folder.resolve("other").toString()),
              "run",
              new Configuration());
      assertThat(there).isInstanceOf(RunLock.Acquired.class);
      ((RunLock.Acquired) there).lock().close();
      here.requireHeld();
    }
  }

  @Test
  void of_many_at_once_one_gets_in() throws Exception {
    int contenders = 8;
    AtomicInteger inside = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(contenders);
    try {
      for (int round = 0; round < 30; round++) {
        // Every other round they find a dead one.
        if (round % 2 == 1) {
          leave(1, "dead-" + round, Instant.now().minusSeconds(3600));
        }
        CyclicBarrier start = new CyclicBarrier(contenders);
        List<Callable<RunLock.Attempt>> all =
            Collections.nCopies(
                contenders,
                () -> {
                  start.await();
                  RunLock.Attempt attempt = attempt(On.LOCAL);
                  if (attempt instanceof RunLock.Acquired) {
                    inside.incrementAndGet();
                  }
                  return attempt;
                });
        List<RunLock> locks = new ArrayList<>();
        for (Future<RunLock.Attempt> attempt : threads.invokeAll(all)) {
          if (attempt.get() instanceof RunLock.Acquired acquired) {
            locks.add(acquired.lock());
          }
        }
        assertThat(locks).as("round %s", round).hasSize(1);
        locks.get(0).requireHeld();
        locks.get(0).close();
        assertThat(left()).isEmpty();
      }
      assertThat(inside).hasValue(30);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void taking_and_giving_back_at_once_never_lets_two_in() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger times = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> all =
          Collections.nCopies(
              4,
              () -> {
                while (times.get() < 200) {
                  if (attempt(On.LOCAL) instanceof RunLock.Acquired acquired) {
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    acquired.lock().requireHeld();
                    inside.decrementAndGet();
                    times.incrementAndGet();
                    acquired.lock().close();
                  }
                }
                return null;
              });
      for (Future<Void> each : threads.invokeAll(all)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_run_elsewhere_that_has_been_silent_for_long_is_taken_over_from(On files)
      throws IOException {
    leave(1, "silent", Instant.now().minus(RunLock.DEAD_AFTER).minusSeconds(5));

    RunLock.Acquired acquired = (RunLock.Acquired) attempt(files);

    assertThat(acquired.from().map(LockHolder::id)).hasValue("silent");
    assertThat(acquired.lock().holder().replaces()).isEqualTo("silent");
    acquired.lock().requireHeld();
    assertThat(attempt(files)).isInstanceOf(RunLock.Busy.class);
    acquired.lock().close();
    assertThat(left()).isEmpty();
  }

  @Test
  void a_run_elsewhere_that_was_heard_of_lately_is_left_alone() throws IOException {
    leave(1, "alive", Instant.now().minusSeconds(3600));
    Files.createFile(folder.resolve("out/.lock/beat-alive"));

    RunLock.Attempt attempt = attempt(On.LOCAL);

    assertThat(((RunLock.Busy) attempt).by().map(LockHolder::machine)).hasValue("elsewhere");
    assertThat(left()).containsExactly("out/.lock/1", "out/.lock/beat-alive");
  }

  @Test
  void a_process_of_this_machine_that_is_gone_is_taken_over_from_at_once() throws IOException {
    LockHolder gone;
    try (RunLock held = acquired(On.LOCAL)) {
      gone = held.holder();
    }
    // Its number may be another's by now, who then has started at another time.
    for (String fact :
        List.of(
            "\"process\" : " + Integer.MAX_VALUE,
            "\"process\" : " + gone.process() + ", \"started\" : \"2026-01-01T00:00:00Z\"")) {
      Files.createDirectories(file(1).getParent());
      Files.writeString(
          file(1),
          "{\"id\": \"gone\", \"machine\": \"%m\", \"space\": \"%s\", \"since\": \"%t\", \"started\": \"%t\", "
                  .replace("%m", gone.machine())
                  .replace("%s", gone.space())
                  .replace("%t", gone.started().toString())
              + fact
              + "}");
      RunLock.Acquired acquired = (RunLock.Acquired) attempt(On.LOCAL);
      assertThat(acquired.from().map(LockHolder::id)).hasValue("gone");
      acquired.lock().close();
    }
  }

  @Test
  void a_lock_that_was_not_written_to_its_end_counts_until_it_is_old() throws IOException {
    Files.createDirectories(file(1).getParent());
    Files.createFile(file(1));
    assertThat(attempt(On.LOCAL)).isEqualTo(new RunLock.Busy(Optional.empty()));

    Files.setLastModifiedTime(file(1), FileTime.from(Instant.now().minusSeconds(3600)));
    acquired(On.LOCAL).close();
    assertThat(left()).isEmpty();
  }

  @Test
  void a_run_that_was_taken_for_dead_finds_out_before_it_writes_and_disturbs_nobody()
      throws IOException {
    RunLock sleeper = acquired(On.LOCAL);
    String text = Files.readString(file(1));
    // As another machine sees it, which cannot look for the process.
    Files.writeString(
        file(1), text.replace("\"space\" : \"", "\"space\" : \"not visible from here, "));
    Files.setLastModifiedTime(file(1), FileTime.from(Instant.now().minusSeconds(3600)));
    RunLock other = acquired(On.LOCAL);

    assertThatThrownBy(sleeper::requireHeld)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("another has taken over")
        .hasMessageContaining("Run again when the other has ended.");
    sleeper.close();
    other.requireHeld();
    assertThat(left()).containsExactly("out/.lock/2");
    other.close();
    assertThat(left()).isEmpty();
  }

  @Test
  void a_folder_that_cannot_be_made_is_told_of_and_not_waited_for() throws IOException {
    Files.writeString(folder.resolve("out"), "A file where the folder would be.");

    assertThatThrownBy(() -> attempt(On.LOCAL)).isInstanceOf(FileSystemException.class);
  }
}
