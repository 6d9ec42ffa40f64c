package no.kommunespeil.tests;

import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The files of this machine under URLs that begin with {@code faulty:}, where things go wrong. As
 * {@code core-site.xml} of the tests says, Spark and Delta find it by that name.
 */
public final class FaultyFiles extends LocalFileSystem {

  private static final String SCHEME = "faulty";
  private static final URI ROOT = URI.create(SCHEME + ":///");

  /** What goes wrong now; Hadoop makes the instances, so that they cannot be told one by one. */
  private static volatile Fault fault = Fault.none();

  public FaultyFiles() {
    super(new Raw());
  }

  /** From now on this goes wrong. */
  static void under(Fault now) {
    fault = now;
  }

  /** How Hadoop and Spark name a path of this file system. */
  static String url(java.nio.file.Path path) {
    return SCHEME + ":" + path.toAbsolutePath();
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  /** The same for the newer of Hadoop's two interfaces, through which Delta commits. */
  public static final class Context extends ChecksumFs {
    public Context(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(new RawContext(hadoop));
    }
  }

  private static final class RawContext extends DelegateToFileSystem {
    RawContext(Configuration hadoop) throws IOException, URISyntaxException {
      super(ROOT, new Raw(), hadoop, SCHEME, false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }
  }

  private static final class Raw extends RawLocalFileSystem {

    @Override
    public URI getUri() {
      return ROOT;
    }

    @Override
    protected OutputStream createOutputStream(Path file, boolean append) throws IOException {
      fault.change(pathOf(file));
      return new Faulty(pathOf(file), super.createOutputStream(file, append));
    }

    @Override
    protected OutputStream createOutputStreamWithMode(
        Path file, boolean append, FsPermission permission) throws IOException {
      fault.change(pathOf(file));
      return new Faulty(pathOf(file), super.createOutputStreamWithMode(file, append, permission));
    }

    @Override
    protected boolean mkOneDirWithMode(Path folder, File file, FsPermission permission)
        throws IOException {
      if (!file.exists()) {
        fault.change(pathOf(folder));
      }
      return super.mkOneDirWithMode(folder, file, permission);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      fault.change(pathOf(from));
      return super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
      if (pathToFile(path).exists()) {
        fault.change(pathOf(path));
      }
      return super.delete(path, recursive);
    }

    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
      fault.read(pathOf(file));
      return super.open(file, bufferSize);
    }

    @Override
    public FileStatus[] listStatus(Path folder) throws IOException {
      fault.look(pathOf(folder));
      return super.listStatus(folder);
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
      fault.look(pathOf(path));
      return super.getFileStatus(path);
    }

    private static String pathOf(Path path) {
      return path.toUri().getPath();
    }
  }

  /** A file that is written only as far as the fault lets it. */
  private static final class Faulty extends FilterOutputStream {

    private final String path;

    Faulty(String path, OutputStream out) {
      super(out);
      this.path = path;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      Fault now = fault;
      int written = now.write(path, length);
      out.write(bytes, from, written);
      if (written < length) {
        throw now.cutShort();
      }
    }
  }
}
