package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.quality.Judgement;
import org.jspecify.annotations.Nullable;

/** Makes the marts, each from its contract; marts may be built on several threads. */
public final class Marts {

  private static final String FOLDER = "marts";

  /** Columns of every mart, as its rows are made. */
  private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put(EstimatesMart.NAME, EstimatesMart.COLUMNS);
    COLUMNS.put(EstimatesMart.BY_COUNTY, EstimatesMart.COUNTY_COLUMNS);
    COLUMNS.put(AdjustedEstimatesMart.NAME, AdjustedEstimatesMart.COLUMNS);
    COLUMNS.put(MultipleResponseMart.NAME, MultipleResponseMart.COLUMNS);
    COLUMNS.put(TimeSeriesMart.NAME, TimeSeriesMart.COLUMNS);
    COLUMNS.put(BatteriesMart.NAME, BatteriesMart.COLUMNS);
    COLUMNS.put(ResponseRateMart.NAME, ResponseRateMart.COLUMNS);
    COLUMNS.put(RepresentativityMart.NAME, RepresentativityMart.COLUMNS);
    COLUMNS.put(OpenAnswersMart.NAME, OpenAnswersMart.COLUMNS);
    COLUMNS.put(CrosstabMart.NAME, CrosstabMart.COLUMNS);
    COLUMNS.put(RegisterProfileMart.NAME, RegisterProfileMart.COLUMNS);
    COLUMNS.put(RoleAgreementMart.NAME, RoleAgreementMart.COLUMNS);
    COLUMNS.put(SurveyDimensions.WAVES, SurveyDimensions.WAVE_COLUMNS);
    COLUMNS.put(SurveyDimensions.VARIABLES, SurveyDimensions.VARIABLE_COLUMNS);
    COLUMNS.put(SurveyDimensions.CATEGORIES, SurveyDimensions.CATEGORY_COLUMNS);
    COLUMNS.put(SurveyDimensions.BREAKDOWN_GROUPS, SurveyDimensions.BREAKDOWN_GROUP_COLUMNS);
    COLUMNS.put(UnitMarts.UNITS, UnitMarts.UNIT_COLUMNS);
    COLUMNS.put(UnitMarts.UNIT_CHANGES, UnitMarts.UNIT_CHANGE_COLUMNS);
    COLUMNS.put(UnitMarts.UNIT_BRIDGE, UnitMarts.UNIT_BRIDGE_COLUMNS);
    COLUMNS.put(UnitMarts.DELIVERIES, UnitMarts.DELIVERY_COLUMNS);
    COLUMNS.put(QualityFindingsMart.NAME, QualityFindingsMart.COLUMNS);
    COLUMNS.put(FieldworkMart.NAME, FieldworkMart.COLUMNS);
    COLUMNS.put(RemindersMart.NAME, RemindersMart.COLUMNS);
    COLUMNS.put(LinkedAnswersMart.NAME, LinkedAnswersMart.COLUMNS);
  }

  private final MartInputs inputs;
  private final MartContracts contracts;
  private final QualityEvidence evidence;
  private @Nullable Judgement judgement;
  private final Map<String, Supplier<List<@Nullable Object[]>>> rows = new LinkedHashMap<>();

  private Marts(MartInputs inputs, MartContracts contracts) {
    this.inputs = inputs;
    this.contracts = contracts;
    SumsIndex index = new SumsIndex(inputs);
    Measures measures = new Measures(inputs.survey().codebook());
    this.evidence = new QualityEvidence(inputs, index, measures);
    SurveyDimensions survey = new SurveyDimensions(inputs, measures);
    UnitMarts units = new UnitMarts(inputs);
    rows.put(EstimatesMart.NAME, () -> new EstimatesMart(inputs, index, measures).rows());
    rows.put(
        EstimatesMart.BY_COUNTY, () -> new EstimatesMart(inputs, index, measures).rowsByCounty());
    rows.put(
        AdjustedEstimatesMart.NAME,
        () -> new AdjustedEstimatesMart(inputs, index, measures).rows());
    rows.put(
        MultipleResponseMart.NAME, () -> new MultipleResponseMart(inputs, index, measures).rows());
    rows.put(BatteriesMart.NAME, () -> new BatteriesMart(inputs, index, measures).rows());
    rows.put(TimeSeriesMart.NAME, () -> new TimeSeriesMart(inputs, index, measures).rows());
    rows.put(ResponseRateMart.NAME, () -> new ResponseRateMart(inputs, index).rows());
    rows.put(RepresentativityMart.NAME, () -> new RepresentativityMart(inputs, index).rows());
    rows.put(OpenAnswersMart.NAME, () -> new OpenAnswersMart(inputs, index, measures).rows());
    rows.put(CrosstabMart.NAME, () -> new CrosstabMart(inputs, index).rows());
    rows.put(RegisterProfileMart.NAME, () -> new RegisterProfileMart(inputs, measures).rows());
    rows.put(RoleAgreementMart.NAME, () -> new RoleAgreementMart(inputs, index, measures).rows());
    rows.put(SurveyDimensions.WAVES, survey::waves);
    rows.put(SurveyDimensions.VARIABLES, survey::variables);
    rows.put(SurveyDimensions.CATEGORIES, survey::categories);
    rows.put(SurveyDimensions.BREAKDOWN_GROUPS, survey::breakdownGroups);
    rows.put(UnitMarts.UNITS, units::units);
    rows.put(UnitMarts.UNIT_CHANGES, units::unitChanges);
    rows.put(UnitMarts.UNIT_BRIDGE, units::unitBridge);
    rows.put(UnitMarts.DELIVERIES, units::deliveries);
    rows.put(QualityFindingsMart.NAME, () -> new QualityFindingsMart(inputs, judgement()).rows());
    rows.put(FieldworkMart.NAME, () -> new FieldworkMart(inputs, index).rows());
    rows.put(RemindersMart.NAME, () -> new RemindersMart(inputs).rows());
  }

  /** Prepares the marts without building any. */
  public static Marts of(MartInputs inputs, MartContracts contracts) {
    return new Marts(inputs, contracts);
  }

  /** Builds every mart; takes the memory of all of them. */
  public static List<MartTable> assemble(MartInputs inputs, MartContracts contracts) {
    Marts marts = of(inputs, contracts);
    return marts.names().stream().map(marts::build).toList();
  }

  /**
   * Names of the marts that are built here, all but {@link LinkedAnswersMart}; the largest first.
   */
  public List<String> names() {
    return List.copyOf(rows.keySet());
  }

  /** What whoever publishes the marts should know of and need not stop for. */
  public List<Problem> warnings() {
    return inputs.waves().stream()
        .flatMap(
            wave -> wave.subSurveys().stream().map(asked -> NonResponse.of(inputs, wave, asked)))
        .flatMap(nonResponse -> nonResponse.warning().stream())
        .toList();
  }

  /** What the checks say of what is to be published; made once. */
  public synchronized Judgement judgement() {
    Judgement made = judgement;
    if (made == null) {
      made = Judgement.of(evidence.all(), inputs.quality());
      judgement = made;
    }
    return made;
  }

  /**
   * Builds one mart.
   *
   * @throws BrokenContract when its rows are not what the contract promises
   */
  public MartTable build(String name) {
    Supplier<List<@Nullable Object[]>> maker = rows.get(name);
    List<String> columns = COLUMNS.get(name);
    if (maker == null || columns == null) {
      throw new IllegalArgumentException("There is no mart " + name + ".");
    }
    return MartTable.of(contracts.get(name), columns, maker.get());
  }

  /** Notes where the contracts promise other marts or columns than are made. */
  static void check(Map<String, MartContract> contracts, Problems problems) {
    for (Map.Entry<String, List<String>> mart : COLUMNS.entrySet()) {
      MartContract contract = contracts.get(mart.getKey());
      if (contract == null) {
        problems.add(
            Place.of(FOLDER + "/" + mart.getKey() + ".yaml"),
            "The contract of mart '" + mart.getKey() + "' is missing.",
            "Add the file.");
      } else {
        checkColumns(contract, mart.getValue(), problems);
      }
    }
    for (MartContract contract : contracts.values()) {
      if (!COLUMNS.containsKey(contract.name())) {
        problems.add(
            contract.place(),
            "Nothing makes a mart '" + contract.name() + "'.",
            "Remove the file; the marts are " + String.join(", ", COLUMNS.keySet()) + ".");
      }
    }
  }

  private static void checkColumns(MartContract contract, List<String> made, Problems problems) {
    List<String> missing = new ArrayList<>(made);
    missing.removeAll(contract.columnNames());
    List<String> unknown = new ArrayList<>(contract.columnNames());
    unknown.removeAll(made);
    for (String column : missing) {
      problems.add(
          contract.place(),
          "Mart '" + contract.name() + "' lacks column '" + column + "'.",
          "Add it; a mart has every column that is made for it.");
    }
    for (String column : unknown) {
      problems.add(
          contract.place(),
          "Nothing makes column '" + column + "' of mart '" + contract.name() + "'.",
          "Remove it.");
    }
  }
}
