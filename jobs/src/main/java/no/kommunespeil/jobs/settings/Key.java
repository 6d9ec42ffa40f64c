package no.kommunespeil.jobs.settings;

/**
 * What a value is said of.
 *
 * @param command the command, empty for every command that has the option
 * @param option the option without its dashes
 */
record Key(String command, String option) {

  static final String EVERY_COMMAND = "";
}
