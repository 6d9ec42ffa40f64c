package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Estimate;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.domain.weighting.Cell;
import no.kommunespeil.domain.weighting.CentralityGroup;
import no.kommunespeil.domain.weighting.WeightedEstimate;
import no.kommunespeil.domain.weighting.Weighting;

/** The weights of a sub-survey in a wave, and the answers of its units by cell of weighting. */
final class NonResponse {

  private record Key(String county, CentralityGroup group) {}

  private final MartInputs inputs;
  private final Wave wave;
  private final WaveSubSurvey asked;
  private final Weighting weighting;

  /** Position among the weighting's cells of each unit asked. */
  private final Map<String, Integer> cellOf;

  private NonResponse(
      MartInputs inputs,
      Wave wave,
      WaveSubSurvey asked,
      Weighting weighting,
      Map<String, Integer> cellOf) {
    this.inputs = inputs;
    this.wave = wave;
    this.asked = asked;
    this.weighting = weighting;
    this.cellOf = cellOf;
  }

  static NonResponse of(MartInputs inputs, Wave wave, WaveSubSurvey asked) {
    SortedMap<String, Sums> responses =
        inputs.linked().byUnit(new Side(wave.key(), asked.subSurvey().key(), CubeLayout.RESPONSE));
    Map<String, Key> keys = new HashMap<>();
    Map<Key, Cell> cells = new HashMap<>();
    for (Placement unit : inputs.frame(wave, asked)) {
      Key key = new Key(unit.county(), CentralityGroup.of(unit.centralityClass()));
      keys.put(unit.unit(), key);
      Sums answered = responses.get(unit.unit());
      cells.merge(
          key,
          new Cell(
              key.county, key.group, inputs.replicas(), answered == null ? 0 : answered.answered()),
          Cell::plus);
    }
    Weighting weighting = Weighting.of(List.copyOf(cells.values()), inputs.rules());
    Map<Key, Integer> positions = new HashMap<>();
    for (Cell cell : weighting.cells()) {
      positions.put(new Key(cell.county(), cell.group()), positions.size());
    }
    Map<String, Integer> cellOf = new HashMap<>();
    keys.forEach((unit, key) -> cellOf.put(unit, positions.getOrDefault(key, 0)));
    return new NonResponse(inputs, wave, asked, weighting, cellOf);
  }

  Weighting weighting() {
    return weighting;
  }

  /** How the units of each cell answered a variable. */
  List<Sums> byCell(Variable variable) {
    int categories = variable.scale().categories().size();
    long[][] counts = new long[weighting.cells().size()][categories];
    long[][] missing = new long[counts.length][3];
    inputs
        .linked()
        .byUnit(new Side(wave.key(), asked.subSurvey().key(), variable.key()))
        .forEach(
            (unit, sums) -> {
              Integer cell = cellOf.get(unit);
              if (cell != null) {
                for (int i = 0; i < categories; i++) {
                  counts[cell][i] += sums.counts()[i];
                }
                missing[cell][0] += sums.filteredOut();
                missing[cell][1] += sums.blank();
                missing[cell][2] += sums.unreadable();
              }
            });
    List<Sums> cells = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      cells.add(new Sums(counts[i], missing[i][0], missing[i][1], missing[i][2]));
    }
    return cells;
  }

  /** The weighted value of a measure; see {@link Weighting#estimate}. */
  Optional<WeightedEstimate> estimate(Measure measure, List<Sums> byCell) {
    List<Estimate> estimates = new ArrayList<>(byCell.size());
    for (Sums cell : byCell) {
      estimates.add(measure.estimate(cell));
    }
    return weighting.estimate(estimates);
  }

  /** That no weights were found; empty when there are some, or nobody responded. */
  Optional<Problem> warning() {
    return switch (weighting.method()) {
      case NOT_CONVERGED ->
          Optional.of(
              new Problem(
                  Place.of("estimation.yaml"),
                  "No weights for "
                      + asked.subSurvey().key()
                      + " "
                      + wave.key()
                      + " fit the units asked by county and by centrality; its values are not"
                      + " adjusted for non-response.",
                  "Lower smallest_cell or raise largest_weight if weights by cell will do, or use"
                      + " the unadjusted values."));
      case CELLS, RAKED, NONE -> Optional.empty();
    };
  }
}
