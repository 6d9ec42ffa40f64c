package no.kommunespeil.spark.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.UUID;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.protocol.AlreadyBeingCreatedException;
import org.apache.hadoop.ipc.RemoteException;

/**
 * Makes files that nobody else has made, on file systems other than this machine's own.
 *
 * <p>File systems with folders refuse the second of two makers. A store of objects shows a file
 * when all of it has been sent, and the later of two would simply win; it refuses the later one
 * only when it is asked to with the file itself, and not every store heeds that.
 */
final class ExclusiveFiles {

  private static final String ONLY_IF_NEW =
      Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

  private final FileSystem files;
  private final Path folder;
  private final boolean isStore;

  private ExclusiveFiles(FileSystem files, Path folder, boolean isStore) {
    this.files = files;
    this.folder = folder;
    this.isStore = isStore;
  }

  /**
   * @param folder where the files are to be
   */
  static ExclusiveFiles in(FileSystem files, Path folder) throws IOException {
    // Older connectors to S3 do not say that they are one.
    boolean isStore =
        String.valueOf(folder.toUri().getScheme()).startsWith("s3")
            || files.hasPathCapability(
                folder, Options.CreateFileOptionKeys.FS_OPTION_CREATE_IN_CLOSE);
    return new ExclusiveFiles(files, folder, isStore);
  }

  /**
   * Makes sure that the file system refuses a second maker, as far as one program can.
   *
   * @throws UserError when it does not
   */
  void check() throws IOException {
    if (!isStore) {
      return;
    }
    if (!files.hasPathCapability(folder, ONLY_IF_NEW)) {
      throw unfit("Its connector does not ask it to refuse a file that is there already.");
    }
    Path probe = new Path(folder, "probe-" + UUID.randomUUID());
    write(probe, new byte[0]);
    try {
      write(probe, new byte[0]);
    } catch (IOException failure) {
      if (isRefusal(failure)) {
        return;
      }
      throw failure;
    } finally {
      files.delete(probe, false);
    }
    throw unfit("It replaced a file that it was asked to leave alone (If-None-Match).");
  }

  private UserError unfit(String why) {
    return UserError.of(
        "taking the lock that keeps two runs apart",
        Place.of(folder.toString()),
        "This store cannot keep a lock. " + why,
        "Name with --lock a folder on a file system that can, such as HDFS, the same for every run"
            + " that writes there. On S3 itself, leave fs.s3a.create.conditional.enabled on.");
  }

  /**
   * Makes a file.
   *
   * @throws IOException when it is there already, see {@link #isRefusal}, or cannot be made
   */
  void write(Path file, byte[] content) throws IOException {
    FSDataOutputStreamBuilder<?, ?> making = files.createFile(file);
    making.overwrite(false);
    making.recursive();
    if (isStore) {
      making.must(ONLY_IF_NEW, true);
    }
    try (OutputStream out = making.build()) {
      out.write(content);
    }
  }

  /**
   * Whether a file was not made because it was there at that moment. It may be gone by now.
   *
   * @param failure what making it ended with
   */
  static boolean isRefusal(IOException failure) {
    return failure instanceof FileAlreadyExistsException
        || failure instanceof org.apache.hadoop.fs.FileAlreadyExistsException
        // Somebody else is writing it on HDFS.
        || (failure instanceof RemoteException remote
            && remote.unwrapRemoteException() instanceof AlreadyBeingCreatedException)
        // The class belongs to the connector to S3, which is not here unless somebody uses it.
        || failure.getClass().getSimpleName().equals("RemoteFileChangedException");
  }
}
