package no.kommunespeil.tests;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test needs and that a JDK and Maven do not bring. Where it is missing the test
 * is skipped and says what it wants, unless {@value #ALL} says that nothing is to be skipped.
 */
final class NeededProgram {

  /** Environment variable: {@code true} where every program is expected, as in {@code .ci/run}. */
  static final String ALL = "KOMMUNESPEIL_ALL_TESTS";

  private NeededProgram() {}

  /**
   * Finds a program on the path.
   *
   * @param what the program, and how it comes onto a machine, for whoever reads why a test was
   *     skipped
   * @param names names it may have, the preferred first
   */
  static Path find(String what, String... names) {
    String path = System.getenv("PATH");
    Optional<Path> found =
        Stream.of(names)
            .flatMap(
                name ->
                    List.of((path == null ? "" : path).split(File.pathSeparator, -1)).stream()
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    String missing = "There is no " + what + " on the path: " + String.join(", ", names) + ".";
    if ("true".equals(System.getenv(ALL))) {
      throw new IllegalStateException(missing);
    }
    return Assumptions.abort(missing);
  }
}
