package no.kommunespeil.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of the local file system.
 *
 * @param root the folder, made when it is missing
 */
public record LocalFileSink(Path root) implements FileSink {

  private static final int BUFFER = 1 << 16;

  @Override
  public OutputStream create(String path) throws IOException {
    Path file = root.resolve(path);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
  }
}
