package no.kommunespeil.domain.config;

import java.util.Collection;
import java.util.Optional;

/** Proposes the known word that a mistyped one was probably meant to be. */
public final class Nearest {

  private Nearest() {}

  /**
   * The known word with fewest insertions, deletions, substitutions and swaps of neighbours between
   * it and the given one, at most a third of the given word's length (but at least one); the first
   * of equals.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    int limit = Math.max(1, word.length() / 3);
    Optional<String> nearest = Optional.empty();
    for (String candidate : known) {
      if (Math.abs(candidate.length() - word.length()) > limit) {
        continue;
      }
      int distance = distance(word, candidate);
      if (distance <= limit) {
        nearest = Optional.of(candidate);
        limit = distance - 1;
      }
    }
    return nearest;
  }

  /** "Did you mean 'label'?", or what is known when nothing is near. */
  public static String proposal(String word, Collection<String> known) {
    return to(word, known)
        .map(nearest -> "Did you mean '" + nearest + "'?")
        .orElseGet(() -> known.isEmpty() ? "None is known." : "Known are " + listed(known) + ".");
  }

  private static String listed(Collection<String> known) {
    int most = 12;
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (String word : known) {
      if (shown == most) {
        return text + " and " + (known.size() - most) + " more";
      }
      text.append(shown == 0 ? "" : ", ").append(word);
      shown++;
    }
    return text.toString();
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours between two words, each letter
   * touched once (optimal string alignment).
   */
  public static int distance(String a, String b) {
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, beforePrevious[j - 2] + 1);
        }
        current[j] = best;
      }
      int[] spare = beforePrevious;
      beforePrevious = previous;
      previous = current;
      current = spare;
    }
    return previous[b.length()];
  }
}
