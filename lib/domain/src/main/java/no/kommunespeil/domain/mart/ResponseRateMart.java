package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.estimate.Formulas;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Reliability;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.UnitType;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * Units that answered, of the units asked, by sub-survey and group: each sub-survey, at least one
 * of them, every one that asks the unit, and some but not all of these. Beside it, for all units
 * together, the denominators that the reports print.
 */
final class ResponseRateMart {

  static final String NAME = "response_rate";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, RowCells.BREAKDOWN, RowCells.GROUP)
          .and(
              Denominator.COLUMNS,
              List.of(
                  "frame_n",
                  "answered_n",
                  "rate",
                  "reliability",
                  "obs_status",
                  "conf_status",
                  "previous_wave",
                  "previous_frame_n",
                  "previous_answered_n",
                  "previous_rate",
                  "change",
                  "items_asked_n",
                  "items_answered_n",
                  "item_response"))
          .list();

  /**
   * A group's row.
   *
   * @param answered units in the numerator
   * @param responded units that responded at all, on which it rests how reliable values of the
   *     group are
   */
  private record Cell(Breakdown.Group group, int order, long frame, long answered, long responded) {

    static Cell of(SumsIndex.GroupAt group) {
      return new Cell(
          group.group(), group.order(), group.frame(), group.responses(), group.responses());
    }
  }

  private record Line(String subSurvey, String breakdown, String group, Denominator variant) {}

  private record Rate(String wave, long frame, long answered, Double value) {}

  private final MartInputs inputs;
  private final SumsIndex index;
  private final ItemResponse items;
  private final Map<Line, Rate> latest = new HashMap<>();
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  ResponseRateMart(MartInputs inputs, SumsIndex index) {
    this.inputs = inputs;
    this.index = index;
    this.items = new ItemResponse(index);
  }

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey asked : wave.subSurveys()) {
        String subSurvey = asked.subSurvey().key();
        for (Breakdown breakdown : inputs.breakdowns().list()) {
          Map<String, ItemResponse.Counts> counts = items.of(wave, asked, breakdown);
          for (Cell cell : cells(wave, subSurvey, breakdown)) {
            @Nullable Object[] row =
                add(wave, asked.subSurvey(), breakdown, cell, Denominator.ELIGIBLE);
            fillItems(row, counts.getOrDefault(cell.group().key(), ItemResponse.NONE));
          }
        }
        Function<Breakdown, List<Cell>> cells = breakdown -> cells(wave, subSurvey, breakdown);
        add(wave, asked.subSurvey(), cells, Denominator.ALL_UNITS);
      }
      List<PartsAnswered.OfUnit> units = PartsAnswered.of(inputs, wave);
      addUnits(wave, PartsAnswered.ANY, breakdown -> cells(wave, CubeLayout.ANY, breakdown));
      addUnits(
          wave,
          PartsAnswered.WHOLE,
          breakdown -> cells(wave, breakdown, units, PartsAnswered.OfUnit::whole));
      addUnits(
          wave,
          PartsAnswered.PART,
          breakdown -> cells(wave, breakdown, units, PartsAnswered.OfUnit::part));
    }
    return rows;
  }

  private List<Cell> cells(Wave wave, String subSurvey, Breakdown breakdown) {
    return index.groups(wave.key(), subSurvey, breakdown).stream().map(Cell::of).toList();
  }

  /** Of the groups' units, those that a number says are in the numerator. */
  private List<Cell> cells(
      Wave wave,
      Breakdown breakdown,
      List<PartsAnswered.OfUnit> units,
      ToLongFunction<PartsAnswered.OfUnit> number) {
    int at = inputs.breakdowns().list().indexOf(breakdown);
    Map<String, Long> answered = new HashMap<>();
    for (PartsAnswered.OfUnit unit : units) {
      answered.merge(unit.placement().groups().get(at), number.applyAsLong(unit), Long::sum);
    }
    return cells(wave, CubeLayout.ANY, breakdown).stream()
        .map(
            any ->
                new Cell(
                    any.group(),
                    any.order(),
                    any.frame(),
                    answered.getOrDefault(any.group().key(), 0L),
                    any.responded()))
        .toList();
  }

  /** Rows of units whatever they are asked. */
  private void addUnits(Wave wave, SubSurvey answered, Function<Breakdown, List<Cell>> cells) {
    for (Breakdown breakdown : inputs.breakdowns().list()) {
      for (Cell cell : cells.apply(breakdown)) {
        add(wave, answered, breakdown, cell, Denominator.ELIGIBLE);
      }
    }
    add(wave, answered, cells, Denominator.ALL_UNITS);
    add(wave, answered, cells, Denominator.MUNICIPALITIES);
  }

  /** A row of all units together, of one of the reports' denominators. */
  private void add(
      Wave wave, SubSurvey subSurvey, Function<Breakdown, List<Cell>> cells, Denominator variant) {
    Breakdown everyone = inputs.breakdowns().of(Breakdown.Kind.ALL);
    Breakdown.Group all = everyone.groups().get(0);
    Breakdown types = inputs.breakdowns().of(Breakdown.Kind.UNIT_TYPE);
    long units = 0;
    long answered = 0;
    if (variant == Denominator.MUNICIPALITIES) {
      // Oslo is one of them, its districts are not.
      for (Cell type : cells.apply(types)) {
        if (!type.group().key().equals(UnitType.DISTRICT.key())) {
          units += type.frame();
          answered += type.answered();
        }
      }
    } else {
      units = inputs.frames().units(wave.key(), CubeLayout.ANY, everyone.key(), all.key());
      for (Cell cell : cells.apply(everyone)) {
        answered += cell.answered();
      }
    }
    add(wave, subSurvey, everyone, new Cell(all, 0, units, answered, answered), variant);
  }

  private @Nullable Object[] add(
      Wave wave, SubSurvey subSurvey, Breakdown breakdown, Cell cell, Denominator variant) {
    @Nullable Object[] row = new Object[COLUMNS.size()];
    int at = RowCells.wave(row, 0, wave, inputs);
    at = RowCells.subSurvey(row, at, subSurvey);
    at = RowCells.breakdown(row, at, breakdown);
    at = RowCells.group(row, at, cell.group(), cell.order());
    at = variant.fill(row, at);
    Double rate = Formulas.share(cell.answered(), cell.frame());
    Reliability reliability = reliability(cell, variant);
    row[at] = cell.frame();
    row[at + 1] = cell.answered();
    row[at + 2] = rate;
    row[at + 3] = reliability.key();
    row[at + 4] = (rate == null ? ObsStatus.M : reliability.status(variant.status())).name();
    row[at + 5] = RowCells.CONF_FREE;
    Line line = new Line(subSurvey.key(), breakdown.key(), cell.group().key(), variant);
    Rate previous = latest.get(line);
    if (previous != null) {
      row[at + 6] = previous.wave();
      row[at + 7] = previous.frame();
      row[at + 8] = previous.answered();
      row[at + 9] = previous.value();
      row[at + 10] = rate == null ? null : (Double) (rate - previous.value());
    }
    if (rate != null) {
      latest.put(line, new Rate(wave.key(), cell.frame(), cell.answered(), rate));
    }
    rows.add(row);
    return row;
  }

  /** Whether so few responded that values of the group are of low reliability. */
  private Reliability reliability(Cell cell, Denominator variant) {
    Double responded = Formulas.share(cell.responded(), cell.frame());
    boolean low =
        variant == Denominator.ELIGIBLE
            && responded != null
            && responded < inputs.rules().lowestResponseRate();
    return low ? new Reliability(Set.of(Reliability.Reason.LOW_RESPONSE)) : Reliability.NOT_JUDGED;
  }

  private static void fillItems(@Nullable Object[] row, ItemResponse.Counts counts) {
    int at = COLUMNS.indexOf("items_asked_n");
    row[at] = counts.asked();
    row[at + 1] = counts.answered();
    row[at + 2] = Formulas.share(counts.answered(), counts.asked());
  }
}
