package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same commands, submitted to a Spark that somebody else has installed. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class SparkSubmitTest {

  /** What Spark's own folder of jars does not hold, by name of the jar. */
  private static final String NOT_OF_SPARK =
      ".*/(delta-|fastcsv|fastexcel|aalto|stax2|opczip|picocli|jspecify|snakeyaml|kommunespeil|jobs"
          + "|duckdb|freemarker|jline|prometheus|openlineage|junit|assertj|archunit|spark-testing).*";

  private static final String PACKAGES = ".*/(delta-|unitycatalog)[^/]*\\.jar";
  private static final String OURS_WITHOUT_SHADING =
      ".*/(fastcsv|fastexcel|freemarker|prometheus|aalto|stax2|opczip|picocli|jspecify|snakeyaml)[^/]*\\.jar";

  @Test
  void a_run_under_spark_submit_makes_the_same_marts_on_another_file_system(
      Site shared, @TempDir Path folder) throws Exception {
    Site site = shared.freshIn(folder.resolve("site"));
    List<String> command = new ArrayList<>();
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", "local[2]", "--class", "no.kommunespeil.jobs.Main"));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    command.addAll(List.of("--conf", "spark.sql.shuffle.partitions=2"));
    command.addAll(
        List.of(
            "--conf",
            "spark.hadoop.fs.viewfs.mounttable.land.link./site=" + site.folder().toUri()));
    command.addAll(List.of("--jars", String.join(",", jars())));
    command.add(jobsJar(folder.resolve("jobs-for-submit.jar")).toString());
    command.addAll(List.of("run", "--conf", site.conf().toUri().toString()));
    command.addAll(List.of("--waves", "viewfs://land/site/waves"));
    command.addAll(List.of("--out", "viewfs://land/site/out"));
    List<String> spark =
        ForkedProgram.classPath().stream()
            .filter(entry -> entry.endsWith(".jar") && !entry.matches(NOT_OF_SPARK))
            .toList();

    Program.Ended ended;
    try (ForkedProgram program = ForkedProgram.start(spark, command.toArray(String[]::new))) {
      ended = program.await();
    }

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    SortedMap<String, String> expected = shared.marts();
    // Its name is in its summary, and says which build of the program made it.
    expected.remove("set.json");
    SortedMap<String, String> marts = Site.contents(site.sets().resolve(site.set()));
    marts.remove("set.json");
    // A file system with checksum files behind one that does not tell.
    marts.keySet().removeIf(name -> name.substring(name.lastIndexOf('/') + 1).startsWith("."));
    assertThat(marts).isEqualTo(expected);
  }

  private static boolean isPackaged() {
    return ForkedProgram.classPath().stream().anyMatch(entry -> entry.endsWith("jobs.jar"));
  }

  /** Delta, and when our jar is only made here, what else it needs. */
  private static List<String> jars() {
    return ForkedProgram.classPath().stream()
        .filter(
            entry ->
                entry.matches(PACKAGES) || (!isPackaged() && entry.matches(OURS_WITHOUT_SHADING)))
        .toList();
  }

  /** The jar the build makes for spark-submit, or its like when only classes have been built. */
  private static Path jobsJar(Path to) throws IOException {
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
