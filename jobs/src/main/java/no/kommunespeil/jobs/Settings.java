package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.session.Sessions;
import org.apache.hadoop.conf.Configuration;

/**
 * Where a command reads and writes, and how Spark is started.
 *
 * @param conf folder of the configuration
 * @param waves folder of the wave files
 * @param out folder of the tables and marts
 * @param profile name of a file of {@code conf/profiles}
 * @param structure year whose municipalities and counties series are followed in; the newest of the
 *     registers when empty
 * @param lock folder of the lock that keeps two runs apart
 */
record Settings(
    String conf, String waves, String out, String profile, OptionalInt structure, String lock) {

  private static final String PROFILES = "profiles";
  private static final String YAML = ".yaml";

  /**
   * How the profile reaches file systems.
   *
   * @throws no.kommunespeil.domain.problem.UserError with everything that is wrong with the profile
   */
  Configuration hadoop() throws IOException {
    return Sessions.hadoop(spark(HadoopFolder.of(conf, Sessions.hadoop(Map.of()))));
  }

  /**
   * Spark settings of the profile.
   *
   * @throws no.kommunespeil.domain.problem.UserError with everything that is wrong with it
   */
  Map<String, String> spark(Folder configuration) throws IOException {
    Problems problems = new Problems();
    Map<String, String> spark = spark(configuration, problems);
    problems.throwIfAny("reading the profile");
    return spark;
  }

  /**
   * Spark settings of the profile.
   *
   * @param problems receives everything that is wrong with it
   */
  Map<String, String> spark(Folder configuration, Problems problems) throws IOException {
    List<String> known = configuration.list(PROFILES);
    String path = PROFILES + "/" + profile + YAML;
    if (!known.contains(path)) {
      problems.add(
          Place.of("--profile"),
          "There is no profile '" + profile + "'.",
          "Known are "
              + known.stream()
                  .filter(file -> file.endsWith(YAML))
                  .map(file -> file.substring(PROFILES.length() + 1, file.length() - YAML.length()))
                  .collect(Collectors.joining(", "))
              + "; add one as a file of "
              + configuration.name()
              + "/"
              + PROFILES
              + ".");
      return Map.of();
    }
    Map<String, String> settings = new TreeMap<>();
    Optional<YamlMap> file = YamlFile.read(configuration, path, problems);
    file.ifPresent(
        map -> {
          map.requiredMap("spark")
              .ifPresent(
                  spark ->
                      spark
                          .entries()
                          .forEach(
                              (key, value) -> {
                                if (value instanceof YamlScalar scalar) {
                                  settings.put(key, scalar.text());
                                } else {
                                  spark.problem(
                                      key, "This is not a text.", "Write the value in quotes.");
                                }
                              }));
          map.end();
        });
    return settings;
  }
}
