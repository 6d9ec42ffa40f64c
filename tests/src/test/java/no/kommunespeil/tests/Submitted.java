package no.kommunespeil.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What goes to a Spark that somebody else has installed, and what is there already. */
final class Submitted {

  /** What Spark's own folder of jars does not hold, by name of the jar. */
  private static final String NOT_OF_SPARK =
      ".*/(delta-|fastcsv|fastexcel|aalto|stax2|opczip|picocli|jspecify|snakeyaml|kommunespeil|jobs"
          + "|duckdb|freemarker|jline|prometheus|openlineage|junit|assertj|archunit|spark-testing).*";

  private static final String PACKAGES = ".*/(delta-|unitycatalog)[^/]*\\.jar";
  private static final String OURS_WITHOUT_SHADING =
      ".*/(fastcsv|fastexcel|freemarker|prometheus|aalto|stax2|opczip|picocli|jspecify|snakeyaml)[^/]*\\.jar";

  private Submitted() {}

  /** What Spark brings along. */
  static List<String> sparkJars() {
    return ForkedProgram.classPath().stream()
        .filter(entry -> entry.endsWith(".jar") && !entry.matches(NOT_OF_SPARK))
        .toList();
  }

  private static boolean isPackaged() {
    return ForkedProgram.classPath().stream().anyMatch(entry -> entry.endsWith("jobs.jar"));
  }

  /** Delta, and when our jar is only made here, what else it needs. */
  static List<String> packages() {
    return ForkedProgram.classPath().stream()
        .filter(
            entry ->
                entry.matches(PACKAGES) || (!isPackaged() && entry.matches(OURS_WITHOUT_SHADING)))
        .toList();
  }

  /** The jar the build makes for spark-submit, or its like when only classes have been built. */
  static Path jobsJar(Path to) throws IOException {
    if (isPackaged()) {
      try (Stream<Path> built = Files.list(Path.of("../jobs/target"))) {
        return built
            .filter(jar -> jar.getFileName().toString().matches("kommunespeil-jobs-.*\\.jar"))
            .findFirst()
            .orElseThrow();
      }
    }
    Set<String> written = new HashSet<>();
    try (OutputStream out = Files.newOutputStream(to);
        ZipOutputStream jar = new ZipOutputStream(out)) {
      for (String entry : ForkedProgram.classPath()) {
        if (Files.isDirectory(Path.of(entry)) && !entry.endsWith("test-classes")) {
          try (Stream<Path> classes = Files.walk(Path.of(entry))) {
            for (Path file : classes.filter(Files::isRegularFile).toList()) {
              String name = Path.of(entry).relativize(file).toString();
              if (written.add(name)) {
                jar.putNextEntry(new ZipEntry(name));
                jar.write(Files.readAllBytes(file));
                jar.closeEntry();
              }
            }
          }
        }
      }
    }
    return to;
  }
}
