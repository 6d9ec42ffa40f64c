package no.kommunespeil.domain.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder on this machine's own file system. Nothing outside of it can be reached through it. */
public final class LocalFolder implements Folder {

  private final Path root;

  private LocalFolder(Path root) {
    this.root = root;
  }

  public static LocalFolder of(Path root) {
    return new LocalFolder(root.toAbsolutePath().normalize());
  }

  @Override
  public String name() {
    return root.toString();
  }

  @Override
  public List<String> list(String subFolder) throws IOException {
    Path folder = inside(subFolder);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Override
  public boolean exists(String path) throws IOException {
    return Files.isRegularFile(inside(path));
  }

  @Override
  public long size(String path) throws IOException {
    return Files.size(inside(path));
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(inside(path));
  }

  /**
   * The path within the folder. Both the path as written and the file it leads to through links
   * must lie inside, since configuration may come from others than the one who runs the program.
   */
  private Path inside(String path) throws IOException {
    Path resolved;
    try {
      resolved = root.resolve(path).normalize();
    } catch (InvalidPathException invalid) {
      throw new NoSuchFileException(path, null, "is not a path");
    }
    if (!resolved.startsWith(root)) {
      throw new NoSuchFileException(path, null, "lies outside of " + root);
    }
    if (Files.exists(resolved) && !resolved.toRealPath().startsWith(root.toRealPath())) {
      throw new NoSuchFileException(path, null, "leads outside of " + root);
    }
    return resolved;
  }
}
