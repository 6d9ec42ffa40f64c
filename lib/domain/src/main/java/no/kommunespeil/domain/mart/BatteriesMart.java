package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Reliability;
import no.kommunespeil.domain.estimate.Statistic;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Direction;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.QuestionKind;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * The items of a grid beside one another, over all units: the lowest value, the highest and the
 * mean of all.
 *
 * <p>Items are put together only when a high value says the same of each. Shares of statements that
 * speak well and of those that speak badly stand in rows of their own. Means stand in one row, in
 * which those of statements that speak badly are turned round: lowest plus highest score less the
 * mean. Items that do neither stand in a row of their own and are left as they are.
 */
final class BatteriesMart {

  static final String NAME = "batteries";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY)
          .and(
              List.of(
                  "question",
                  "question_order",
                  "theme",
                  "theme_nb",
                  "theme_en",
                  "question_nb",
                  "question_en"))
          .and(RowCells.BREAKDOWN, RowCells.GROUP, RowCells.MEASURE, List.of("direction"))
          .and(
              List.of("value_low", "low_items", "low_items_nb", "low_items_en"),
              List.of("value_high", "high_items", "high_items_nb", "high_items_en"),
              List.of("value_mean", "items_n", "items_with_value", "used_n_low", "used_n_high"),
              List.of("response_n", "frame_n", "reliability"),
              RowCells.STATUS)
          .list();

  /** What a high value says of the items of a row. */
  private enum Reading {
    POSITIVE("positive"),
    NEGATIVE("negative"),
    /** Statements that speak badly, turned round. */
    NEGATIVE_RECODED("negative_recoded"),
    /** Statements of both kinds, those that speak badly turned round. */
    MIXED_RECODED("mixed_recoded"),
    NONE("none");

    private final String key;

    Reading(String key) {
      this.key = key;
    }
  }

  private record Value(Item item, double value) {}

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  BatteriesMart(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
  }

  List<@Nullable Object[]> rows() {
    Breakdown all = inputs.breakdowns().of(Breakdown.Kind.ALL);
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey asked : wave.subSurveys()) {
        Slice slice = Slice.of(wave, asked, all, index);
        for (List<Variable> items : QuestionValues.alike(asked.asked())) {
          if (items.get(0).question().kind() == QuestionKind.GRID) {
            add(slice, QuestionValues.of(slice, items, measures, index, inputs.rules()));
          }
        }
      }
    }
    return rows;
  }

  private void add(Slice slice, QuestionValues values) {
    for (int m = 0; m < values.measures().size(); m++) {
      Map<Reading, List<Integer>> together = together(values.items(), values.measures().get(m));
      for (int g = 0; g < slice.groups().size(); g++) {
        for (Map.Entry<Reading, List<Integer>> items : together.entrySet()) {
          add(slice, values, m, g, items.getKey(), items.getValue());
        }
      }
    }
  }

  /** Positions of the items that stand in one row, by what a high value says of them. */
  private static Map<Reading, List<Integer>> together(List<Variable> items, Measure measure) {
    Set<Direction> directions =
        items.stream().map(BatteriesMart::direction).collect(Collectors.toSet());
    Map<Reading, List<Integer>> together = new EnumMap<>(Reading.class);
    for (int i = 0; i < items.size(); i++) {
      Reading reading =
          measure.statistic() == Statistic.MEAN
              ? recoded(direction(items.get(i)), directions)
              : asItIs(direction(items.get(i)));
      together.computeIfAbsent(reading, key -> new ArrayList<>()).add(i);
    }
    return together;
  }

  private static Direction direction(Variable item) {
    return item.item().map(Item::direction).orElse(item.question().direction());
  }

  private static Reading asItIs(Direction direction) {
    return switch (direction) {
      case POSITIVE -> Reading.POSITIVE;
      case NEGATIVE -> Reading.NEGATIVE;
      case NONE -> Reading.NONE;
    };
  }

  private static Reading recoded(Direction direction, Set<Direction> directions) {
    if (direction == Direction.NONE) {
      return Reading.NONE;
    }
    if (directions.contains(Direction.POSITIVE) && directions.contains(Direction.NEGATIVE)) {
      return Reading.MIXED_RECODED;
    }
    return direction == Direction.POSITIVE ? Reading.POSITIVE : Reading.NEGATIVE_RECODED;
  }

  private void add(
      Slice slice,
      QuestionValues values,
      int measure,
      int group,
      Reading reading,
      List<Integer> items) {
    SumsIndex.GroupAt at = slice.groups().get(group);
    @Nullable Object[] row = new Object[COLUMNS.size()];
    int next = RowCells.wave(row, 0, slice.wave(), inputs);
    next = RowCells.subSurvey(row, next, slice.asked().subSurvey());
    next = question(row, next, values.items().get(0));
    next = RowCells.breakdown(row, next, slice.breakdown());
    next = RowCells.group(row, next, at.group(), at.order());
    next = RowCells.measure(row, next, values.measures().get(measure));
    row[next++] = reading.key;

    List<Value> valued = new ArrayList<>();
    Set<Reliability.Reason> reasons = EnumSet.noneOf(Reliability.Reason.class);
    long leastUsed = Long.MAX_VALUE;
    long mostUsed = 0;
    for (int i : items) {
      Assessed assessed = values.at(i, measure, group);
      leastUsed = Math.min(leastUsed, assessed.estimate().used());
      mostUsed = Math.max(mostUsed, assessed.estimate().used());
      reasons.addAll(assessed.uncertainty().reliability().reasons());
      Double value = assessed.estimate().value();
      if (value != null) {
        Variable item = values.items().get(i);
        double read = turned(item, values.measures().get(measure), value);
        valued.add(new Value(item.item().orElseThrow(), read));
      }
    }
    next = spread(row, next, valued);
    row[next++] = items.size();
    row[next++] = valued.size();
    row[next++] = leastUsed;
    row[next++] = mostUsed;
    row[next++] = at.responses();
    row[next++] = at.frame();
    Reliability reliability = new Reliability(reasons);
    row[next++] = reliability.key();
    RowCells.status(row, next, valued.isEmpty() ? ObsStatus.M : reliability.status(ObsStatus.A));
    rows.add(row);
  }

  /** A mean of an item that speaks badly, turned round; anything else as it is. */
  private static double turned(Variable item, Measure measure, double value) {
    boolean turns = measure.statistic() == Statistic.MEAN && direction(item) == Direction.NEGATIVE;
    return turns ? measure.lowest() + measure.highest() - value : value;
  }

  private int question(@Nullable Object[] row, int at, Variable item) {
    Question question = item.question();
    Text theme = measures.theme(item);
    row[at] = question.key();
    row[at + 1] = inputs.survey().codebook().variablesOf(question.key()).get(0).order();
    row[at + 2] = question.theme();
    row[at + 3] = theme.nb();
    row[at + 4] = theme.en();
    row[at + 5] = question.label().nb();
    row[at + 6] = question.label().en();
    return at + 7;
  }

  private static int spread(@Nullable Object[] row, int at, List<Value> values) {
    if (!values.isEmpty()) {
      double low = values.stream().mapToDouble(Value::value).min().orElseThrow();
      double high = values.stream().mapToDouble(Value::value).max().orElseThrow();
      extreme(row, at, values, low);
      extreme(row, at + 4, values, high);
      // A sum of the values' quotient by rounding could lie outside of them.
      double sum = values.stream().mapToDouble(Value::value).sum();
      row[at + 8] = Math.max(low, Math.min(high, sum / values.size()));
    }
    return at + 9;
  }

  /** A value and all items that have it. */
  private static void extreme(@Nullable Object[] row, int at, List<Value> values, double value) {
    List<Item> items = values.stream().filter(v -> v.value == value).map(Value::item).toList();
    row[at] = value;
    row[at + 1] = joined(items, Item::key, " ");
    row[at + 2] = joined(items, item -> item.label().nb(), "; ");
    row[at + 3] = joined(items, item -> item.label().en(), "; ");
  }

  private static String joined(List<Item> items, Function<Item, String> part, String between) {
    return items.stream().map(part).collect(Collectors.joining(between));
  }
}
