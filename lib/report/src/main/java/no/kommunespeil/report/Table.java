package no.kommunespeil.report;

import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.mart.MartContract;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a mart, in the order of its contract.
 *
 * @param rows values in the order of the contract's columns, of the classes of {@link
 *     no.kommunespeil.domain.mart.ColumnType}; not to be changed
 */
public record Table(MartContract contract, List<@Nullable Object[]> rows) {

  public String name() {
    return contract.name();
  }

  /**
   * Position of a column.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public int column(String name) {
    int index = contract.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("Mart " + name() + " has no column " + name + ".");
    }
    return index;
  }

  /**
   * The rows in which columns have the values given, in their order.
   *
   * @param values by name of column
   */
  public Table where(Map<String, ?> values) {
    List<? extends Map.Entry<String, ?>> wanted = List.copyOf(values.entrySet());
    int[] columns = wanted.stream().mapToInt(value -> column(value.getKey())).toArray();
    return new Table(
        contract,
        rows.stream()
            .filter(
                row -> {
                  for (int i = 0; i < columns.length; i++) {
                    if (!wanted.get(i).getValue().equals(row[columns[i]])) {
                      return false;
                    }
                  }
                  return true;
                })
            .toList());
  }
}
