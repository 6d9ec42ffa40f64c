package no.kommunespeil.jobs;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long a command waits for another. */
final class WaitOption {

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = Time.class,
      description =
          "How long to wait when another run is at work on the same folder, such as 30s, 10m or 2h"
              + " (default: not at all).")
  private Duration wait = Duration.ZERO;

  Duration time() {
    return wait;
  }

  /** A time as people write it. */
  static final class Time implements ITypeConverter<Duration> {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})([smh])");

    @Override
    public Duration convert(String text) {
      Matcher written = WRITTEN.matcher(text);
      if (!written.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is not a time. Write a number and s, m or h, such as 10m.");
      }
      long number = Long.parseLong(written.group(1));
      return switch (written.group(2)) {
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }
}
