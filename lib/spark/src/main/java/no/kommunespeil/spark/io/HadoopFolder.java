package no.kommunespeil.spark.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * A folder on any file system Hadoop knows: local, HDFS, S3. Nothing outside of it can be reached
 * through it, since names of files may come from others than the one who runs the program.
 */
public final class HadoopFolder implements Folder {

  private static final String LOCAL = "file";

  private final Path root;
  private final FileSystem files;

  HadoopFolder(Path root, FileSystem files) {
    this.root = root;
    this.files = files;
  }

  /**
   * Opens a folder; it need not exist yet.
   *
   * @param name as the user writes it
   * @throws UserError when no file system is known by what the name begins with
   */
  public static HadoopFolder of(String name, Configuration hadoop) throws IOException {
    try {
      Path root = new Path(name);
      return new HadoopFolder(root, root.getFileSystem(hadoop));
    } catch (UnsupportedFileSystemException | IllegalArgumentException notAPath) {
      throw UserError.of(
          "looking for a folder",
          Place.of(name),
          "This is not the name of a folder on a file system that is known here.",
          "Write a path, or a URL such as hdfs://host/path whose file system Hadoop is set up"
              + " for.");
    }
  }

  /** Whether what was named as a folder is a file. */
  public boolean isFile() throws IOException {
    try {
      return files.getFileStatus(root).isFile();
    } catch (FileNotFoundException | ParentNotDirectoryException missing) {
      return false;
    }
  }

  @Override
  public String name() {
    return root.toString();
  }

  @Override
  public List<String> list(String subFolder) throws IOException {
    Path folder = at(subFolder);
    FileStatus[] found;
    try {
      found = files.listStatus(folder);
    } catch (FileNotFoundException missing) {
      return List.of();
    }
    String prefix = subFolder.isEmpty() ? "" : subFolder + "/";
    return Arrays.stream(found)
        .filter(FileStatus::isFile)
        .map(status -> prefix + status.getPath().getName())
        .sorted()
        .toList();
  }

  @Override
  public boolean exists(String path) throws IOException {
    return files.exists(at(path));
  }

  @Override
  public long size(String path) throws IOException {
    return files.getFileStatus(at(path)).getLen();
  }

  @Override
  public InputStream open(String path) throws IOException {
    Path file = at(path);
    if (isLinkOut(file)) {
      throw new LinkOutOfFolder(root);
    }
    return files.open(file);
  }

  /** Whether a file of this machine lies elsewhere, and only a link to it in the folder. */
  private boolean isLinkOut(Path file) throws IOException {
    if (!LOCAL.equals(files.getUri().getScheme())) {
      return false;
    }
    java.nio.file.Path written = local(file);
    return Files.exists(written) && !written.toRealPath().startsWith(local(root).toRealPath());
  }

  private java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(files.makeQualified(path).toUri().getPath());
  }

  /**
   * The path as Hadoop names it, for code that runs on executors.
   *
   * @throws IOException when it is not one below the folder
   */
  public Path at(String path) throws IOException {
    if (path.isEmpty()) {
      return root;
    }
    if (path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
      throw new IOException("'" + path + "' is not a path below the folder " + root);
    }
    return new Path(root, path);
  }

  /** A file of the folder that is none of its own. */
  private static final class LinkOutOfFolder extends IOException {

    private static final long serialVersionUID = 1L;

    LinkOutOfFolder(Path folder) {
      super("it is a link that leads out of the folder " + folder);
    }
  }
}
