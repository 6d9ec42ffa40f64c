package no.kommunespeil.jobs;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The configurations that marts were made with, each once, as an archive named by its content: a
 * codebook or register that has been corrected since would make other marts of the same answers.
 */
final class KeptConfigurations {

  /** Far more than a configuration has, and little enough to unpack. */
  private static final int MOST_FILES = 10_000;

  private static final long MOST_BYTES = 512L << 20;

  private static final String ZIP = ".zip";

  /** The same content makes the same archive on any day. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Path folder;
  private final FileSystem files;

  private KeptConfigurations(Path folder, FileSystem files) {
    this.folder = folder;
    this.files = files;
  }

  static KeptConfigurations in(Path folder, Configuration hadoop) throws IOException {
    return new KeptConfigurations(folder, folder.getFileSystem(hadoop));
  }

  /**
   * A file of a configuration.
   *
   * @param room folder of the archive that stands for {@code folder}
   * @param path relative to both
   */
  record Source(String room, Folder folder, String path) {
    String name() {
      return room + "/" + path;
    }

    byte[] content() throws IOException {
      try (InputStream in = folder.open(path)) {
        return in.readAllBytes();
      }
    }
  }

  /** Keeps a configuration, unless it is kept already. */
  void keep(String name, List<Source> sources) throws IOException {
    Path archive = archive(name);
    if (files.exists(archive)) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Source source : sources) {
        ZipEntry entry = new ZipEntry(source.name());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(source.content());
        zip.closeEntry();
      }
    }
    Path writing = new Path(folder, "." + name + ".writing");
    try (OutputStream out = files.create(writing, true)) {
      out.write(bytes.toByteArray());
    }
    if (!files.rename(writing, archive) && !files.exists(archive)) {
      throw new IOException("The file system did not move " + writing + ".");
    }
  }

  /**
   * Unpacks a configuration.
   *
   * @param to a folder of this machine
   * @throws UserError when it is not kept, or the archive is damaged
   */
  void unpack(String name, java.nio.file.Path to) throws IOException {
    String doing = "unpacking the configuration of an earlier run";
    Place place = Place.of(archive(name).toString());
    long left = MOST_BYTES;
    try (InputStream in = files.open(archive(name));
        ZipInputStream zip = new ZipInputStream(in)) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        java.nio.file.Path file = to.resolve(entry.getName()).normalize();
        byte[] content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= content.length;
        entries++;
        if (!file.startsWith(to) || left < 0 || entries > MOST_FILES) {
          throw new ZipException("It holds more, or something else, than a configuration.");
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
      }
      if (entries == 0) {
        throw new ZipException("It is empty.");
      }
    } catch (FileNotFoundException missing) {
      throw UserError.of(
          doing,
          place,
          "It is not kept any more.",
          "Choose a later run, or check out the configuration of that day and run with --conf.");
    } catch (ZipException | EOFException | ChecksumException damaged) {
      throw UserError.of(
          doing, place, "The archive is damaged.", "Restore the file from a backup.");
    }
  }

  /** Removes the configurations that are not named, and what was never finished. */
  void keepOnly(Set<String> names) throws IOException {
    FileStatus[] found;
    try {
      found = files.listStatus(folder);
    } catch (FileNotFoundException none) {
      return;
    }
    List<Path> others =
        Arrays.stream(found)
            .map(FileStatus::getPath)
            .filter(path -> names.stream().noneMatch(name -> path.getName().equals(name + ZIP)))
            .toList();
    for (Path path : others) {
      files.delete(path, false);
    }
  }

  private Path archive(String name) {
    return new Path(folder, name + ZIP);
  }
}
