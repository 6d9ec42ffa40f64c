package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Problems;

/**
 * Where a command reads and writes, and how Spark is started.
 *
 * @param conf folder of the configuration
 * @param waves folder of the wave files
 * @param out folder of the tables and marts
 * @param profile name of a file of {@code conf/profiles}
 * @param structure year whose municipalities and counties series are followed in; the newest of the
 *     registers when empty
 */
record Settings(String conf, String waves, String out, String profile, OptionalInt structure) {

  /** Spark settings of the profile. */
  Map<String, String> spark(Folder configuration) throws IOException {
    Problems problems = new Problems();
    Map<String, String> settings = new TreeMap<>();
    Optional<YamlMap> file =
        YamlFile.read(configuration, "profiles/" + profile + ".yaml", problems);
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
    problems.throwIfAny("reading the profile");
    return settings;
  }
}
