package no.kommunespeil.jobs;

import picocli.CommandLine.Option;

/** How a command that only tells something does so. */
final class TellOptions {

  /** For whom it is. */
  enum Format {
    /** A person. */
    TEXT,
    /** A program. */
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json for other programs (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  boolean isJson() {
    return format == Format.JSON;
  }
}
