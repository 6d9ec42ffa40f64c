package no.kommunespeil.jobs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files on this machine that are written whole or not at all. */
final class WholeFile {

  private WholeFile() {}

  static void write(Path file, byte[] content) throws IOException {
    writeAll(Map.of(file, content));
  }

  /**
   * Writes files that belong together: all of them are on the disk before the first takes its
   * place, so that a full disk leaves those that were there before.
   */
  static void writeAll(Map<Path, byte[]> contents) throws IOException {
    Map<Path, Path> halves = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
        Path file = content.getKey();
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
          throw new IOException(file + " is no file.");
        }
        Files.createDirectories(folder);
        Path half = folder.resolve("." + file.getFileName() + ".half");
        halves.put(half, file);
        try {
          Files.write(half, content.getValue());
        } catch (FileSystemException named) {
          throw named;
        } catch (IOException nameless) {
          throw new FileSystemException(file.toString(), null, nameless.getMessage());
        }
      }
      for (Map.Entry<Path, Path> half : halves.entrySet()) {
        Files.move(
            half.getKey(),
            half.getValue(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Path half : halves.keySet()) {
        Files.deleteIfExists(half);
      }
    }
  }
}
