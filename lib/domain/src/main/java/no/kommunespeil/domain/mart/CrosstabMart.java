package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.ExactInterval;
import no.kommunespeil.domain.estimate.Formulas;
import no.kommunespeil.domain.estimate.Interval;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Reliability;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.Crosstab;
import no.kommunespeil.domain.link.Crosstabs;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.link.Link;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * Answers crossed with other answers of the same units or with what registers know of them: the
 * crosstabs of the configuration, and every variable by the register classes a report looks at.
 */
final class CrosstabMart {

  static final String NAME = "crosstab";

  private static final List<String> ROW_VARIABLE =
      List.of(
          "row_sub_survey",
          "row_sub_survey_nb",
          "row_sub_survey_en",
          "row_variable",
          "row_variable_order",
          "row_variable_nb",
          "row_variable_en");

  private static final List<String> COLUMN_VARIABLE =
      List.of(
          "column_source",
          "column_source_nb",
          "column_source_en",
          "column_variable",
          "column_variable_order",
          "column_variable_nb",
          "column_variable_en");

  static final List<String> COLUMNS =
      Columns.of(
              RowCells.WAVE,
              List.of("crosstab", "crosstab_order", "crosstab_nb", "crosstab_en"),
              ROW_VARIABLE)
          .and(COLUMN_VARIABLE, List.of("variant"))
          .and(Answer.cells("row_category"), Answer.cells("column_category"))
          .and(
              List.of(
                  "count_n",
                  "row_n",
                  "column_n",
                  "table_n",
                  "row_share",
                  "column_share",
                  "total_share",
                  "population_n",
                  "lower",
                  "upper",
                  "expected_n",
                  "cramers_v",
                  "asked_n",
                  "response_n",
                  "frame_n",
                  "reliability"))
          .and(RowCells.STATUS)
          .list();

  private static final String REGISTER = "register";
  private static final Text REGISTER_LABEL = new Text("Registre", "Registers");

  /** Breakdowns by which every variable is crossed. */
  private static final List<Breakdown.Kind> EVERY_VARIABLE_BY =
      List.of(Breakdown.Kind.CENTRALITY, Breakdown.Kind.SIZE, Breakdown.Kind.SETTLEMENT);

  private final MartInputs inputs;
  private final SumsIndex index;
  private final List<@Nullable Object[]> rows = new ArrayList<>(1 << 16);

  CrosstabMart(MartInputs inputs, SumsIndex index) {
    this.inputs = inputs;
    this.index = index;
  }

  /** Which answers stand on one side of a table, with and without don't know. */
  private record Axis(List<Answer> all, List<Answer> substantive) {

    static Axis of(Scale scale) {
      return new Axis(Answer.of(scale), Answer.substantiveOf(scale));
    }

    boolean hasDontKnow() {
      return substantive.size() < all.size();
    }
  }

  List<@Nullable Object[]> rows() {
    List<Crosstab> crosstabs = inputs.crosstabs().list();
    for (Wave wave : inputs.waves()) {
      for (int i = 0; i < crosstabs.size(); i++) {
        if (crosstabs.get(i).isOf(wave)) {
          add(wave, crosstabs.get(i), i);
        }
      }
      for (int i = 0; i < EVERY_VARIABLE_BY.size(); i++) {
        Breakdown breakdown = inputs.breakdowns().of(EVERY_VARIABLE_BY.get(i));
        for (WaveSubSurvey asked : wave.subSurveys()) {
          addEveryVariable(wave, asked, breakdown, crosstabs.size() + i);
        }
      }
    }
    return rows;
  }

