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
    map.end();
    return new MartContract(name, tier, label, description, columns, key, order, Place.of(path));
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
      columns.add(
          new MartColumn(
              name,
              column.requiredOneOf("type", ColumnType.class),
              column.flag("nullable"),
              column.requiredOneOf("role", MartColumn.Role.class),
              Text.read(column, "description")));
      column.end();
    }
    return List.copyOf(columns);
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
