package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The values of all items of a question in all groups of a breakdown, and how they rank. Items
 * share a scale, so that a measure has the same position for each.
 */
final class QuestionValues {

  private final List<Variable> items;
  private final List<Measure> measures;
  private final List<SumsIndex.GroupAt> groups;

  /** By item, measure, group. */
  private final Assessed[][][] values;

  /** By measure: how many categories its statistic is given of, 0 when it is not of a category. */
  private final int[] categories;

  private final boolean[] isRanked;
  private final boolean[] isKnown;

  private QuestionValues(
      List<Variable> items, List<Measure> measures, List<SumsIndex.GroupAt> groups) {
    this.items = items;
    this.measures = measures;
    this.groups = groups;
    this.values = new Assessed[items.size()][measures.size()][groups.size()];
    this.categories = new int[measures.size()];
    for (int m = 0; m < categories.length; m++) {
      categories[m] = categories(measures.get(m));
    }
    this.isRanked = new boolean[items.size()];
    for (int i = 0; i < isRanked.length; i++) {
      isRanked[i] = isRanked(items.get(i));
    }
    this.isKnown = new boolean[groups.size()];
    for (int g = 0; g < isKnown.length; g++) {
      isKnown[g] = !groups.get(g).group().key().equals(Breakdown.UNKNOWN);
    }
  }

  private int categories(Measure measure) {
    if (measure.kind() != Measure.Kind.CATEGORY) {
      return 0;
    }
    int number = 0;
    for (Measure other : measures) {
      number += isCategoryOf(measure, other) ? 1 : 0;
    }
    return number;
  }

  private static boolean isCategoryOf(Measure measure, Measure other) {
    return other.kind() == Measure.Kind.CATEGORY && other.statistic() == measure.statistic();
  }

  /** Variables by question and role, which makes them alike: the items of a grid, the options. */
  static List<List<Variable>> alike(List<Variable> asked) {
    List<List<Variable>> runs = new ArrayList<>();
    Variable last = null;
    for (Variable variable : asked) {
      if (last == null
          || !last.question().equals(variable.question())
          || last.role() != variable.role()) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(variable);
      last = variable;
    }
    return runs;
  }

  /**
   * @param items variables that are alike
   */
  static QuestionValues of(
      Slice slice, List<Variable> items, Measures measures, SumsIndex index, Rules rules) {
    QuestionValues question = new QuestionValues(items, measures.of(items.get(0)), slice.groups());
    for (int i = 0; i < items.size(); i++) {
      Map<String, Sums> sums = index.of(slice, items.get(i));
      Sums none = SumsIndex.none(items.get(i));
      for (int g = 0; g < slice.groups().size(); g++) {
        SumsIndex.GroupAt group = slice.groups().get(g);
        Sums answers = sums.getOrDefault(group.group().key(), none);
        for (int m = 0; m < question.measures.size(); m++) {
          question.values[i][m][g] =
              question.measures.get(m).estimate(answers, group.domain(), rules);
        }
      }
    }
    return question;
  }

  List<Variable> items() {
    return items;
  }

  List<Measure> measures() {
    return measures;
  }

  Assessed at(int item, int measure, int group) {
    return values[item][measure][group];
  }

  /**
   * Place of a category among those of an item in a group, by its share; null for combinations and
   * means, and where one category only is counted.
   */
  @Nullable Integer categoryRank(int item, int measure, int group) {
    Measure ranked = measures.get(measure);
    return categories[measure] < 2
        ? null
        : Ranks.at(
            measure,
            categories.length,
            m -> isCategoryOf(ranked, measures.get(m)) ? value(item, m, group) : null);
  }

  /**
   * Place of an item among those of the question in a group; null for what is no item, and for an
   * option that excludes the others.
   */
  @Nullable Integer itemRank(int item, int measure, int group) {
    return Ranks.at(item, isRanked.length, i -> isRanked[i] ? value(i, measure, group) : null);
  }

  /** Number of items that have a place. */
  int itemsRanked(int measure, int group) {
    return Ranks.number(isRanked.length, i -> isRanked[i] ? value(i, measure, group) : null);
  }

  /** Whether it is an item, and not an option that excludes the others. */
  static boolean isRanked(Variable item) {
    return item.item().isPresent() && !item.item().get().key().equals(item.question().exclusive());
  }

  /** Place of a group; null for units whose group is not known. */
  @Nullable Integer groupRank(int item, int measure, int group) {
    return Ranks.at(group, isKnown.length, g -> isKnown[g] ? value(item, measure, g) : null);
  }

  /** Number of groups that have a place. */
  int groupsRanked(int item, int measure) {
    return Ranks.number(isKnown.length, g -> isKnown[g] ? value(item, measure, g) : null);
  }

  private @Nullable Double value(int item, int measure, int group) {
    return values[item][measure][group].estimate().value();
  }
}