  private void add(Wave wave, Crosstab crosstab, int order) {
    @Nullable Object[] row = new Object[COLUMNS.size()];
    int at = RowCells.wave(row, 0, wave, inputs);
    at = crosstab(row, at, crosstab.key(), crosstab.label(), order);
    WaveSubSurvey asked = wave.subSurvey(crosstab.rows().subSurvey()).orElseThrow();
    if (crosstab.columns() instanceof Crosstab.Register register) {
      addByRegister(wave, asked, crosstab.rows().in(wave), register, row, at);
      return;
    }
    Map<String, Variable> variables = new HashMap<>();
    Crosstab.Asked other = (Crosstab.Asked) crosstab.columns();
    Stream.concat(crosstab.rows().variables().stream(), other.variables().stream())
        .forEach(variable -> variables.put(variable.key(), variable));
    WaveSubSurvey across = wave.subSurvey(other.subSurvey()).orElseThrow();
    long frame = inputs.replicas() * askedBoth(wave, asked, across);
    for (Link link : crosstab.links(wave)) {
      Variable left = Objects.requireNonNull(variables.get(link.left().variable()));
      Variable right = Objects.requireNonNull(variables.get(link.right().variable()));
      Joint joint =
          inputs
              .linked()
              .joints(link, Breakdown.Kind.ALL.key())
              .getOrDefault(
                  Breakdown.Kind.ALL.key(),
                  Joint.empty(left.scale().categories().size(), right.scale().categories().size()));
      @Nullable Object[] ofTable = row.clone();
      int next = variable(ofTable, at, asked, left);
      next = variable(ofTable, next, across, right);
      add(
          CrossTable.of(joint, frame),
          Axis.of(left.scale()),
          Axis.of(right.scale()),
          ofTable,
          next);
    }
  }

  private long askedBoth(Wave wave, WaveSubSurvey one, WaveSubSurvey other) {
    List<Placement> asked = inputs.frame(wave, other);
    return inputs.frame(wave, one).stream().filter(asked::contains).count();
  }

  private void addByRegister(
      Wave wave,
      WaveSubSurvey asked,
      List<Variable> variables,
      Crosstab.Register register,
      @Nullable Object[] row,
      int at) {
    String subSurvey = asked.subSurvey().key();
    List<Placement> frame = inputs.frame(wave, asked);
    RegisterAxis axis =
        RegisterAxis.of(
            register.conditions(), wave, inputs.breakdowns(), inputs.registers(), frame);
    for (Variable variable : variables) {
      List<Sums> byGroup = new ArrayList<>();
      axis.groups().forEach(group -> byGroup.add(SumsIndex.none(variable)));
      Side side = new Side(wave.key(), subSurvey, variable.key());
      inputs
          .linked()
          .byUnit(side)
          .forEach(
              (unit, sums) -> {
                Integer group = axis.byUnit().get(unit);
                if (group == null) {
                  throw new IllegalArgumentException(
                      "Unit " + unit + " answered " + side + " but is not asked.");
                }
                byGroup.set(group, sum(byGroup.get(group), sums));
              });
      addByGroup(
          asked,
          variable,
          axis,
          CrossTable.of(
              byGroup, variable.scale().categories().size(), inputs.replicas() * frame.size()),
          row.clone(),
          at);
    }
  }

  private static Sums sum(Sums one, Sums other) {
    long[] counts = new long[one.counts().length];
    Arrays.setAll(counts, i -> one.counts()[i] + other.counts()[i]);
    return new Sums(
        counts,
        one.filteredOut() + other.filteredOut(),
        one.blank() + other.blank(),
        one.unreadable() + other.unreadable());
  }

  private void addEveryVariable(Wave wave, WaveSubSurvey asked, Breakdown breakdown, int order) {
    @Nullable Object[] row = new Object[COLUMNS.size()];
    int at = RowCells.wave(row, 0, wave, inputs);
    Text label =
        new Text(
            "Alle variabler: " + breakdown.label().nb(),
            "Every variable: " + breakdown.label().en());
    at = crosstab(row, at, Crosstabs.EVERY_VARIABLE + breakdown.key(), label, order);
    Slice slice = Slice.of(wave, asked, breakdown, index);
    List<Answer> groups = new ArrayList<>();
    for (SumsIndex.GroupAt group : slice.groups()) {
      groups.add(
          new Answer(
              group.group().key(),
              Answer.Kind.CATEGORY,
              group.group().label(),
              group.order(),
              new int[] {groups.size()}));
    }
    RegisterAxis axis = new RegisterAxis(breakdown.key(), breakdown.label(), groups, Map.of());
    long frame = slice.groups().stream().mapToLong(SumsIndex.GroupAt::frame).sum();
    for (Variable variable : asked.asked()) {
      Map<String, Sums> sums =
          index.of(wave.key(), asked.subSurvey().key(), variable.key(), breakdown.key());
      List<Sums> byGroup =
          groups.stream()
              .map(group -> sums.getOrDefault(group.key(), SumsIndex.none(variable)))
              .toList();
      CrossTable table = CrossTable.of(byGroup, variable.scale().categories().size(), frame);
      addByGroup(asked, variable, axis, table, row.clone(), at);
    }
  }

