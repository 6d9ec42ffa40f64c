package no.kommunespeil.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A small disk in memory, which can be full or read-only for real. Only root can have one. */
final class SmallDisk implements AutoCloseable {

  private static final int MEGABYTES = 64;
  private static final int KILOBYTE = 1024;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** A disk at a folder, or a test that is skipped where this machine does not allow it. */
  static SmallDisk at(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Assumptions.assumeTrue(
        isDone("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString()),
        "This machine lets nobody but root mount a disk.");
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /** Fills the disk but for some kilobytes. */
  SmallDisk leave(long kilobytes) throws IOException {
    Path filler = folder.resolve("filler");
    long left = folder.toFile().getUsableSpace() / KILOBYTE - kilobytes;
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] kilobyte = new byte[KILOBYTE];
      Arrays.fill(kilobyte, (byte) 1);
      for (long i = 0; i < left; i++) {
        out.write(kilobyte);
      }
    }
    return this;
  }

  /** Makes room again. */
  SmallDisk makeRoom() throws IOException {
    Files.deleteIfExists(folder.resolve("filler"));
    return this;
  }

  SmallDisk readOnly() throws IOException, InterruptedException {
    remount("ro");
    return this;
  }

  SmallDisk writable() throws IOException, InterruptedException {
    remount("rw");
    return this;
  }

  private void remount(String how) throws IOException, InterruptedException {
    if (!isDone("mount", "-o", "remount," + how, folder.toString())) {
      throw new IOException("The disk could not be made " + how + ".");
    }
  }

  private static boolean isDone(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /** Files that were begun and not finished. */
  static Stream<Path> halves(Path of) throws IOException {
    try (Stream<Path> files = Files.walk(of)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\..*\\.(half|writing|old)"))
          .toList()
          .stream();
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (!isDone("umount", folder.toString())) {
      throw new IllegalStateException("The disk at " + folder + " could not be taken away.");
    }
  }
}
