package no.kommunespeil.domain.mart;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
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

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, List.of("variable"), RowCells.VARIABLE)
          .and(ANSWER, UNIT, List.of("unit_key", "lineage_key", "submitted_on"))
          .list();

  private static final int SYNTHETIC_AT = COLUMNS.indexOf("synthetic");
  private static final int ANSWER_AT = COLUMNS.indexOf(ANSWER.get(0));
  private static final int UNIT_AT = COLUMNS.indexOf(UNIT.get(0));
  private static final int KEYS_AT = COLUMNS.indexOf("unit_key");

  private static final int MISSING_KINDS = -Missing.UNREADABLE;

  /** What is the same in all rows of a variable, and its cells by what was answered. */
  private record Asked(@Nullable Object[] row, ArrayList<@Nullable Object[]> answers)
      implements Serializable {}

  /** What the registers know of a unit of a wave. */
  private record Known(@Nullable Object[] cells, boolean isSynthetic) implements Serializable {}

  private final MartContract contract;
  private final UnitKeys keys;
  private final HashMap<Integer, ArrayList<Asked>> askedByBlock = new HashMap<>();
  private final HashMap<String, HashMap<String, Known>> known = new HashMap<>();

  private LinkedAnswersMart(MartContract contract, UnitKeys keys) {
    this.contract = contract;
    this.keys = keys;
  }

  /**
   * @param layout by which the responses are packed
   */
  public static LinkedAnswersMart of(
      MartInputs inputs, MartContracts contracts, LinkLayout layout, UnitKeys keys) {
    LinkedAnswersMart mart = new LinkedAnswersMart(contracts.get(NAME), keys);
    Measures measures = new Measures(inputs.survey().codebook());
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey subSurvey : wave.subSurveys()) {
        ArrayList<Asked> asked = new ArrayList<>();
        for (Variable variable : subSurvey.asked()) {
          @Nullable Object[] row = new Object[COLUMNS.size()];
          int at = RowCells.wave(row, 0, wave, inputs);
          at = RowCells.subSurvey(row, at, subSurvey.subSurvey());
          row[at++] = variable.key();
          RowCells.variable(row, at, variable, measures.theme(variable));
          asked.add(new Asked(row, answers(variable)));
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
    return mart;
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

  /**
   * The rows of one lineage and replica.
   *
   * @param lineage key of {@link UnitKeys#lineage}
   * @param layout that this mart was made for
   * @throws BrokenContract when its rows are not what the contract promises
   */
  public MartTable table(long lineage, List<UnitResponse> responses, LinkLayout layout) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (UnitResponse response : responses) {
      byte[] answers = response.answers();
      if (answers != null) {
        add(rows, UnitKeys.lineageHex(lineage), response, answers, layout);
      }
    }
    return MartTable.of(contract, COLUMNS, rows);
  }

  private void add(
      List<@Nullable Object[]> rows,
      String lineage,
      UnitResponse response,
      byte[] answers,
      LinkLayout layout) {
    int block = response.block();
    ArrayList<Asked> asked = askedByBlock.get(block);
    HashMap<String, Known> ofWave = known.get(layout.wave(block));
    Known unit = ofWave == null ? null : ofWave.get(response.unit());
    if (asked == null || unit == null || answers.length != asked.size()) {
      throw new IllegalStateException(response + " is not one of this survey's.");
    }
    String key = keys.unit(layout.origin(block, response.unit()), response.replica());
    LocalDate submitted =
        response.submitted() == UnitResponse.NO_DAY
            ? null
            : LocalDate.ofEpochDay(response.submitted());
    for (int i = 0; i < answers.length; i++) {
      Asked variable = asked.get(i);
      @Nullable Object[] row = variable.row.clone();
      row[SYNTHETIC_AT] = response.synthetic() || unit.isSynthetic;
      copy(variable.answers.get(MISSING_KINDS + answers[i]), row, ANSWER_AT);
      copy(unit.cells, row, UNIT_AT);
      row[KEYS_AT] = key;
      row[KEYS_AT + 1] = lineage;
      row[KEYS_AT + 2] = submitted;
      rows.add(row);
    }
  }

  private static void copy(@Nullable Object[] cells, @Nullable Object[] row, int at) {
    System.arraycopy(cells, 0, row, at, cells.length);
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
