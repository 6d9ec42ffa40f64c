package no.kommunespeil.jobs;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder on this machine that its owner alone can open, with files of the same kind. */
record OwnerFolder(Path folder) {

  private static final String FOLDER = "rwx------";
  private static final String FILE = "rw-------";

  /** Makes the folder, and takes from others what they may do with it if it is there. */
  static OwnerFolder make(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, rights(FOLDER));
    }
    if (hasOwners()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
    }
    return new OwnerFolder(folder);
  }

  /**
   * Writes a file whole or not at all. Nobody else can read it from the moment it is there.
   *
   * @return the file
   */
  Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Path half = folder.resolve("." + name + ".half");
    Files.deleteIfExists(half);
    try {
      Files.createFile(half, rights(FILE));
      Files.writeString(half, text);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
    return file;
  }

  private static FileAttribute<?>[] rights(String letters) {
    return hasOwners()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(letters))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean hasOwners() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
