package no.kommunespeil.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.report.data.DataPackage;
import no.kommunespeil.spark.io.PublishedSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;

/**
 * A folder that is written under another name beside its place, and takes its place as a whole: who
 * looks finds the export before, for an instant none, or the new one. Where an export was stopped
 * in that instant, the next begins by putting back the one before.
 */
final class ExportFolder implements AutoCloseable {

  private final Path target;
  private final Path writing;
  private final Path old;
  private final boolean restored;

  private ExportFolder(Path target) throws IOException {
    this.target = target;
    this.writing = target.resolveSibling("." + target.getFileName() + ".writing");
    this.old = target.resolveSibling("." + target.getFileName() + ".old");
    this.restored =
        !Files.exists(target, LinkOption.NOFOLLOW_LINKS)
            && Files.exists(old.resolve(DataPackage.FILE));
    if (restored) {
      Files.move(old, target);
    }
  }

  /**
   * Begins to write; what an export that was stopped has moved away is put back first.
   *
   * @throws UserError when something lies at the place that no export has left
   */
  static ExportFolder begin(Path target) throws IOException {
    Path place = target.toAbsolutePath().normalize();
    if (place.getFileName() == null) {
      throw refused(target, "This is the root of the file system.");
    }
    ExportFolder folder = new ExportFolder(place);
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(target, "Something other than a folder lies there.");
      }
      if (!isEmpty(place) && !Files.exists(place.resolve(DataPackage.FILE))) {
        throw refused(target, "The folder holds files that are not of an export.");
      }
    }
    delete(folder.writing);
    Files.createDirectories(folder.writing);
    return folder;
  }

  /** Whether an export was stopped while it took the place, so that the one before was put back. */
  boolean isRestored() {
    return restored;
  }

  /** Where to write. */
  Path path() {
    return writing;
  }

  /** Copies the marts, each to the file that the data package names. */
  void copy(List<PublishedSet.Mart> marts, Configuration hadoop) throws IOException {
    for (PublishedSet.Mart mart : marts) {
      for (org.apache.hadoop.fs.Path file : mart.files()) {
        FileUtil.copy(
            file.getFileSystem(hadoop),
            file,
            writing.resolve(file.getName()).toFile(),
            false,
            hadoop);
      }
    }
  }

  /** Takes the place. */
  void finish() throws IOException {
    delete(old);
    if (Files.exists(target)) {
      Files.move(target, old);
    }
    Files.move(writing, target);
    delete(old);
  }

  /** Leaves nothing of what was not finished. */
  @Override
  public void close() throws IOException {
    delete(writing);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private static UserError refused(Path target, String what) {
    return UserError.of(
        "exporting the marts",
        Place.of(target.toString()),
        what,
        "Name a new folder, an empty one or that of an export with --to.");
  }
}
