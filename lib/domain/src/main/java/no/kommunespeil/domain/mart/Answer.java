package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import no.kommunespeil.domain.estimate.EstimatePlan;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.Combination;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a unit may have answered: a category, a combination of some, or anything at all.
 *
 * @param order among the answers of its scale
 * @param positions of the categories it holds
 */
record Answer(String key, Kind kind, Text label, int order, int[] positions) {

  /** Columns that say which answer a row is about. */
  static final List<String> CELLS = cells("category");

  private static final Text ANSWERED = new Text("Alle som svarte", "All who answered");

  /** What kind of answer it is. */
  enum Kind {
    CATEGORY,
    COMBINATION,
    /** Any category. */
    ANSWERED,
    /** Whatever was answered, if anything. */
    FRAME,
    /** Each category by itself, all together. */
    OVERALL;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** What stands in marts. */
    String key() {
      return key;
    }
  }

  /** The same columns under another name than category. */
  static List<String> cells(String name) {
    return List.of(name, name + "_kind", name + "_order", name + "_nb", name + "_en");
  }

  /** Every category, then every combination. */
  static List<Answer> of(Scale scale) {
    return among(scale, IntStream.range(0, scale.categories().size()).toArray());
  }

  /** The substantive categories, then the combinations of nothing else. */
  static List<Answer> substantiveOf(Scale scale) {
    return among(
        scale,
        IntStream.range(0, scale.categories().size())
            .filter(i -> scale.categories().get(i).isSubstantive())
            .toArray());
  }

  private static List<Answer> among(Scale scale, int[] among) {
    List<Category> categories = scale.categories();
    List<Answer> answers = new ArrayList<>();
    for (int i : among) {
      Category category = categories.get(i);
      answers.add(new Answer(category.key(), Kind.CATEGORY, category.label(), i, new int[] {i}));
    }
    for (int i = 0; i < scale.combinations().size(); i++) {
      Combination combination = scale.combinations().get(i);
      int[] positions = combination.categories().stream().mapToInt(scale::indexOf).toArray();
      if (IntStream.of(positions).allMatch(p -> IntStream.of(among).anyMatch(a -> a == p))) {
        answers.add(
            new Answer(
                combination.key(),
                Kind.COMBINATION,
                combination.label(),
                categories.size() + i,
                positions));
      }
    }
    return answers;
  }

  /** Positions of the categories among some answers, each once. */
  static int[] positions(List<Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.kind == Kind.CATEGORY)
        .flatMapToInt(answer -> IntStream.of(answer.positions))
        .toArray();
  }

  /** Any category at all. */
  static Answer answered(Scale scale, int order) {
    return new Answer(
        EstimatePlan.ANSWERED,
        Kind.ANSWERED,
        ANSWERED,
        order,
        IntStream.range(0, scale.categories().size()).toArray());
  }

  /** Fills {@link #CELLS}; returns the position after them. */
  int cells(@Nullable Object[] row, int at) {
    row[at] = key;
    row[at + 1] = kind.key();
    row[at + 2] = order;
    row[at + 3] = label.nb();
    row[at + 4] = label.en();
    return at + 5;
  }
}
