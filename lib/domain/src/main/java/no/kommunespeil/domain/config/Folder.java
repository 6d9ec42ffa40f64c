package no.kommunespeil.domain.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A folder of input files on any file system. Paths are relative to it and use forward slashes. */
public interface Folder {

  /** The folder as a user would name it. */
  String name();

  /**
   * The files under a sub-folder, not deeper, sorted by path; empty when the sub-folder is missing.
   *
   * @param subFolder relative path, empty for the folder itself
   */
  List<String> list(String subFolder) throws IOException;

  boolean exists(String path) throws IOException;

  /** Size in bytes. */
  long size(String path) throws IOException;

  InputStream open(String path) throws IOException;
}
