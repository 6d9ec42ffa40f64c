package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.estimate.Statistic;
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

  private QuestionValues(
      List<Variable> items, List<Measure> measures, List<SumsIndex.GroupAt> groups) {
    this.items = items;
    this.measures = measures;
    this.groups = groups;
    this.values = new Assessed[items.size()][measures.size()][groups.size()];
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
    IntFunction<@Nullable Double> shares =
        m -> isCategoryOf(measures.get(measure).statistic(), m) ? value(item, m, group) : null;
    int categories = Ranks.number(measures.size(), shares);
    return categories < 2 ? null : Ranks.at(measure, measures.size(), shares);
  }

  private boolean isCategoryOf(Statistic statistic, int measure) {
    return measures.get(measure).kind() == Measure.Kind.CATEGORY
        && measures.get(measure).statistic() == statistic;
  }

  /**
   * Place of an item among those of the question in a group; null for what is no item, and for an
   * option that excludes the others.
   */
  @Nullable Integer itemRank(int item, int measure, int group) {
    return Ranks.at(
        item, items.size(), i -> isRanked(items.get(i)) ? value(i, measure, group) : null);
  }

  /** Number of items that have a place. */
  int itemsRanked(int measure, int group) {
    return Ranks.number(
        items.size(), i -> isRanked(items.get(i)) ? value(i, measure, group) : null);
  }

  /** Whether it is an item, and not an option that excludes the others. */
  static boolean isRanked(Variable item) {
    return item.item().isPresent() && !item.item().get().key().equals(item.question().exclusive());
  }

  /** Place of a group; null for units whose group is not known. */
  @Nullable Integer groupRank(int item, int measure, int group) {
    return Ranks.at(group, groups.size(), g -> isKnown(g) ? value(item, measure, g) : null);
  }

  /** Number of groups that have a place. */
  int groupsRanked(int item, int measure) {
    return Ranks.number(groups.size(), g -> isKnown(g) ? value(item, measure, g) : null);
  }

  private boolean isKnown(int group) {
    return !groups.get(group).group().key().equals(Breakdown.UNKNOWN);
  }

  private @Nullable Double value(int item, int measure, int group) {
    return values[item][measure][group].estimate().value();
  }
}
