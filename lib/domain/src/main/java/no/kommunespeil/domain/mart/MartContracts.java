package no.kommunespeil.domain.mart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Text;

/** The contracts of all marts, read from {@code marts/*.yaml} of the configuration folder. */
public final class MartContracts {

  /** Column that every mart has. */
  static final String SYNTHETIC = "synthetic";

  /** Column that says what the numbers of columns of unit {@link MartColumn.Unit#STATISTIC} are. */
  private static final String STATISTIC = "statistic";

  private static final String FOLDER = "marts";

  private final Map<String, MartContract> byName;

  private MartContracts(Map<String, MartContract> byName) {
    this.byName = byName;
  }

  /**
   * Reads and checks every contract.
   *
   * @param conf the configuration folder
   * @param problems receives everything that is wrong
   * @throws IOException when the folder cannot be listed
   */
  public static MartContracts read(Folder conf, Problems problems) throws IOException {
    Map<String, MartContract> byName = new LinkedHashMap<>();
    for (String path : conf.list(FOLDER)) {
      if (path.endsWith(".yaml")) {
        YamlFile.read(conf, path, problems)
            .map(map -> contract(path, map, problems))
            .ifPresent(contract -> byName.put(contract.name(), contract));
      }
    }
    Marts.check(byName, problems);
    byName.values().forEach(contract -> checkReferences(contract, byName, problems));
    return new MartContracts(byName);
  }

  /** Every contract, by name of file. */
  public List<MartContract> all() {
    return List.copyOf(byName.values());
  }

  /**
   * @throws IllegalArgumentException when there is no such mart
   */
  public MartContract get(String mart) {
    return Optional.ofNullable(byName.get(mart))
        .orElseThrow(() -> new IllegalArgumentException("There is no mart " + mart + "."));
  }

  private static MartContract contract(String path, YamlMap map, Problems problems) {
    String name = map.requiredName("mart");
    if (!path.equals(FOLDER + "/" + name + ".yaml")) {
      map.problem(
          "mart",
          "The file of mart '" + name + "' has another name.",
          "Call the file " + name + ".yaml or the mart as the file.");
    }
    MartContract.Tier tier = map.oneOf("tier", MartContract.Tier.INTERNAL);
    Text label = Text.read(map, "label");
    Text description = Text.read(map, "description");
    List<MartColumn> columns = columns(map, problems);
    List<String> key = names(map, "key", columns, problems);
    List<String> order = names(map, "order", columns, problems);
    for (MartColumn column : columns) {
      if (key.contains(column.name()) && column.nullable()) {
        map.problem("key", "Key column '" + column.name() + "' is nullable.", "Make it required.");
      }
      boolean identifier = column.role() == MartColumn.Role.IDENTIFIER;
      if (identifier != key.contains(column.name())) {
        map.problem(
            "key",
            identifier
                ? "Column '" + column.name() + "' is an identifier but not in the key."
                : "Key column '" + column.name() + "' is not an identifier.",
            "Give key columns, and only them, the role identifier.");
      }
    }
    if (columns.stream()
        .noneMatch(c -> c.name().equals(SYNTHETIC) && c.type() == ColumnType.BOOLEAN)) {
      map.problem(
          "columns",
          "Mart '" + name + "' has no boolean column '" + SYNTHETIC + "'.",
          "Add it; every row says whether it rests on synthetic data.");
    }
    if (columns.stream().anyMatch(column -> column.unit() == MartColumn.Unit.STATISTIC)
        && columns.stream().noneMatch(column -> column.name().equals(STATISTIC))) {
      map.problem(
          "columns",
          "Mart '" + name + "' has columns whose unit is that of a statistic it does not name.",
          "Add a column '" + STATISTIC + "', or give the columns another unit.");
    }
    List<MartContract.Reference> references = references(map, columns, problems);
    map.end();
    return new MartContract(
        name, tier, label, description, columns, key, order, references, Place.of(path));
  }

  private static List<MartContract.Reference> references(
      YamlMap map, List<MartColumn> columns, Problems problems) {
    List<MartContract.Reference> references = new ArrayList<>();
    for (YamlMap reference : map.maps("references")) {
      references.add(
          new MartContract.Reference(
              names(reference, "columns", columns, problems), reference.requiredName("mart")));
      reference.end();
    }
    return List.copyOf(references);
  }

  /** Notes references to marts that are not there, are not open, or have another key. */
  private static void checkReferences(
      MartContract contract, Map<String, MartContract> byName, Problems problems) {
    for (MartContract.Reference reference : contract.references()) {
      MartContract to = byName.get(reference.mart());
      if (to == null || to.tier() == MartContract.Tier.RESTRICTED) {
        problems.add(
            contract.place(),
            "Mart '"
                + contract.name()
                + "' refers to '"
                + reference.mart()
                + "', which is no mart"
                + " that all may read.",
            "Name one that is.");
      } else if (!types(contract, reference.columns()).equals(types(to, to.key()))) {
        problems.add(
            contract.place(),
            "Mart '"
                + contract.name()
                + "' refers to '"
                + to.name()
                + "' by ("
                + String.join(", ", reference.columns())
                + "), which is not like its key ("
                + String.join(", ", to.key())
                + ").",
            "Name as many columns, of the same types, in the key's order.");
      }
    }
  }

  private static List<ColumnType> types(MartContract contract, List<String> columns) {
    return columns.stream().map(column -> contract.column(column).type()).toList();
  }

  private static List<MartColumn> columns(YamlMap map, Problems problems) {
    List<MartColumn> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlMap column : map.requiredMaps("columns")) {
      String name = column.requiredName("name");
      if (!seen.add(name)) {
        problems.add(
            column.place(), "Column '" + name + "' is there twice.", "Remove or rename one.");
      }
      ColumnType type = column.requiredOneOf("type", ColumnType.class);
      columns.add(
          new MartColumn(
              name,
              type,
              unit(column, type),
              column.flag("nullable"),
              column.requiredOneOf("role", MartColumn.Role.class),
              Text.read(column, "description")));
      column.end();
    }
    return List.copyOf(columns);
  }

  /** Doubles have a unit, and nothing else has. */
  private static MartColumn.Unit unit(YamlMap column, ColumnType type) {
    MartColumn.Unit unit = column.oneOf("unit", MartColumn.Unit.NONE);
    boolean number = type == ColumnType.DOUBLE;
    if (number == (unit == MartColumn.Unit.NONE)) {
      column.problem(
          "unit",
          number ? "The column has no unit." : "Only columns of doubles have a unit.",
          number ? "Give it one: share, statistic or number." : "Remove it.");
    }
    return unit;
  }

  private static List<String> names(
      YamlMap map, String list, List<MartColumn> columns, Problems problems) {
    List<String> names = new ArrayList<>();
    for (YamlScalar name : map.requiredScalars(list)) {
      if (columns.stream().noneMatch(column -> column.name().equals(name.text()))) {
        problems.add(
            name.place(),
            "The " + list + " names column '" + name.text() + "', which the mart does not have.",
            "Name one of its columns.");
      } else if (names.contains(name.text())) {
        problems.add(
            name.place(),
            "The " + list + " names column '" + name.text() + "' twice.",
            "Remove one of them.");
      } else {
        names.add(name.text());
      }
    }
    return List.copyOf(names);
  }
}
