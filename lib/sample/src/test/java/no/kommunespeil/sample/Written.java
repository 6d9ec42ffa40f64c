package no.kommunespeil.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;

/** A sample written to memory, with what it was written from. */
final class Written implements FileSink, Folder {

  private static final Folder CONF = LocalFolder.of(root().resolve("conf"));
  static final Survey SURVEY = SurveyReader.read(CONF);
  static final Registers REGISTERS = Registers.read(CONF);
  static final SampleTargets TARGETS = SampleTargetsReader.read(CONF);

  private static final Written USUAL = new Written(SampleOptions.DEFAULT_SEED, 1);

  private final TreeMap<String, ByteArrayOutputStream> files = new TreeMap<>();
  private final SampleSummary summary;

  Written(long seed, int scale) {
    try {
      this.summary = Sample.write(SURVEY, REGISTERS, TARGETS, new SampleOptions(seed, scale), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample that everyone gets who asks for nothing else; written once. */
  static Written usual() {
    return USUAL;
  }

  /** The project's folder. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("conf/codebook"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("No folder above the working directory holds conf/");
      }
      folder = parent;
    }
    return folder;
  }

  SampleSummary summary() {
    return summary;
  }

  byte[] bytes(String path) {
    ByteArrayOutputStream file = files.get(path);
    if (file == null) {
      throw new IllegalArgumentException("No file " + path + " was written");
    }
    return file.toByteArray();
  }

  List<String> paths() {
    return List.copyOf(files.keySet());
  }

  boolean sameAs(Written other) {
    return paths().equals(other.paths())
        && paths().stream().allMatch(path -> Arrays.equals(bytes(path), other.bytes(path)));
  }

  @Override
  public OutputStream create(String path) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    files.put(path, file);
    return file;
  }

  @Override
  public String name() {
    return "written";
  }

  @Override
  public List<String> list(String subFolder) {
    return paths().stream().filter(path -> path.startsWith(subFolder)).toList();
  }

  @Override
  public boolean exists(String path) {
    return files.containsKey(path);
  }

  @Override
  public long size(String path) {
    return bytes(path).length;
  }

  @Override
  public InputStream open(String path) {
    return new ByteArrayInputStream(bytes(path));
  }
}
