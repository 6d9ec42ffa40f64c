package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.kommunespeil.domain.delivery.Checksums;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A configuration, wave files, and what runs have made of them, side by side in a folder.
 *
 * <p>As a parameter, with {@code @ExtendWith(Site.Shared.class)}, a test class gets one with the
 * waves 2016 and 2019 of the sample taken in and published. It is for reading and copying: a test
 * that changes something changes its own copy, and pays for the change only.
 */
record Site(Path folder) {

  static final List<String> STAGES = List.of("bronze", "silver", "gold");

  Path conf() {
    return folder.resolve("conf");
  }

  Path waves() {
    return folder.resolve("waves");
  }

  Path out() {
    return folder.resolve("out");
  }

  Path table(String name) {
    return out().resolve("tables").resolve(name);
  }

  Path log(String table) {
    return table(table).resolve("_delta_log");
  }

  Path sets() {
    return out().resolve("marts/sets");
  }

  /** A copy that may be changed; the marts, if any, are copied with the tables. */
  Site copyTo(Path to) throws IOException {
    copy(folder, to);
    return new Site(to);
  }

  /** A copy of what goes in, without what came out. */
  Site freshIn(Path to) throws IOException {
    copy(conf(), to.resolve("conf"));
    copy(waves(), to.resolve("waves"));
    return new Site(to);
  }

  /** Adds a wave of the sample to the configuration, and its files to the folder. */
  Site withWave(SampleRun sample, String wave) throws IOException {
    String manifest = Files.readString(Program.CONF.resolve("waves/" + wave + ".yaml"));
    // What is said of changes since earlier waves speaks of waves that are not here.
    int changes = manifest.indexOf("\nchanges:");
    Files.writeString(
        conf().resolve("waves/" + wave + ".yaml"),
        manifest.substring(0, changes) + "\nchanges: []\n");
    copy(sample.waves().resolve(wave), waves().resolve(wave));
    return this;
  }

  /** Changes the text of a file, which must then differ. */
  Site edit(Path file, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(file, StandardCharsets.UTF_8);
    String after = change.apply(before);
    assertThat(after).as("the edit of %s", file).isNotEqualTo(before);
    Files.writeString(file, after, StandardCharsets.UTF_8);
    return this;
  }

  /** Runs a command with this site's folders, inside the suite's session. */
  Program.Ended run(LocalSpark spark, String... arguments) {
    return Program.run(spark, arguments(arguments));
  }

  /** Runs a command that must end well. */
  String done(LocalSpark spark, String... arguments) {
    Program.Ended ended = run(spark, arguments);
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    return ended.output();
  }

  /** Runs a command that must stop. */
  String stopped(LocalSpark spark, String... arguments) {
    Program.Ended ended = run(spark, arguments);
    assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
    return ended.output();
  }

  /** A command with this site's folders named. */
  String[] arguments(String... arguments) {
    return Stream.concat(
            Stream.of(arguments),
            Stream.of(
                "--conf",
                conf().toString(),
                "--waves",
                waves().toString(),
                "--out",
                out().toString()))
        .toArray(String[]::new);
  }

  /** Name of the published set. */
  String set() throws IOException {
    return Files.readString(out().resolve("marts/CURRENT")).strip();
  }

  /** Checksum by name of every file of the published set. */
  SortedMap<String, String> marts() throws IOException {
    return contents(out().resolve("marts/current"));
  }

  /** Checksum by path of every file of a folder and those below. */
  static SortedMap<String, String> contents(Path folder) throws IOException {
    SortedMap<String, String> marts = new TreeMap<>();
    Path real = folder.toRealPath();
    try (Stream<Path> files = Files.walk(real)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (var in = Files.newInputStream(file)) {
          marts.put(real.relativize(file).toString(), Checksums.sha256(in));
        }
      }
    }
    return marts;
  }

  /** Asks DuckDB about the published marts. */
  List<List<@Nullable Object>> query(String sql) throws SQLException, IOException {
    return SampleRun.query(out().resolve("marts/current"), sql);
  }

  /** Number of a table's last version, -1 when there is none. */
  int version(String table) throws IOException {
    if (!Files.exists(log(table))) {
      return -1;
    }
    try (Stream<Path> commits = Files.list(log(table))) {
      return (int) commits.filter(Site::isCommit).count() - 1;
    }
  }

  private static boolean isCommit(Path path) {
    return path.getFileName().toString().matches("\\d{20}\\.json");
  }

  /** The last commit of a table. */
  Path lastCommit(String table) throws IOException {
    try (Stream<Path> commits = Files.list(log(table))) {
      return commits.filter(Site::isCommit).sorted().reduce((a, b) -> b).orElseThrow();
    }
  }

  /** The data files of a wave that the table holds now. */
  SortedSet<String> parts(LocalSpark spark, String table, String wave) {
    return new TreeSet<>(
        List.of(
            spark
                .spark()
                .read()
                .format("delta")
                .load(table(table).toString())
                .where("wave = '" + wave + "'")
                .inputFiles()));
  }

  /** Time and size of everything that lies in the tables and marts. */
  SortedMap<String, String> listing() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out())) {
      for (Path path : all.toList()) {
        BasicFileAttributes is =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        files.put(out().relativize(path).toString(), is.lastModifiedTime() + ", " + is.size());
      }
    }
    return files;
  }

  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes is)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(at).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path at, BasicFileAttributes is) throws IOException {
            Files.copy(
                at,
                to.resolve(from.relativize(at).toString()),
                LinkOption.NOFOLLOW_LINKS,
                StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Makes the one shared site when the first test asks for it. */
  static final class Shared implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(Site.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      LocalSpark spark = (LocalSpark) new LocalSpark.Shared().resolveParameter(parameter, context);
      SampleRun sample = (SampleRun) new SampleRun.Shared().resolveParameter(parameter, context);
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(Site.class, key -> make(spark, sample), Site.class);
    }

    private static Site make(LocalSpark spark, SampleRun sample) {
      try {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "site-");
        Site site = new Site(folder);
        copy(Program.CONF, site.conf());
        delete(site.conf().resolve("waves"));
        Files.createDirectories(site.conf().resolve("waves"));
        // What is crossed there is what waves asked that are not here.
        Files.writeString(site.conf().resolve("crosstabs.yaml"), "crosstabs: []\n");
        Files.createDirectories(site.waves());
        for (String file : List.of("synthetic.yaml", "syntetiske_fakta.csv")) {
          Files.copy(sample.waves().resolve(file), site.waves().resolve(file));
        }
        site.withWave(sample, "2016").withWave(sample, "2019");
        site.done(spark, "run");
        return site;
      } catch (IOException e) {
        throw new UncheckedIOException("No folder for the shared site.", e);
      }
    }
  }
}
