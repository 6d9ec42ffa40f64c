package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import no.kommunespeil.spark.io.MartSets;
import org.apache.hadoop.conf.Configuration;

/**
 * The folders of a site on another file system than this machine's, and a cluster that works there.
 *
 * @param root with the scheme of the file system
 * @param hadoop how to reach it, as {@code key=value}
 */
record Elsewhere(StandaloneCluster cluster, String root, List<String> hadoop) {

  /** Submits a command, in client mode, with the folders named. */
  ForkedProgram submit(String... command) throws IOException {
    return submit(List.of(), command);
  }

  /** The same with more of Spark's settings, which hold against the others. */
  ForkedProgram submit(List<String> settings, String... command) throws IOException {
    List<String> all =
        new ArrayList<>(hadoop.stream().map(setting -> "spark.hadoop." + setting).toList());
    all.addAll(settings);
    return cluster.submit(all, withFolders(command));
  }

  String[] withFolders(String... command) {
    return Stream.concat(
            Stream.of(command),
            Stream.of("--conf", root + "/conf", "--waves", root + "/waves", "--out", root + "/out"))
        .toArray(String[]::new);
  }

  /** Submits a command that must end well. */
  String done(String... command) throws Exception {
    try (ForkedProgram program = submit(command)) {
      Program.Ended ended = program.await();
      assertThat(ended.exitCode()).as(ended.output()).isZero();
      return ended.output();
    }
  }

  /**
   * Copies a file or folder there.
   *
   * @param to URL of the folder it is to be in
   */
  void put(Path from, String to) throws Exception {
    try (ForkedProgram program = forked(FilePutter.class, from.toString(), to)) {
      Program.Ended ended = program.await();
      assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
  }

  private static List<String> classPath() {
    List<String> classPath = new ArrayList<>(ForkedProgram.classPath());
    classPath.addAll(StandaloneCluster.Jars.S3A.list());
    return classPath;
  }

  /** Starts a reader of the marts. */
  ForkedProgram reader() throws IOException {
    return forked(SetReader.class, root + "/out/marts");
  }

  /** Starts a program that wants the lock. */
  ForkedProgram contender(Path inside, String times) throws IOException {
    return forked(LockContender.class, root + "/out", inside.toString(), times);
  }

  private ForkedProgram forked(Class<?> program, String... arguments) throws IOException {
    return ForkedProgram.start(
        classPath(),
        Stream.of(Stream.of(program.getName()), Stream.of(arguments), hadoop.stream())
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  /** What a reader finds of a site on this machine. */
  static String read(Site site) throws IOException {
    Configuration hadoop = new Configuration();
    org.apache.hadoop.fs.Path marts =
        new org.apache.hadoop.fs.Path(site.out().resolve("marts").toString());
    return "reads " + SetReader.read(MartSets.of(marts, hadoop).published(), hadoop);
  }

  /** The files of a set without the one that names it, which tells which build made it. */
  static SortedMap<String, String> withoutName(SortedMap<String, String> set) {
    set.remove("set.json");
    return set;
  }
}
