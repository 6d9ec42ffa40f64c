package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Base;
import no.kommunespeil.domain.estimate.Domain;
import no.kommunespeil.domain.estimate.Estimate;
import no.kommunespeil.domain.estimate.Formulas;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.Reliability;
import no.kommunespeil.domain.estimate.Statistic;
import no.kommunespeil.domain.estimate.Uncertainty;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * Options of multiple-response questions and codes of open ones, counted on each of the three bases
 * in use, and how many of them a respondent gave.
 */
final class MultipleResponseMart {

  static final String NAME = "multiple_response";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, List.of("variable"), RowCells.VARIABLE)
          .and(RowCells.BREAKDOWN, RowCells.GROUP)
          .and(List.of("base", "base_nb", "base_en", "base_order"))
          .and(List.of("statistic", "statistic_nb", "statistic_en"))
          .and(RowCells.BASES, RowCells.UNCERTAINTY, RowCells.STATUS)
          .and(List.of("item_rank", "items_ranked"))
          .list();

  private static final int STATISTIC_AT = COLUMNS.indexOf("statistic");

  /** Who is in the denominator. */
  private enum Denominator {
    ANSWERED("answered", new Text("De som svarte", "Those who answered")),
    PASSED_FILTER("passed_filter", new Text("De som fikk spørsmålet", "Those who were asked")),
    ALL_RESPONDENTS(
        "all_respondents",
        new Text("Alle som svarte på delundersøkelsen", "All who responded to the sub-survey"));

    private final String key;
    private final Text label;

    Denominator(String key, Text label) {
      this.key = key;
      this.label = label;
    }

    Base of(Sums sums, Domain domain) {
      return switch (this) {
        case ANSWERED -> Base.ofAsked(sums.answered(), sums.asked(), domain);
        case PASSED_FILTER -> Base.ofAsked(sums.asked(), sums.asked(), domain);
        case ALL_RESPONDENTS -> Base.ofResponses(sums.responses(), domain);
      };
    }
  }

  private static final Text SHARE = new Text("Andel", "Share");
  private static final Text MEAN = new Text("Antall per respondent", "Number per respondent");
  private static final Text TOTAL = new Text("Antall i alt", "Number in all");

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final List<@Nullable Object[]> rows = new ArrayList<>(1 << 14);

  MultipleResponseMart(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
  }

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey asked : wave.subSurveys()) {
        List<List<Variable>> alike = QuestionValues.alike(asked.asked());
        for (Breakdown breakdown : inputs.breakdowns().list()) {
          Slice slice = Slice.of(wave, asked, breakdown, index);
          for (List<Variable> variables : alike) {
            switch (variables.get(0).role()) {
              case OPTION -> addOptions(slice, variables);
              case TICKED_COUNT -> addNumber(slice, variables.get(0));
              case ANSWER, OPEN -> {}
            }
          }
        }
      }
    }
    return rows;
  }

  private void addOptions(Slice slice, List<Variable> options) {
    List<Map<String, Sums>> sums = options.stream().map(option -> index.of(slice, option)).toList();
    for (SumsIndex.GroupAt group : slice.groups()) {
      for (Denominator denominator : Denominator.values()) {
        List<Assessed> shares = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
          Variable option = options.get(i);
          Sums answers = sums.get(i).getOrDefault(group.group().key(), SumsIndex.none(option));
          shares.add(share(option, answers, denominator, group.domain()));
        }
        IntFunction<@Nullable Double> ranked =
            i -> QuestionValues.isRanked(options.get(i)) ? shares.get(i).estimate().value() : null;
        int number = Ranks.number(options.size(), ranked);
        for (int i = 0; i < options.size(); i++) {
          @Nullable Object[] row = row(slice, options.get(i), group, denominator);
          int next = assessed(row, "share", SHARE, shares.get(i), group.domain());
          row[next] = Ranks.at(i, options.size(), ranked);
          row[next + 1] = number;
        }
      }
    }
  }

  private Assessed share(Variable option, Sums answers, Denominator denominator, Domain domain) {
    long count = answers.counts()[option.scale().indexOf(Variable.TICKED)];
    Base base = denominator.of(answers, domain);
    return new Assessed(
        new Estimate(
            answers.asked(),
            answers.answered(),
            base.used(),
            count,
            Formulas.share(count, base.used()),
            null,
            null,
            null),
        Uncertainty.ofShare(count, base, null, domain, inputs.rules()));
  }

  /** The number of options ticked; who was not asked or left the question blank ticked none. */
  private void addNumber(Slice slice, Variable number) {
    Measure mean =
        measures.of(number).stream()
            .filter(measure -> measure.statistic() == Statistic.MEAN)
            .findFirst()
            .orElseThrow();
    Map<String, Sums> sums = index.of(slice, number);
    for (SumsIndex.GroupAt group : slice.groups()) {
      Sums answers = sums.getOrDefault(group.group().key(), SumsIndex.none(number));
      for (Denominator denominator : Denominator.values()) {
        Base base = denominator.of(answers, group.domain());
        assessed(
            row(slice, number, group, denominator),
            "mean",
            MEAN,
            mean(answers, mean, base, group.domain()),
            group.domain());
        assessed(
            row(slice, number, group, denominator),
            "total",
            TOTAL,
            total(answers, mean, base),
            group.domain());
      }
    }
  }

  private Assessed mean(Sums answers, Measure measure, Base base, Domain domain) {
    Estimate given = measure.estimate(answers);
    long sum = Objects.requireNonNull(given.sum());
    long squares = Objects.requireNonNull(given.sumOfSquares());
    return new Assessed(
        new Estimate(
            answers.asked(),
            answers.answered(),
            base.used(),
            null,
            Formulas.mean(sum, base.used()),
            sum,
            squares,
            Formulas.variance(sum, squares, base.used())),
        Uncertainty.ofMean(
            sum, squares, base, measure.lowest(), measure.highest(), null, domain, inputs.rules()));
  }

  private static Assessed total(Sums answers, Measure measure, Base base) {
    long sum = Objects.requireNonNull(measure.estimate(answers).sum());
    Double value = base.used() == 0 ? null : (Double) (double) sum;
    Estimate estimate =
        new Estimate(
            answers.asked(), answers.answered(), base.used(), sum, value, null, null, null);
    return new Assessed(
        estimate,
        new Uncertainty(
            base.population(),
            null,
            Uncertainty.Method.NONE,
            null,
            null,
            Reliability.NOT_JUDGED,
            estimate.status()));
  }

  private @Nullable Object[] row(
      Slice slice, Variable variable, SumsIndex.GroupAt group, Denominator denominator) {
    @Nullable Object[] row = new Object[COLUMNS.size()];
    int next = RowCells.wave(row, 0, slice.wave(), inputs);
    next = RowCells.subSurvey(row, next, slice.asked().subSurvey());
    row[next] = variable.key();
    next = RowCells.variable(row, next + 1, variable, measures.theme(variable));
    next = RowCells.breakdown(row, next, slice.breakdown());
    next = RowCells.group(row, next, group.group(), group.order());
    row[next] = denominator.key;
    row[next + 1] = denominator.label.nb();
    row[next + 2] = denominator.label.en();
    row[next + 3] = denominator.ordinal();
    rows.add(row);
    return row;
  }

  private static int assessed(
      @Nullable Object[] row, String statistic, Text label, Assessed assessed, Domain domain) {
    row[STATISTIC_AT] = statistic;
    row[STATISTIC_AT + 1] = label.nb();
    row[STATISTIC_AT + 2] = label.en();
    return RowCells.assessed(row, STATISTIC_AT + 3, assessed, domain);
  }
}
