package no.kommunespeil.spark.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;

/**
 * The files behind a lock, in a folder {@code .lock}: {@code 1}, or a higher number after somebody
 * was taken for dead, says who holds it; {@code beat-ID} is written anew for as long as the holder
 * lives. All it asks of a file system is that of several that make a file of one name, one does;
 * see {@link ExclusiveFiles}.
 */
final class LockFolder {

  private static final String NAME = ".lock";
  private static final String BEAT = "beat-";
  private static final int MOST_TRIES = 100;

  private final Path folder;
  private final FileSystem files;
  private final boolean isNew;

  private LockFolder(Path folder, FileSystem files, boolean isNew) {
    this.folder = folder;
    this.files = files;
    this.isNew = isNew;
  }

  static LockFolder in(Path parent, Configuration hadoop) throws IOException {
    // An instance of its own, whose files have no checksum files beside them, and that stays open
    // while Hadoop closes its others at the end.
    FileSystem files = FileSystem.newInstance(parent.toUri(), hadoop);
    files.setWriteChecksum(false);
    return new LockFolder(
        new Path(files.makeQualified(parent), NAME), files, !files.exists(parent));
  }

  /** The numbers that are taken. */
  TreeSet<Integer> numbers() throws IOException {
    return names()
        .filter(name -> name.matches("[1-9][0-9]{0,8}"))
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> names() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return Arrays.stream(files.listStatus(folder)).map(status -> status.getPath().getName());
      } catch (FileNotFoundException nobody) {
        return Stream.empty();
      } catch (IOException removed) {
        // Of a folder of this machine that goes while it is listed Hadoop says less.
        if (!(files instanceof LocalFileSystem) || tries == MOST_TRIES) {
          throw removed;
        }
      }
    }
  }

  /** Who took a number; empty when the file is gone or not whole. */
  Optional<LockHolder> holder(int number) throws IOException {
    try (InputStream in = files.open(file(number))) {
      return LockHolder.fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException gone) {
      return Optional.empty();
    }
  }

  /** Takes a number, unless somebody else has. */
  boolean take(int number, LockHolder holder) throws IOException {
    byte[] text = holder.toJson().getBytes(StandardCharsets.UTF_8);
    Path file = file(number);
    if (files instanceof LocalFileSystem) {
      java.nio.file.Path local = local(file);
      makeFolder();
      OutputStream made;
      try {
        // Hadoop would look whether there is a file and then make one, in two steps.
        made =
            Files.newOutputStream(local, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException | NoSuchFileException another) {
        // Whoever gave the lock back may have removed the folder at this moment.
        return false;
      }
      try (made) {
        made.write(text);
      } catch (IOException diskIsFull) {
        // An empty lock would look like that of a run whose name nobody can read.
        Files.deleteIfExists(local);
        throw new FileSystemException(local.toString(), null, diskIsFull.getMessage());
      }
      return true;
    }
    ExclusiveFiles exclusive = ExclusiveFiles.in(files, folder);
    exclusive.check();
    try {
      exclusive.write(file, text);
    } catch (IOException failure) {
      // A request that is sent again, because no answer came, is refused for the file it made
      // itself.
      // And whoever had the number may have given it back since.
      if (!ExclusiveFiles.isRefusal(failure) && !numbers().contains(number)) {
        throw failure;
      }
    }
    return holder(number).filter(holder::equals).isPresent();
  }

  /** Whoever gives the lock back may remove the folder, and the one above, while it is made. */
  private void makeFolder() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        Files.createDirectories(local(folder));
        return;
      } catch (NoSuchFileException | FileAlreadyExistsException removed) {
        if (tries == MOST_TRIES) {
          throw removed;
        }
      }
    }
  }

  /** Shows that the holder lives. */
  void beat(LockHolder holder) throws IOException {
    files.create(beatOf(holder.id()), true).close();
  }

  /**
   * How long ago whoever took a number last showed that he lived, by the clock of the file system;
   * empty when the lock is given back at this moment.
   *
   * @param holder who took it, where that could be read
   */
  Optional<Duration> sinceLastBeat(int number, Optional<LockHolder> holder) throws IOException {
    Path probe = new Path(folder, "probe-" + UUID.randomUUID());
    Optional<Long> now;
    try {
      files.create(probe, true).close();
      now = modified(probe);
      files.delete(probe, false);
    } catch (IOException refused) {
      if (numbers().contains(number) && holder(number).equals(holder)) {
        throw refused;
      }
      // The folder went with the lock, even if somebody has made both again since.
      return Optional.empty();
    }
    Optional<Long> taken = modified(file(number));
    if (now.isEmpty() || taken.isEmpty()) {
      return Optional.empty();
    }
    long last = taken.get();
    if (holder.isPresent()) {
      last = Math.max(last, modified(beatOf(holder.get().id())).orElse(last));
    }
    return Optional.of(Duration.ofMillis(now.get() - last));
  }

  private Optional<Long> modified(Path file) throws IOException {
    try {
      FileStatus status = files.getFileStatus(file);
      return Optional.of(status.getModificationTime());
    } catch (FileNotFoundException gone) {
      return Optional.empty();
    }
  }

  /** Gives a number back. */
  void giveBack(int number, Optional<LockHolder> holder) throws IOException {
    files.delete(file(number), false);
    if (holder.isPresent()) {
      files.delete(beatOf(holder.get().id()), false);
    }
  }

  /** Leaves no empty folder behind that was not there before. */
  void tidy() throws IOException {
    removeIfEmpty(folder);
    if (isNew) {
      removeIfEmpty(folder.getParent());
    }
  }

  private void removeIfEmpty(Path place) throws IOException {
    if (files instanceof LocalFileSystem) {
      try {
        // Hadoop would look whether it is empty, and then remove what has come to be in it since.
        Files.deleteIfExists(local(place));
      } catch (DirectoryNotEmptyException taken) {
        // Not ours to remove.
      }
      return;
    }
    if (!isEmpty(place)) {
      return;
    }
    try {
      files.delete(place, false);
    } catch (PathIsNotEmptyDirectoryException takenMeanwhile) {
      // Not ours to remove, even if it is empty again by now.
    } catch (IOException takenMeanwhile) {
      // Not every file system says why.
      if (isEmpty(place)) {
        throw takenMeanwhile;
      }
    }
  }

  /** Whether a folder is there, with nothing in it; whoever else tidies up may have removed it. */
  private boolean isEmpty(Path place) throws IOException {
    try {
      return files.listStatus(place).length == 0;
    } catch (FileNotFoundException gone) {
      return false;
    }
  }

  private static java.nio.file.Path local(Path place) {
    return java.nio.file.Path.of(place.toUri().getPath());
  }

  private Path file(int number) {
    return new Path(folder, Integer.toString(number));
  }

  private Path beatOf(String id) {
    return new Path(folder, BEAT + id);
  }
}
