package no.kommunespeil.jobs;

import java.util.Optional;

/** Which version of the program this is. */
final class Version {

  private Version() {}

  /** As in the jar's manifest; "development" when run from classes. */
  static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
