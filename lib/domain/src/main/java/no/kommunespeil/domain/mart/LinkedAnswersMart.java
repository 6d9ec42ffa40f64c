package no.kommunespeil.domain.mart;

import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.County;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.LinkLayout;
import no.kommunespeil.domain.link.UnitKeys;
import no.kommunespeil.domain.link.UnitResponse;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * The answers themselves, for research: one row per response that counts and variable that its wave
 * asked, under a key instead of the unit's number, with what the registers know of the unit.
 *
 * <p>Restricted: a unit's people, immigrants and county tell which it is to anybody who looks them
 * up. There are too many rows for one machine, so they are made a lineage at a time, wherever its
 * responses are; what that takes crosses to executors with it.
 */
public final class LinkedAnswersMart implements Serializable {

  public static final String NAME = "linked_answers";

  private static final long serialVersionUID = 1L;

  private static final List<String> ANSWER =
      List.of(
          "category",
          "category_kind",
          "category_order",
          "category_nb",
          "category_en",
          "score",
          "missing",
          "missing_nb",
          "missing_en");

  private static final List<String> UNIT =
      List.of(
          "unit_type",
          "county",
          "county_name",
          "structure_year",
          "structure_county",
          "structure_county_name",
          "exactness",
          "facts_year",
          "population",
          "immigrants",
          "refugees_settled",
          "refugees_settled_flag",
          "centrality_class",
          "years_settled");

  /** Themes are left to the mart of variables. */
  private static final List<String> QUESTION =
      RowCells.VARIABLE.stream().filter(column -> !column.startsWith("theme")).toList();

