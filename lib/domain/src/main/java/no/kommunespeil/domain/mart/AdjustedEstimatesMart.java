package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Assessed;
import no.kommunespeil.domain.estimate.Interval;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Statistic;
import no.kommunespeil.domain.estimate.Uncertainty;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.domain.weighting.Method;
import no.kommunespeil.domain.weighting.WeightedEstimate;
import no.kommunespeil.domain.weighting.Weighting;
import org.jspecify.annotations.Nullable;

/**
 * Values of all units together adjusted for non-response, beside the unadjusted ones, which remain
 * what reports print.
 */
final class AdjustedEstimatesMart {

  static final String NAME = "adjusted_estimates";

  private static final String STATUS = "obs_status";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, List.of("variable"), RowCells.VARIABLE)
          .and(RowCells.BREAKDOWN, RowCells.GROUP, RowCells.MEASURE, RowCells.BASES)
          .and(RowCells.UNCERTAINTY, RowCells.STATUS)
          .and(
              List.of(
                  "method",
                  "method_nb",
                  "method_en",
                  "cells_n",
                  "cells_collapsed_n",
                  "smallest_weight",
                  "largest_weight",
                  "adjusted_value",
                  "effect",
                  "adjusted_lower",
                  "adjusted_upper",
                  "adjusted_interval_method",
                  "adjusted_standard_error",
                  "is_outside_interval",
                  "effective_n",
                  "design_effect"))
          .list();

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final Breakdown all;
  private final int statusAt = COLUMNS.indexOf(STATUS);
  private final List<@Nullable Object[]> rows = new ArrayList<>(1 << 15);

  AdjustedEstimatesMart(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
    this.all = inputs.breakdowns().of(Breakdown.Kind.ALL);
  }

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey asked : wave.subSurveys()) {
        add(wave, asked);
      }
    }
    return rows;
  }

  private void add(Wave wave, WaveSubSurvey asked) {
    Slice slice = Slice.of(wave, asked, all, index);
    NonResponse nonResponse = NonResponse.of(inputs, wave, asked);
    for (Variable variable : asked.asked()) {
      @Nullable Object[] ofVariable = new Object[COLUMNS.size()];
      int at = RowCells.wave(ofVariable, 0, wave, inputs);
      at = RowCells.subSurvey(ofVariable, at, asked.subSurvey());
      ofVariable[at++] = variable.key();
      at = RowCells.variable(ofVariable, at, variable, measures.theme(variable));
      at = RowCells.breakdown(ofVariable, at, all);
      List<Sums> byCell = nonResponse.byCell(variable);
      for (SumsIndex.GroupAt group : slice.groups()) {
        Sums answers =
            index.of(slice, variable).getOrDefault(group.group().key(), SumsIndex.none(variable));
        int next = RowCells.group(ofVariable, at, group.group(), group.order());
        for (Measure measure : measures.of(variable)) {
          @Nullable Object[] row = ofVariable.clone();
          int adjustedAt = RowCells.measure(row, next, measure);
          Assessed assessed = measure.estimate(answers, group.domain(), inputs.rules());
          adjustedAt = RowCells.assessed(row, adjustedAt, assessed, group.domain());
          adjustedAt = weighting(row, adjustedAt, nonResponse.weighting());
          Optional<WeightedEstimate> adjusted = nonResponse.estimate(measure, byCell);
          row[statusAt] = (adjusted.isPresent() ? ObsStatus.E : ObsStatus.M).name();
          adjusted(row, adjustedAt, measure, assessed, adjusted);
          rows.add(row);
        }
      }
    }
  }

  private static int weighting(@Nullable Object[] row, int at, Weighting weighting) {
    Text label = label(weighting.method());
    row[at] = weighting.method().key();
    row[at + 1] = label.nb();
    row[at + 2] = label.en();
    row[at + 3] = weighting.cells().size();
    row[at + 4] = weighting.classes();
    row[at + 5] = weighting.smallestWeight().orElse(null);
    row[at + 6] = weighting.largestWeight().orElse(null);
    return at + 7;
  }

  private void adjusted(
      @Nullable Object[] row,
      int at,
      Measure measure,
      Assessed assessed,
      Optional<WeightedEstimate> adjusted) {
    row[at + 4] = Uncertainty.Method.NONE.key();
    if (adjusted.isEmpty()) {
      return;
    }
    WeightedEstimate estimate = adjusted.get();
    Double value = assessed.estimate().value();
    row[at] = estimate.value();
    row[at + 1] = value == null ? null : (Double) (estimate.value() - value);
    Interval interval = interval(measure, assessed.uncertainty(), estimate);
    if (interval != null) {
      row[at + 2] = interval.lower();
      row[at + 3] = interval.upper();
      row[at + 4] =
          (measure.statistic() == Statistic.MEAN ? Uncertainty.Method.T : Uncertainty.Method.WILSON)
              .key();
    }
    Double variance = estimate.variance();
    row[at + 5] = variance == null ? null : (Double) Math.sqrt(variance);
    Interval unadjusted = assessed.uncertainty().interval();
    row[at + 6] = unadjusted == null ? null : (Object) !unadjusted.holds(estimate.value());
    row[at + 7] = estimate.effective();
    row[at + 8] = estimate.designEffect();
  }

  private @Nullable Interval interval(
      Measure measure, Uncertainty unadjusted, WeightedEstimate estimate) {
    double confidence = inputs.rules().confidence();
    if (measure.statistic() == Statistic.MEAN) {
      Interval scale = new Interval(measure.lowest(), measure.highest());
      return estimate.meanInterval(unadjusted.population(), scale, confidence);
    }
    Interval bounds = Optional.ofNullable(unadjusted.bounds()).orElse(Interval.OF_SHARES);
    return estimate.shareInterval(unadjusted.population(), bounds, confidence);
  }

  private static Text label(Method method) {
    return switch (method) {
      case CELLS -> new Text("Celler av fylke og sentralitet", "Cells of county and centrality");
      case RAKED ->
          new Text("Raking til fylke og til sentralitet", "Raking to county and to centrality");
      case NOT_CONVERGED ->
          new Text(
              "Ikke justert: ingen vekter passer til både fylke og sentralitet",
              "Not adjusted: no weights fit both county and centrality");
      case NONE -> new Text("Ikke justert: ingen svarte", "Not adjusted: nobody responded");
    };
  }
}
