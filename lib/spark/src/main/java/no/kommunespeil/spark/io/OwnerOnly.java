package no.kommunespeil.spark.io;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Keeps files and folders for their owner, on file systems that know owners; on an object store the
 * rights of the bucket decide.
 */
final class OwnerOnly {

  private static final FsPermission FOLDER = new FsPermission((short) 0700);
  private static final FsPermission FILE = new FsPermission((short) 0600);

  private OwnerOnly() {}

  static void folder(FileSystem files, Path folder) throws IOException {
    set(files, folder, FOLDER, "rwx------");
  }

  static void file(FileSystem files, Path file) throws IOException {
    set(files, file, FILE, "rw-------");
  }

  private static void set(FileSystem files, Path path, FsPermission permission, String letters)
      throws IOException {
    if (files instanceof LocalFileSystem) {
      // Hadoop would start a program for this.
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(
            java.nio.file.Path.of(path.toUri().getPath()),
            PosixFilePermissions.fromString(letters));
      }
    } else {
      files.setPermission(path, permission);
    }
  }
}
