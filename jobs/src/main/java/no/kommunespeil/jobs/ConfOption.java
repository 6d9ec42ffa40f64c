package no.kommunespeil.jobs;

import picocli.CommandLine.Option;

/** Where the configuration is. */
final class ConfOption {

  @Option(
      names = "--conf",
      paramLabel = "FOLDER",
      description = "Folder of the configuration (default: ${DEFAULT-VALUE}).",
      defaultValue = "${sys:kommunespeil.home:-.}/conf")
  private String conf = "";

  String folder() {
    return conf;
  }
}
