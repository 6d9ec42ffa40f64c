package no.kommunespeil.jobs;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the configuration is, and where values of options and Spark settings are read from. */
final class ConfOption {

  @Option(
      names = "--conf",
      paramLabel = "FOLDER",
      description = "Folder of the configuration (default: ${DEFAULT-VALUE}).",
      defaultValue = "${sys:kommunespeil.home:-.}/conf")
  private String conf = "";

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Options and Spark settings for a kind of machine: a file of conf/profiles (default:"
              + " local; cluster under spark-submit).")
  private @Nullable String profile;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "YAML file of options and Spark settings, which hold against the profile's; 'config"
              + " show' tells what holds.")
  private @Nullable String settings;

  @Option(
      names = "--spark",
      paramLabel = "KEY=VALUE",
      description = "A Spark setting, which holds against all others; may be given several times.")
  private Map<String, String> spark = new TreeMap<>();

  String folder() {
    return conf;
  }

  /** The Spark settings that hold, but for those spark-submit has set itself. */
  Map<String, String> spark() {
    return spark;
  }
}
