package no.kommunespeil.jobs.query;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import org.jspecify.annotations.Nullable;

/** The marts of a set as the report takes them: read when asked for, none of them restricted. */
public final class MartTables implements Tables {

  private final MartQueries marts;
  private final List<MartContract> contracts;

  /**
   * @param contracts those of all marts
   */
  public MartTables(MartQueries marts, List<MartContract> contracts) {
    this.marts = marts;
    List<String> there = marts.tableNames();
    this.contracts =
        contracts.stream()
            .filter(contract -> contract.tier() != MartContract.Tier.RESTRICTED)
            .filter(contract -> there.contains(contract.name()))
            .toList();
  }

  @Override
  public List<MartContract> contracts() {
    return contracts;
  }

  @Override
  public boolean synthetic() {
    return marts.synthetic();
  }

  /**
   * @throws UserError when the files lack what the contract promises
   */
  @Override
  public Table read(String mart, Map<String, ?> values) {
    MartContract contract =
        contracts.stream()
            .filter(one -> one.name().equals(mart))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no mart " + mart + "."));
    Map<String, Object> wanted = new LinkedHashMap<>(values);
    for (String column : wanted.keySet()) {
      if (contract.indexOf(column) < 0) {
        throw new IllegalArgumentException("Mart " + mart + " has no column " + column + ".");
      }
    }
    String query =
        "select "
            + contract.columnNames().stream()
                .map(MartTables::quoted)
                .collect(Collectors.joining(", "))
            + " from "
            + quoted(mart)
            + wanted.keySet().stream()
                .map(column -> quoted(column) + " = ?")
                .collect(Collectors.joining(" and ", wanted.isEmpty() ? "" : " where ", ""));
    try (Answer answer = marts.ask(query, List.copyOf(wanted.values()))) {
      return new Table(contract, rows(answer));
    } catch (SQLException failure) {
      throw UserError.of(
          "reading the marts",
          contract.place(),
          "The set " + marts.set().name() + " does not hold what this contract promises.",
          "Publish with the configuration at hand: run 'run' again.");
    }
  }

  private static List<@Nullable Object[]> rows(Answer answer) throws SQLException {
    int width = answer.columns().size();
    // Labels come again in thousands of rows.
    Map<Object, Object> seen = new HashMap<>();
    List<@Nullable Object[]> rows = new ArrayList<>();
    while (answer.next()) {
      @Nullable Object[] row = new @Nullable Object[width];
      for (int i = 0; i < width; i++) {
        Object value = answer.value(i);
        row[i] = value instanceof String text ? seen.computeIfAbsent(text, same -> same) : value;
      }
      rows.add(row);
    }
    return rows;
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
