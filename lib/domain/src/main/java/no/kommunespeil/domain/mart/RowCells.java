package no.kommunespeil.domain.mart;

import java.util.List;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Domain;
import no.kommunespeil.domain.estimate.Estimate;
import no.kommunespeil.domain.estimate.Interval;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Uncertainty;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import org.jspecify.annotations.Nullable;

/**
 * Runs of columns that several marts share, and how a row's cells under them are filled. A run is
 * filled from the position at which the mart has put it; each method returns the next position.
 */
final class RowCells {

  static final String CONF_FREE = "F";

  static final List<String> BASES =
      List.of(
          "value",
          "count_n",
          "used_n",
          "answered_n",
          "asked_n",
          "response_n",
          "frame_n",
          "sum_y",
          "sum_y2",
          "variance");

  static final List<String> UNCERTAINTY =
      List.of(
          "population_n",
          "lower",
          "upper",
          "interval_method",
          "bound_low",
          "bound_high",
          "dont_know_low",
          "dont_know_high",
          "reliability");

  static final List<String> STATUS = List.of("obs_status", "conf_status");

  static final List<String> VARIABLE =
      List.of(
          "variable_order",
          "question",
          "item",
          "theme",
          "theme_nb",
          "theme_en",
          "question_nb",
          "question_en",
          "item_nb",
          "item_en");

  static final List<String> MEASURE =
      List.of(
          "statistic",
          "category",
          "category_kind",
          "category_order",
          "statistic_nb",
          "statistic_en",
          "category_nb",
          "category_en");

  static final List<String> BREAKDOWN = List.of("breakdown", "breakdown_nb", "breakdown_en");

  static final List<String> GROUP = List.of("group_key", "group_nb", "group_en", "group_order");

  static final List<String> WAVE = List.of("wave", "year", "synthetic");

  static final List<String> SUB_SURVEY = List.of("sub_survey", "sub_survey_nb", "sub_survey_en");

  private RowCells() {}

  static int wave(@Nullable Object[] row, int at, Wave wave, MartInputs inputs) {
    row[at] = wave.key();
    row[at + 1] = SurveyYear.of(wave);
    row[at + 2] = inputs.isSynthetic(wave);
    return at + 3;
  }

  static int subSurvey(@Nullable Object[] row, int at, SubSurvey subSurvey) {
    row[at] = subSurvey.key();
    row[at + 1] = subSurvey.label().nb();
    row[at + 2] = subSurvey.label().en();
    return at + 3;
  }

  static int variable(@Nullable Object[] row, int at, Variable variable, Text theme) {
    row[at] = variable.order();
    row[at + 1] = variable.question().key();
    row[at + 3] = variable.question().theme();
    row[at + 4] = theme.nb();
    row[at + 5] = theme.en();
    row[at + 6] = variable.question().label().nb();
    row[at + 7] = variable.question().label().en();
    if (variable.role() == Variable.Role.TICKED_COUNT) {
      row[at + 2] = Variable.TICKED_COUNT_ITEM;
    } else if (variable.item().isPresent()) {
      row[at + 2] = variable.item().get().key();
    }
    Text item = variable.itemLabel().orElse(null);
    if (item != null) {
      row[at + 8] = item.nb();
      row[at + 9] = item.en();
    }
    return at + VARIABLE.size();
  }

  static int breakdown(@Nullable Object[] row, int at, Breakdown breakdown) {
    row[at] = breakdown.key();
    row[at + 1] = breakdown.label().nb();
    row[at + 2] = breakdown.label().en();
    return at + 3;
  }

  static int group(@Nullable Object[] row, int at, Breakdown.Group group, int order) {
    row[at] = group.key();
    row[at + 1] = group.label().nb();
    row[at + 2] = group.label().en();
    row[at + 3] = order;
    return at + 4;
  }

  static int measure(@Nullable Object[] row, int at, Measure measure) {
    row[at] = measure.statistic().key();
    row[at + 1] = measure.category();
    row[at + 2] = measure.kind().key();
    row[at + 3] = measure.order();
    row[at + 4] = measure.statistic().label().nb();
    row[at + 5] = measure.statistic().label().en();
    row[at + 6] = measure.label().nb();
    row[at + 7] = measure.label().en();
    return at + 8;
  }

  static int bases(@Nullable Object[] row, int at, Estimate estimate, long responses, long frame) {
    row[at] = estimate.value();
    row[at + 1] = estimate.count();
    row[at + 2] = estimate.used();
    row[at + 3] = estimate.answered();
    row[at + 4] = estimate.asked();
    row[at + 5] = responses;
    row[at + 6] = frame;
    row[at + 7] = estimate.sum();
    row[at + 8] = estimate.sumOfSquares();
    row[at + 9] = estimate.variance();
    return at + 10;
  }

  static int uncertainty(@Nullable Object[] row, int at, Uncertainty uncertainty) {
    row[at] = uncertainty.population();
    int next = interval(row, at + 1, uncertainty.interval());
    row[next] = uncertainty.method().key();
    next = interval(row, next + 1, uncertainty.bounds());
    next = interval(row, next, uncertainty.dontKnow());
    row[next] = uncertainty.reliability().key();
    return next + 1;
  }

  /** Fills two cells, which stay empty without an interval. */
  static int interval(@Nullable Object[] row, int at, @Nullable Interval interval) {
    if (interval != null) {
      row[at] = interval.lower();
      row[at + 1] = interval.upper();
    }
    return at + 2;
  }

  static int status(@Nullable Object[] row, int at, ObsStatus status) {
    row[at] = status.name();
    row[at + 1] = CONF_FREE;
    return at + 2;
  }

  /** Fills {@link #BASES}, {@link #UNCERTAINTY} and {@link #STATUS}. */
  static int assessed(@Nullable Object[] row, int at, Assessed assessed, Domain domain) {
    int next = bases(row, at, assessed.estimate(), domain.responses(), domain.frame());
    next = uncertainty(row, next, assessed.uncertainty());
    return status(row, next, assessed.uncertainty().status());
  }
}
