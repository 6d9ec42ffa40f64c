package no.kommunespeil.jobs.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.session.Sessions;

/** Finds the profile and the settings file. */
final class SettingsFiles {

  private static final String PROFILES = "profiles";
  private static final String YAML = ".yaml";
  private static final String DEFAULT_FILE_SYSTEM = "spark.hadoop.fs.defaultFS";

  private final Commands commands;
  private final Problems problems;

  SettingsFiles(Commands commands, Problems problems) {
    this.commands = commands;
    this.problems = problems;
  }

  /** Reads the settings file; nothing is read that was not named. */
  SettingsText.Content settings(Optional<Said> named) throws IOException {
    if (named.isEmpty()) {
      return SettingsText.Content.nothing();
    }
    String name = named.get().text();
    int slash = name.lastIndexOf('/');
    String above = slash < 0 ? "." : name.substring(0, Math.max(1, slash));
    String file = name.substring(slash + 1);
    Folder folder = folder(above, Map.of());
    if (isHere(name)) {
      // Who names a file may name a link to it.
      Path real = Path.of(name);
      if (Files.exists(real)) {
        real = real.toRealPath();
        folder = LocalFolder.of(real.resolveSibling("").normalize());
        file = String.valueOf(real.getFileName());
      }
    }
    if (!folder.exists(file)) {
      problems.add(
          Place.of(name),
          "There is no such file.",
          "Name a settings file with --settings or in KOMMUNESPEIL_SETTINGS"
              + (named.get().layer() == Layer.FLAG ? "." : ", where this was said."));
      return SettingsText.Content.nothing();
    }
    return SettingsText.read(Layer.SETTINGS, folder, file, name, commands, problems);
  }

  /**
   * Reads the profile that was named, or the usual one.
   *
   * @param spark Spark settings, which may say how the configuration's file system is reached
   */
  SettingsText.Content profile(String conf, Optional<Said> named, Map<String, String> spark)
      throws IOException {
    String profile = named.map(Said::text).orElseGet(SettingsFiles::usualProfile);
    Folder folder = folder(conf, spark);
    List<String> known = folder.list(PROFILES);
    String path = PROFILES + "/" + profile + YAML;
    if (known.contains(path)) {
      return SettingsText.read(Layer.PROFILE, folder, path, conf + "/" + path, commands, problems);
    }
    // A folder that is no configuration at all is told by the command that needs one.
    if (!known.isEmpty() || named.isPresent() || !folder.list("codebook").isEmpty()) {
      problems.add(
          Place.of(
              named
                  .filter(said -> said.layer() != Layer.FLAG)
                  .map(said -> "--profile of " + said.place())
                  .orElse("--profile")),
          "There is no profile '" + profile + "'.",
          "Known are "
              + known.stream()
                  .filter(file -> file.endsWith(YAML))
                  .map(file -> file.substring(PROFILES.length() + 1, file.length() - YAML.length()))
                  .collect(Collectors.joining(", "))
              + "; add one as a file of "
              + folder.name()
              + "/"
              + PROFILES
              + ".");
    }
    return SettingsText.Content.nothing();
  }

  /** Whoever submits to a cluster says where; a laptop's profile would say it again. */
  static String usualProfile() {
    return System.getProperty("spark.master") == null ? "local" : "cluster";
  }

  private static Folder folder(String name, Map<String, String> spark) throws IOException {
    return isHere(name)
        ? LocalFolder.of(Path.of(name))
        : HadoopFolder.of(name, Sessions.hadoop(spark));
  }

  /**
   * Whether a name is that of a path on this machine, found out without loading Hadoop, which takes
   * longer than an answer of {@code sql}.
   */
  private static boolean isHere(String name) {
    return !name.contains(":")
        && name.indexOf('\0') < 0
        && System.getProperty(DEFAULT_FILE_SYSTEM) == null
        && SettingsFiles.class.getResource("/core-site.xml") == null;
  }
}
