package no.kommunespeil.jobs;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command on waves takes. */
final class FolderOptions {

  @Option(
      names = "--conf",
      paramLabel = "FOLDER",
      description = "Folder of the configuration (default: ${DEFAULT-VALUE}).",
      defaultValue = "${sys:kommunespeil.home:-.}/conf")
  private String conf = "";

  @Option(
      names = "--waves",
      paramLabel = "FOLDER",
      description = "Folder of the wave files (default: data/waves).")
  private @Nullable String waves;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Folder of tables and marts (default: out).")
  private @Nullable String out;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "How Spark is started: a file of conf/profiles (default: local; cluster under"
              + " spark-submit).")
  private @Nullable String profile;

  @Option(
      names = "--structure",
      paramLabel = "YEAR",
      description =
          "Year whose municipalities and counties series are followed in (default: the registers'"
              + " newest).")
  private @Nullable Integer structure;

  /** Folders for waves people have delivered. */
  Settings settings() {
    return settings("data/waves", "out");
  }

  /** Folders for made-up waves, apart from delivered ones. */
  Settings sampleSettings() {
    return settings("data/sample", "out/sample");
  }

  private Settings settings(String defaultWaves, String defaultOut) {
    return new Settings(
        conf,
        waves == null ? defaultWaves : waves,
        out == null ? defaultOut : out,
        profile == null ? defaultProfile() : profile,
        structure == null ? OptionalInt.empty() : OptionalInt.of(structure));
  }

  /** Whoever submits to a cluster says where; a laptop's profile would say it again. */
  private static String defaultProfile() {
    return System.getProperty("spark.master") == null ? "local" : "cluster";
  }
}
