package no.kommunespeil.tests;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What goes wrong with {@link FaultyFiles}. Everything that changes a file or folder counts as a
 * step: making, each piece that is written, renaming, deleting.
 */
class Fault {

  private final AtomicInteger steps = new AtomicInteger();

  /** How many steps there have been. */
  final int steps() {
    return steps.get();
  }

  /** A step on a file or folder is about to be taken. */
  final void change(String path) throws IOException {
    step(steps.getAndIncrement(), path);
  }

  /**
   * Bytes are about to be written.
   *
   * @return how many of them are, before it fails
   */
  final int write(String path, int length) throws IOException {
    return piece(steps.getAndIncrement(), path, length);
  }

  void step(int step, String path) throws IOException {}

  int piece(int step, String path, int length) throws IOException {
    step(step, path);
    return length;
  }

  /** A file or folder is about to be looked at. */
  void look(String path) throws IOException {}

  /** A file is about to be read. */
  void read(String path) throws IOException {
    look(path);
  }

  /** Whether this is how it ends for the process: nothing is to be read or written any more. */
  boolean isEnd() {
    return false;
  }

  /** Why a write failed that was cut short. */
  IOException cutShort() {
    return new IOException("The power is off.");
  }

  static Fault none() {
    return new Fault();
  }

  /** The power fails at a step: half of what was being written is there, and nothing follows. */
  static Fault killedAt(int last) {
    return new Fault() {
      private volatile boolean isOff;

      @Override
      void step(int step, String path) throws IOException {
        isOff |= step >= last;
        look(path);
      }

      @Override
      int piece(int step, String path, int length) throws IOException {
        look(path);
        isOff |= step >= last;
        return isOff ? length / 2 : length;
      }

      @Override
      void look(String path) throws IOException {
        if (isOff) {
          throw new IOException("The power is off.");
        }
      }

      @Override
      boolean isEnd() {
        return isOff;
      }
    };
  }

  /** The disk is full after so many bytes, and stays so. */
  static Fault fullAfter(long bytes) {
    return new Fault() {
      private final AtomicLong left = new AtomicLong(bytes);

      @Override
      int piece(int step, String path, int length) {
        long before = left.getAndUpdate(room -> Math.max(0, room - length));
        return (int) Math.min(before, length);
      }

      @Override
      IOException cutShort() {
        return new IOException("No space left on device");
      }
    };
  }

  /** From a step on, nothing can be written. */
  static Fault readOnlyAfter(int last) {
    return new Fault() {
      @Override
      void step(int step, String path) throws IOException {
        if (step >= last) {
          throw new FileNotFoundException(path + " (Read-only file system)");
        }
      }
    };
  }

  /** Every step takes its time. */
  static Fault slow(long milliseconds) {
    return new Fault() {
      @Override
      void step(int step, String path) throws IOException {
        try {
          TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
          throw new IOException(stopped);
        }
      }
    };
  }

  /** One in so many steps and reads fails, by chance. */
  static Fault failing(int oneIn, long seed) {
    return new Fault() {
      private final Random chance = new Random(seed);

      @Override
      void step(int step, String path) throws IOException {
        fail(path);
      }

      @Override
      void read(String path) throws IOException {
        fail(path);
      }

      private synchronized void fail(String path) throws IOException {
        if (chance.nextInt(oneIn) == 0) {
          throw new IOException(path + " (Input/output error)");
        }
      }
    };
  }

  /** The file that is read as the n-th of all is gone, this once. */
  static Fault vanishing(int last) {
    return new Fault() {
      private final AtomicInteger reads = new AtomicInteger();

      @Override
      void read(String path) throws IOException {
        if (reads.getAndIncrement() == last) {
          throw new FileNotFoundException("File " + path + " does not exist");
        }
      }
    };
  }
}
