package no.kommunespeil.domain.mart;

import no.kommunespeil.domain.survey.Wave;

/**
 * The year a wave is named after, which is not always the year it was fielded: the wave called 2019
 * was answered in January 2020. Years between waves are counted in these.
 */
final class SurveyYear {

  private static final int DIGITS = 4;

  private SurveyYear() {}

  /** The first four digits of the wave's key; the year of its register day when it has none. */
  static int of(Wave wave) {
    String key = wave.key();
    if (key.length() < DIGITS) {
      return wave.registerDay().getYear();
    }
    int year = 0;
    for (int i = 0; i < DIGITS; i++) {
      char digit = key.charAt(i);
      if (digit < '0' || digit > '9') {
        return wave.registerDay().getYear();
      }
      year = 10 * year + digit - '0';
    }
    return year;
  }
}
