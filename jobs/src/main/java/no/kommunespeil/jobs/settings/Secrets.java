package no.kommunespeil.jobs.settings;

import java.util.regex.Pattern;

/** Settings whose values nobody is to read over a shoulder or in a log. */
public final class Secrets {

  /** What is shown instead. */
  public static final String MASK = "(not shown)";

  private static final Pattern KEY =
      Pattern.compile(
          "secret|passw|token|credential|private|access[._-]?key|account[._-]?key"
              + "|fs[.]s3a[.].*key",
          Pattern.CASE_INSENSITIVE);

  /** Keys that say where a secret is, or who gives it. */
  private static final Pattern ABOUT =
      Pattern.compile("(provider|path|file|enabled|interval)$", Pattern.CASE_INSENSITIVE);

  /** A password within an address, such as that of a metastore's database. */
  private static final Pattern WITHIN =
      Pattern.compile("(?i)(passw(?:or)?d=)[^&;,\\s]*|(?<=//)([^/@:\\s]*:)[^/@\\s]*(?=@)");

  private Secrets() {}

  /** Whether what the setting of this name holds is a secret. */
  public static boolean isSecret(String key) {
    return KEY.matcher(key).find() && !ABOUT.matcher(key).find();
  }

  /** The value as it may be shown. */
  public static String shown(String key, String value) {
    return isSecret(key)
        ? MASK
        : WITHIN
            .matcher(value)
            .replaceAll(
                found ->
                    java.util.regex.Matcher.quoteReplacement(
                            found.group(1) == null ? found.group(2) : found.group(1))
                        + "***");
  }
}
