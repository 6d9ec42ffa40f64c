package no.kommunespeil.spark.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * The right to write tables and marts of a folder, which one run has at a time.
 *
 * <p>A run that died leaves its lock. It is taken over at once when its process was one of this
 * machine's and is gone, and else when it has not shown for {@link #DEAD_AFTER} that it lives. A
 * run that was taken for dead and was not finds out before it writes: see {@link #requireHeld}.
 */
public final class RunLock implements AutoCloseable {

  /** How long the holder of a lock on another machine may be silent before it counts as dead. */
  public static final Duration DEAD_AFTER = Duration.ofMinutes(2);

  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(10);

  /** After Spark has stopped, and before Hadoop closes file systems. */
  private static final int AT_SHUTDOWN = 20;

  private final Path parent;
  private final LockFolder folder;
  private final int number;
  private final LockHolder holder;
  private final ScheduledExecutorService beats;
  private final Runnable atShutdown = this::close;
  private boolean isClosed;

  /** What came of trying. */
  public sealed interface Attempt {}

  /**
   * The lock is held.
   *
   * @param from who was taken for dead, if anybody
   */
  public record Acquired(RunLock lock, Optional<LockHolder> from) implements Attempt {}

  /**
   * Somebody else holds it.
   *
   * @param by who, where that can be read
   */
  public record Busy(Optional<LockHolder> by) implements Attempt {}

  private RunLock(Path parent, LockFolder folder, int number, LockHolder holder) {
    this.parent = parent;
    this.folder = folder;
    this.number = number;
    this.holder = holder;
    this.beats =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "run-lock");
              thread.setDaemon(true);
              return thread;
            });
    long pause = BETWEEN_BEATS.toMillis();
    // A beat that fails is not repeated at once: several in a row may fail before it matters.
    var scheduled = beats.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
    if (scheduled.isCancelled()) {
      throw new IllegalStateException("The lock cannot be kept alive.");
    }
    ShutdownHookManager.get().addShutdownHook(atShutdown, AT_SHUTDOWN);
  }

  /**
   * Tries once.
   *
   * @param parent folder of tables and marts
   * @param command what is to run, for whoever finds it busy
   */
  public static Attempt acquire(Path parent, String command, Configuration hadoop)
      throws IOException {
    LockFolder folder = LockFolder.in(parent, hadoop);
    while (true) {
      TreeSet<Integer> taken = folder.numbers();
      int last = taken.isEmpty() ? 0 : taken.last();
      Optional<LockHolder> before = last == 0 ? Optional.empty() : folder.holder(last);
      if (last > 0) {
        Optional<Boolean> isDead = isDead(folder, last, before);
        if (isDead.isEmpty()) {
          continue;
        }
        if (!isDead.get()) {
          return new Busy(before);
        }
      }
      LockHolder mine = LockHolder.here(command, before.map(LockHolder::id).orElse(""));
      if (!folder.take(last + 1, mine)) {
        continue;
      }
      // Between looking and taking, the dead one may have been replaced by somebody who is done or
      // at work by now. And looking takes time: a number that comes while another goes can be
      // missed altogether.
      if (!isNext(folder, last, before)) {
        folder.giveBack(last + 1, Optional.of(mine));
        continue;
      }
      for (int old : taken) {
        folder.giveBack(old, folder.holder(old));
      }
      return new Acquired(new RunLock(parent, folder, last + 1, mine), before);
    }
  }

  /** Whether a holder counts as dead; empty when the lock was given back just now. */
  private static Optional<Boolean> isDead(
      LockFolder folder, int number, Optional<LockHolder> holder) throws IOException {
    if (holder.filter(LockHolder::hasEnded).isPresent()) {
      return Optional.of(true);
    }
    return folder.sinceLastBeat(number, holder).map(silent -> silent.compareTo(DEAD_AFTER) > 0);
  }

  /** Whether the number after that of a holder is still the one to take, and the highest. */
  private static boolean isNext(LockFolder folder, int last, Optional<LockHolder> before)
      throws IOException {
    TreeSet<Integer> now = folder.numbers();
    return now.tailSet(last + 1, false).isEmpty()
        && (last == 0 || (now.contains(last) && folder.holder(last).equals(before)));
  }

  /** Who is at work in a folder, where anybody is. */
  public static Optional<LockHolder> at(Path parent, Configuration hadoop) throws IOException {
    LockFolder folder = LockFolder.in(parent, hadoop);
    TreeSet<Integer> taken = folder.numbers();
    return taken.isEmpty()
        ? Optional.empty()
        : folder.holder(taken.last()).filter(holder -> !holder.hasEnded());
  }

  /** Who holds it. */
  public LockHolder holder() {
    return holder;
  }

  private boolean isHeld() throws IOException {
    if (folder.holder(number).filter(holder::equals).isEmpty()) {
      return false;
    }
    for (int higher : folder.numbers().tailSet(number, false)) {
      if (folder.holder(higher).filter(by -> by.replaces().equals(holder.id())).isPresent()) {
        return false;
      }
    }
    return true;
  }

  /**
   * To be called before anything is written that others read.
   *
   * @throws UserError when another run has taken this one for dead
   */
  public void requireHeld() {
    try {
      if (!isHeld()) {
        throw UserError.of(
            "writing tables and marts",
            Place.of(parent.toString()),
            "This run had shown no sign of life for so long that another has taken over.",
            "Nothing more was written. Run again when the other has ended.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The lock of " + parent + " cannot be read.", e);
    }
  }

  private void beat() {
    try {
      folder.beat(holder);
    } catch (IOException silent) {
      // The next one may do better; if none does, this run finds out before it writes.
    }
  }

  /** Gives the lock back. */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    beats.shutdownNow();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(atShutdown);
    }
    try {
      if (isHeld()) {
        folder.giveBack(number, Optional.of(holder));
      }
      folder.tidy();
    } catch (IOException e) {
      throw new UncheckedIOException("The lock of " + parent + " cannot be given back.", e);
    }
  }
}
