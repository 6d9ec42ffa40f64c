package no.kommunespeil.spark.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import no.kommunespeil.domain.config.Folder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder on any file system Hadoop knows: local, HDFS, S3. */
public final class HadoopFolder implements Folder {

  private final Path root;
  private final FileSystem files;

  private HadoopFolder(Path root, FileSystem files) {
    this.root = root;
    this.files = files;
  }

  /** Opens a folder; it need not exist yet. */
  public static HadoopFolder of(Path root, Configuration hadoop) throws IOException {
    return new HadoopFolder(root, root.getFileSystem(hadoop));
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
    return files.open(at(path));
  }

  /** The path as Hadoop names it, for code that runs on executors. */
  public Path at(String path) {
    return path.isEmpty() ? root : new Path(root, path);
  }
}
