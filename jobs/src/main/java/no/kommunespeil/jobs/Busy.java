package no.kommunespeil.jobs;

/** Another run is at work on the same folder, and this one has waited as long as it was to. */
final class Busy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Busy(String message) {
    super(message);
  }
}
