package no.kommunespeil.domain.mart;

import java.util.Locale;

/** Which units a table of answers is made of. */
enum Variant {
  /** All that answered. */
  ALL,
  /** Those that answered something else than don't know or not applicable. */
  EXCL_DONT_KNOW,
  /** All that were asked, whether or not they answered. */
  OF_ASKED;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** What stands in marts. */
  String key() {
    return key;
  }
}