  private void addByGroup(
      WaveSubSurvey asked,
      Variable variable,
      RegisterAxis axis,
      CrossTable table,
      @Nullable Object[] row,
      int at) {
    int next = variable(row, at, asked, variable);
    row[next] = REGISTER;
    row[next + 1] = REGISTER_LABEL.nb();
    row[next + 2] = REGISTER_LABEL.en();
    row[next + 3] = axis.key();
    row[next + 4] = 0;
    row[next + 5] = axis.label().nb();
    row[next + 6] = axis.label().en();
    add(
        table,
        Axis.of(variable.scale()),
        new Axis(axis.groups(), axis.groups()),
        row,
        next + COLUMN_VARIABLE.size());
  }

  private static int crosstab(@Nullable Object[] row, int at, String key, Text label, int order) {
    row[at] = key;
    row[at + 1] = order;
    row[at + 2] = label.nb();
    row[at + 3] = label.en();
    return at + 4;
  }

  private static int variable(
      @Nullable Object[] row, int at, WaveSubSurvey asked, Variable variable) {
    int next = RowCells.subSurvey(row, at, asked.subSurvey());
    Text label = variable.label();
    row[next] = variable.key();
    row[next + 1] = variable.order();
    row[next + 2] = label.nb();
    row[next + 3] = label.en();
    return next + 4;
  }

  private void add(CrossTable table, Axis ofRows, Axis ofColumns, @Nullable Object[] row, int at) {
    Map<Variant, List<List<Answer>>> variants = new EnumMap<>(Variant.class);
    variants.put(Variant.ALL, List.of(ofRows.all(), ofColumns.all()));
    if (ofRows.hasDontKnow() || ofColumns.hasDontKnow()) {
      variants.put(Variant.EXCL_DONT_KNOW, List.of(ofRows.substantive(), ofColumns.substantive()));
    }
    long answered = table.count(Answer.positions(ofRows.all()), Answer.positions(ofColumns.all()));
    variants.forEach(
        (variant, answers) -> {
          @Nullable Object[] ofVariant = row.clone();
          ofVariant[at] = variant.key();
          addCells(table, answers.get(0), answers.get(1), answered, ofVariant, at + 1);
        });
  }

  /**
   * @param answered units that answered both, don't know among them
   */
  private void addCells(
      CrossTable table,
      List<Answer> inRows,
      List<Answer> inColumns,
      long answered,
      @Nullable Object[] row,
      int at) {
    int[] allRows = Answer.positions(inRows);
    int[] allColumns = Answer.positions(inColumns);
    int[] known =
        Answer.positions(
            inColumns.stream().filter(column -> !RegisterAxis.isUnknown(column)).toList());
    long inTable = table.count(allRows, allColumns);
    Double cramersV = table.cramersV(allRows, known);
    long[] ofColumns =
        inColumns.stream().mapToLong(column -> table.count(allRows, column.positions())).toArray();
    for (Answer ofRow : inRows) {
      long inRow = table.count(ofRow.positions(), allColumns);
      long population = table.population(inRow, answered);
      for (int i = 0; i < ofColumns.length; i++) {
        Answer ofColumn = inColumns.get(i);
        long count = table.count(ofRow.positions(), ofColumn.positions());
        long inColumn = ofColumns[i];
        Interval interval =
            ExactInterval.share(count, inRow, population, inputs.rules().confidence());
        Reliability reliability =
            Reliability.of(
                inputs.rules(),
                interval,
                null,
                1,
                inRow,
                table.domain().responses(),
                table.domain().frame());
        @Nullable Object[] cell = row.clone();
        int next = ofRow.cells(cell, at);
        next = ofColumn.cells(cell, next);
        cell[next] = count;
        cell[next + 1] = inRow;
        cell[next + 2] = inColumn;
        cell[next + 3] = inTable;
        cell[next + 4] = Formulas.share(count, inRow);
        cell[next + 5] = Formulas.share(count, inColumn);
        cell[next + 6] = Formulas.share(count, inTable);
        cell[next + 7] = population;
        next = RowCells.interval(cell, next + 8, interval);
        cell[next] = inTable == 0 ? null : (Object) ((double) inRow * inColumn / inTable);
        cell[next + 1] = cramersV;
        cell[next + 2] = table.asked();
        cell[next + 3] = table.domain().responses();
        cell[next + 4] = table.domain().frame();
        cell[next + 5] = reliability.key();
        RowCells.status(cell, next + 6, inRow == 0 ? ObsStatus.M : reliability.status(ObsStatus.A));
        rows.add(cell);
      }
    }
  }
}
