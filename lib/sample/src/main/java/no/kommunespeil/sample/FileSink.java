package no.kommunespeil.sample;

import java.io.IOException;
import java.io.OutputStream;

/** A folder on any file system that files are written to. */
@FunctionalInterface
public interface FileSink {

  /**
   * Starts a file, replacing one of the same name; missing folders are made.
   *
   * @param path relative to the folder, with forward slashes
   */
  OutputStream create(String path) throws IOException;
}
