package no.kommunespeil.jobs;

import picocli.CommandLine.Option;

/** Whether a command is only to say what it would do. */
final class DryRunOption {

  @Option(
      names = "--dry-run",
      description =
          "Say what would be done and what checks of the files find, and write nothing at all.")
  private boolean asked;

  boolean isAsked() {
    return asked;
  }
}
