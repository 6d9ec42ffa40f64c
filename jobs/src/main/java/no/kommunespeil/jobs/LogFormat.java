package no.kommunespeil.jobs;

/** What the lines of the log look like. */
enum LogFormat {
  /** For people, as log4j is configured. */
  PLAIN,
  /** One JSON object per line. */
  JSON
}
