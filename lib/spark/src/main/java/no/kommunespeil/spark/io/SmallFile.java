package no.kommunespeil.spark.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** A file of a few words that is replaced in one step: who reads it reads the old or the new. */
final class SmallFile {

  /** Schemes whose rename replaces an existing file in one step; elsewhere writing a file does. */
  private static final Set<String> ATOMIC_RENAME = Set.of("hdfs", "viewfs");

  private final Path file;
  private final FileSystem files;
  private final Configuration hadoop;

  private SmallFile(Path file, FileSystem files, Configuration hadoop) {
    this.file = file;
    this.files = files;
    this.hadoop = hadoop;
  }

  /**
   * A file, there or not.
   *
   * @param files its file system, which writes no checksum files
   */
  static SmallFile at(Path file, FileSystem files, Configuration hadoop) {
    return new SmallFile(file, files, hadoop);
  }

  void replace(String text) throws IOException {
    Path next = new Path(Objects.requireNonNull(file.getParent()), "." + file.getName() + ".next");
    if (files instanceof LocalFileSystem) {
      write(next, text);
      // Hadoop's own rename of local files deletes the old one first.
      Files.move(
          local(next),
          local(file),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } else if (ATOMIC_RENAME.contains(files.getScheme())) {
      write(next, text);
      FileContext.getFileContext(file.toUri(), hadoop).rename(next, file, Options.Rename.OVERWRITE);
    } else {
      write(file, text);
    }
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  private void write(Path to, String text) throws IOException {
    try (OutputStream out = files.create(to, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
