package no.kommunespeil.domain.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder written in a test. */
public final class TextFolder implements Folder {

  private final Map<String, byte[]> files = new TreeMap<>();

  public TextFolder with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public TextFolder with(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  public TextFolder without(String path) {
    files.remove(path);
    return this;
  }

  /** Replaces a text that must be there. */
  public TextFolder edit(String path, String old, String replacement) {
    String text = new String(file(path), StandardCharsets.UTF_8);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(path + " does not hold: " + old);
    }
    return with(path, text.replace(old, replacement));
  }

  /** The 1-based line that holds a text for the first time. */
  public int lineOf(String path, String part) {
    List<String> lines = new String(file(path), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(path + " does not hold: " + part);
  }

  @Override
  public String name() {
    return "conf";
  }

  @Override
  public List<String> list(String subFolder) {
    String prefix = subFolder.isEmpty() ? "" : subFolder + "/";
    return files.keySet().stream()
        .filter(path -> path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0)
        .toList();
  }

  @Override
  public boolean exists(String path) {
    return files.containsKey(path);
  }

  @Override
  public long size(String path) {
    return file(path).length;
  }

  @Override
  public InputStream open(String path) throws IOException {
    if (!files.containsKey(path)) {
      throw new NoSuchFileException(path);
    }
    return new ByteArrayInputStream(file(path));
  }

  private byte[] file(String path) {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new IllegalArgumentException("No file " + path);
    }
    return bytes;
  }
}
