package no.kommunespeil.jobs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.LockHolder;
import no.kommunespeil.spark.io.RunLock;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.jspecify.annotations.Nullable;

/** The right of a command to write tables and marts, taken when there is something to write. */
final class FolderLock implements AutoCloseable {

  private static final long PAUSE_MILLISECONDS = 500;

  private final Settings settings;
  private final String command;
  private final Duration patience;
  private final Console console;
  private @Nullable RunLock lock;

  /**
   * @param patience how long to wait for another run
   */
  FolderLock(Settings settings, String command, Duration patience, Console console) {
    this.settings = settings;
    this.command = command;
    this.patience = patience;
    this.console = console;
  }

  /**
   * Takes the lock, unless this command has it.
   *
   * @throws Busy when another run has it for longer than was to be waited
   */
  void take() throws IOException {
    if (lock != null) {
      return;
    }
    Configuration hadoop = settings.hadoop();
    Path folder = new Path(settings.lock());
    long end = System.nanoTime() + patience.toNanos();
    boolean isTold = false;
    while (true) {
      RunLock.Attempt attempt = attempt(folder, hadoop);
      if (attempt instanceof RunLock.Acquired acquired) {
        lock = acquired.lock();
        acquired
            .from()
            .ifPresent(
                dead ->
                    console.say(
                        Console.line(
                            "note",
                            "Went on from a run that ended before it was done: "
                                + described(dead)
                                + ".")));
        return;
      }
      Optional<LockHolder> by = ((RunLock.Busy) attempt).by();
      if (System.nanoTime() >= end) {
        throw new Busy(
            settings.out()
                + ": Another run is at work on this folder"
                + by.map(holder -> ", " + described(holder)).orElse("")
                + ". Nothing was done. Try again when it has ended, or say with --patience 10m how long"
                + " to wait.");
      }
      if (!isTold) {
        console.step(
            "wait", "for another run" + by.map(holder -> ", " + described(holder)).orElse(""));
        isTold = true;
      }
      pause();
    }
  }

  private RunLock.Attempt attempt(Path folder, Configuration hadoop) throws IOException {
    try {
      return RunLock.acquire(folder, command, hadoop);
    } catch (FileSystemException | AccessControlException refused) {
      throw UserError.of(
          "preparing to write tables and marts",
          Place.of(settings.lock()),
          "Nothing can be written in this folder: " + refused.getMessage() + ".",
          "Make room or get the right to write there, or name another folder with --out.");
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while waiting for another run.", stopped);
    }
  }

  /** A run in words: "'run', process 4711 on kari, since 2026-11-28 07:30:00 UTC". */
  static String described(LockHolder holder) {
    return "'"
        + holder.command()
        + "', process "
        + holder.process()
        + " on "
        + holder.machine()
        + ", since "
        + Words.time(holder.since());
  }

  /**
   * To be called before anything is written.
   *
   * @throws no.kommunespeil.domain.problem.UserError when another run has taken this one for dead
   */
  void requireHeld() {
    RunLock held = lock;
    if (held == null) {
      throw new IllegalStateException("Something was to be written without the lock.");
    }
    held.requireHeld();
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}
