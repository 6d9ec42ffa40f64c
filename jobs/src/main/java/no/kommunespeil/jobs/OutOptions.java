package no.kommunespeil.jobs;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where tables and marts are. */
final class OutOptions {

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Folder of tables and marts (default: out, or out/sample).")
  private @Nullable String out;

  @Option(
      names = "--sample",
      description =
          "Work on made-up waves: other default folders, data/sample and out/sample, so that they"
              + " never mix with delivered ones.")
  private boolean sample;

  /** Whether the command works on made-up waves. */
  boolean isSample() {
    return sample;
  }

  String folder() {
    return out == null ? (sample ? "out/sample" : "out") : out;
  }
}
