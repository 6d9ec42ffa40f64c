package no.kommunespeil.domain.survey;

import java.util.List;

/**
 * The answers one can give, in the order they are shown and packed: a category's position is its
 * code in a packed response.
 *
 * @param categories at most 100
 * @param combinations categories that are reported together ("top_two", "bottom_two", ...)
 */
public record Scale(
    String key, Text label, List<Category> categories, List<Combination> combinations) {

  /** Implicit scale of an option of a multiple-response question. */
  public static final String OPTION = "option";

  /** Implicit scale of an open question. */
  public static final String OPEN = "open";

  /** Implicit scale of a code given to the answers to an open question. */
  public static final String CODE = "code";

  /** Position of the category, or -1. */
  public int indexOf(String categoryKey) {
    for (int i = 0; i < categories.size(); i++) {
      if (categories.get(i).key().equals(categoryKey)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether means make sense: at least two categories carry a score. */
  public boolean hasScores() {
    return categories.stream().filter(category -> category.score() != null).count() >= 2;
  }
}
