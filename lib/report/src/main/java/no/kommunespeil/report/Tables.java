package no.kommunespeil.report;

import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.mart.MartContract;

/** The marts of one set that whoever the set is given to may read. */
public interface Tables {

  /** The contracts of the marts that are there, none of them restricted. */
  List<MartContract> contracts();

  /**
   * The rows of a mart in which columns have the values given, in the order of its contract.
   *
   * @param mart name of one of {@link #contracts()}
   * @param values by name of column; all rows when empty
   * @throws IllegalArgumentException when there is no such mart or column
   */
  Table read(String mart, Map<String, ?> values);

  /** Whether any of the marts rests on synthetic data. */
  boolean synthetic();

  /** All rows of a mart. */
  default Table read(String mart) {
    return read(mart, Map.of());
  }

  /** Whether there is a mart of this name. */
  default boolean has(String mart) {
    return contracts().stream().anyMatch(contract -> contract.name().equals(mart));
  }

  /** Tables that are in memory. */
  static Tables of(List<Table> tables) {
    return new TablesInMemory(tables);
  }
}
