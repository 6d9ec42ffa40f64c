package no.kommunespeil.jobs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import org.apache.hadoop.fs.Path;

/** Small words of sentences the commands print. */
final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** "2026-11-28 07:30:00 UTC". */
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** "1 file", "2 files". */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** "wave 2020", "waves 2019, 2020". */
  static String list(String noun, Collection<String> names) {
    return noun + (names.size() == 1 ? " " : "s ") + String.join(", ", names);
  }

  /** Thousands apart by a comma. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** "0.0 MB", "12.3 MB". */
  static String bytes(long number) {
    return String.format(Locale.ROOT, "%,.1f MB", number / 1e6);
  }

  /** A folder as a person names it: without the scheme when it is on this machine. */
  static String folder(Path path) {
    String scheme = path.toUri().getScheme();
    return "file".equals(scheme) ? path.toUri().getPath() : path.toString();
  }
}