  private static final List<String> RESPONSE = List.of("unit_key", "lineage_key", "submitted_on");

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, List.of("variable"), QUESTION)
          .and(ANSWER, UNIT, RESPONSE)
          .list();

  private static final int MISSING_KINDS = -Missing.UNREADABLE;

  /** What is the same in all rows of a variable, and its cells by what was answered. */
  private record Asked(@Nullable Object[] row, ArrayList<@Nullable Object[]> answers)
      implements Serializable {}

  /** What the registers know of a unit of a wave. */
  private record Known(@Nullable Object[] cells, boolean isSynthetic) implements Serializable {}

  private final MartContract contract;
  private final UnitKeys keys;
  private final int[] answerAt;
  private final int[] unitAt;
  private final int[] responseAt;
  private final int syntheticAt;
  private final HashMap<Integer, ArrayList<Asked>> askedByBlock = new HashMap<>();
  private final HashMap<String, HashMap<String, Known>> known = new HashMap<>();

  private LinkedAnswersMart(MartContract contract, UnitKeys keys) {
    this.contract = contract;
    this.keys = keys;
    this.answerAt = positions(contract, ANSWER);
    this.unitAt = positions(contract, UNIT);
    this.responseAt = positions(contract, RESPONSE);
    this.syntheticAt = contract.indexOf(MartContracts.SYNTHETIC);
  }

  private static int[] positions(MartContract contract, List<String> columns) {
    return columns.stream().mapToInt(contract::indexOf).toArray();
  }

  /**
   * @param layout by which the responses are packed
   * @throws BrokenContract when the rows would not be what the contract promises
   */
  public static LinkedAnswersMart of(
      MartInputs inputs, MartContracts contracts, LinkLayout layout, UnitKeys keys) {
    LinkedAnswersMart mart = new LinkedAnswersMart(contracts.get(NAME), keys);
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey subSurvey : wave.subSurveys()) {
        ArrayList<Asked> asked = new ArrayList<>();
        for (Variable variable : subSurvey.asked()) {
          asked.add(new Asked(mart.asked(inputs, wave, subSurvey, variable), answers(variable)));
        }
        mart.askedByBlock.put(layout.block(wave.key(), subSurvey.subSurvey().key()), asked);
      }
      HashMap<String, Known> ofWave = new HashMap<>();
      inputs
          .placements()
          .getOrDefault(wave.key(), Map.of())
          .forEach((unit, placement) -> ofWave.put(unit, known(inputs, wave, placement)));
      mart.known.put(wave.key(), ofWave);
    }
    mart.check();
    return mart;
  }

  /** The cells that all rows of a variable of a block share, where the contract has them. */
  private @Nullable Object[] asked(
      MartInputs inputs, Wave wave, WaveSubSurvey subSurvey, Variable variable) {
    @Nullable Object[] made = new Object[COLUMNS.size() + RowCells.VARIABLE.size()];
    int at = RowCells.wave(made, 0, wave, inputs);
    at = RowCells.subSurvey(made, at, subSurvey.subSurvey());
    made[at++] = variable.key();
    RowCells.variable(made, at, variable, new Text("", ""));
    @Nullable Object[] row = new Object[COLUMNS.size()];
    for (int i = 0; i < at; i++) {
      row[contract.indexOf(COLUMNS.get(i))] = made[i];
    }
    for (int i = 0; i < RowCells.VARIABLE.size(); i++) {
      int to = contract.indexOf(RowCells.VARIABLE.get(i));
      if (to >= 0) {
        row[to] = made[at + i];
      }
    }
    return row;
  }

  /**
   * Checks the cells of which rows are put together, each in one row at least, so that the rows
   * themselves, which are many, need not be.
   */
  private void check() {
    List<@Nullable Object[]> answered = new ArrayList<>();
    List<@Nullable Object[]> missing = new ArrayList<>();
    askedByBlock.forEach(
        (block, variables) -> {
          for (Asked asked : variables) {
            answered.add(example(asked, MISSING_KINDS));
            missing.add(example(asked, 0));
          }
        });
    MartTable.of(contract, contract.columnNames(), answered);
    MartTable.of(contract, contract.columnNames(), missing);
  }

  private @Nullable Object[] example(Asked asked, int answer) {
    @Nullable Object[] row = asked.row.clone();
    Known unit =
        known.values().stream()
            .flatMap(ofWave -> ofWave.values().stream())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No unit has a placement."));
    put(asked.answers.get(answer), row, answerAt);
    put(unit.cells, row, unitAt);
    row[responseAt[0]] = "";
    row[responseAt[1]] = "";
    return row;
  }

  /** How many rows the mart has, by what the cube has counted. */
  public static long rows(List<Wave> waves, Map<String, List<SumsRow>> sums) {
    long rows = 0;
    for (Wave wave : waves) {
      for (SumsRow row : sums.getOrDefault(wave.key(), List.of())) {
        if (row.variable().equals(CubeLayout.RESPONSE)
            && row.breakdown().equals(Breakdown.Kind.ALL.key())) {
          int asked = wave.subSurvey(row.subSurvey()).map(s -> s.asked().size()).orElse(0);
          rows += asked * row.sums().responses();
        }
      }
    }
    return rows;
  }

  public MartContract contract() {
    return contract;
  }

  /** Receives a row in the contract's order of columns, which is only lent. */
  @FunctionalInterface
  public interface RowTaker {
    void take(@Nullable Object[] row) throws IOException;
  }

  private record Keyed(String key, UnitResponse response) {}

  /**
   * Makes the rows of one lineage and replica, in the contract's order.
   *
   * @param lineage key of {@link UnitKeys#lineage}
   * @param layout that this mart was made for
   */
  public void rows(long lineage, List<UnitResponse> responses, LinkLayout layout, RowTaker taker)
      throws IOException {
    List<Keyed> counting = new ArrayList<>();
    for (UnitResponse response : responses) {
      if (response.counts()) {
        String origin = layout.origin(response.block(), response.unit());
        counting.add(new Keyed(keys.unit(origin, response.replica()), response));
      }
    }
    counting.sort(
        Comparator.comparing(Keyed::key)
            .thenComparing(keyed -> layout.wave(keyed.response.block()))
            .thenComparing(keyed -> layout.subSurvey(keyed.response.block())));
    String lineageKey = UnitKeys.lineageHex(lineage);
    @Nullable Object[] row = new Object[contract.columns().size()];
    for (Keyed keyed : counting) {
      add(keyed, lineageKey, layout, row, taker);
    }
  }

  private void add(
      Keyed keyed, String lineageKey, LinkLayout layout, @Nullable Object[] row, RowTaker taker)
      throws IOException {
    UnitResponse response = keyed.response;
    byte[] answers = response.answers();
    ArrayList<Asked> asked = askedByBlock.get(response.block());
    HashMap<String, Known> ofWave = known.get(layout.wave(response.block()));
    Known unit = ofWave == null ? null : ofWave.get(response.unit());
    if (answers == null || asked == null || unit == null || answers.length != asked.size()) {
      throw new IllegalStateException(response + " is not one of this survey's.");
    }
    LocalDate submitted =
        response.submitted() == UnitResponse.NO_DAY
            ? null
            : LocalDate.ofEpochDay(response.submitted());
    Boolean isSynthetic = response.synthetic() || unit.isSynthetic;
    for (int i = 0; i < answers.length; i++) {
      Asked variable = asked.get(i);
      System.arraycopy(variable.row, 0, row, 0, row.length);
      put(variable.answers.get(MISSING_KINDS + answers[i]), row, answerAt);
      put(unit.cells, row, unitAt);
      row[responseAt[0]] = keyed.key;
      row[responseAt[1]] = lineageKey;
      row[responseAt[2]] = submitted;
      row[syntheticAt] = isSynthetic;
      taker.take(row);
    }
  }

  private static void put(@Nullable Object[] cells, @Nullable Object[] row, int[] at) {
    for (int i = 0; i < at.length; i++) {
      row[at[i]] = cells[i];
    }
  }

  /** The cells of every answer to a variable, first those of the kinds of missing ones. */
  private static ArrayList<@Nullable Object[]> answers(Variable variable) {
    ArrayList<@Nullable Object[]> answers = new ArrayList<>();
    for (byte code = Missing.UNREADABLE; code < 0; code++) {
      Missing.Kind kind = Missing.kind(code);
      answers.add(
          new @Nullable Object[] {
            null, null, null, null, null, null, kind.key(), kind.label().nb(), kind.label().en()
          });
    }
    List<Category> categories = variable.scale().categories();
    for (int i = 0; i < categories.size(); i++) {
      Category category = categories.get(i);
      answers.add(
          new @Nullable Object[] {
            category.key(),
            category.kind().name().toLowerCase(Locale.ROOT),
            i,
            category.label().nb(),
            category.label().en(),
            category.score(),
            null,
            null,
            null
          });
    }
    return answers;
  }

  private static Known known(MartInputs inputs, Wave wave, Placement unit) {
    LocalDate structureDay = LocalDate.of(inputs.structureYear(), 1, 1);
    return new Known(
        new @Nullable Object[] {
          unit.unitType(),
          unit.county(),
          county(inputs, unit.county(), wave.registerDay()),
          inputs.structureYear(),
          unit.countyInStructure(),
          county(inputs, unit.countyInStructure(), structureDay),
          unit.exactness(),
          wave.factsYear(),
          unit.population(),
          unit.immigrants(),
          unit.refugeesSettled(),
          unit.refugeesSettledFlag(),
          unit.centralityClass(),
          unit.yearsSettled()
        },
        !unit.syntheticFacts().isEmpty());
  }

  private static String county(MartInputs inputs, String code, LocalDate day) {
    return inputs.registers().county(code, day).map(County::name).orElse(code);
  }
}
