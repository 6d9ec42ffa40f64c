package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mart whose rows keep its contract: columns in the contract's order, types, nullability, a
 * unique key, sorted.
 */
public final class MartTable {

  private static final int MOST_VIOLATIONS = 20;

  private final MartContract contract;
  private final List<@Nullable Object[]> rows;

  private MartTable(MartContract contract, List<@Nullable Object[]> rows) {
    this.contract = contract;
    this.rows = rows;
  }

  /**
   * Sorts and checks rows. Takes the list over: the caller must not use it again.
   *
   * @param columns names of the columns as the rows have them, in any order
   * @param rows values of the classes of {@link ColumnType}
   * @throws BrokenContract when the rows are not what the contract promises
   */
  public static MartTable of(
      MartContract contract, List<String> columns, List<@Nullable Object[]> rows) {
    arrange(contract, columns, rows);
    checkValues(contract, rows);
    Comparator<@Nullable Object[]> order = order(contract);
    rows.sort(order);
    checkOrder(contract, rows, order);
    checkKey(contract, rows);
    return new MartTable(contract, rows);
  }

  public MartContract contract() {
    return contract;
  }

  public String name() {
    return contract.name();
  }

  /** Rows in the contract's order; not to be changed. */
  public List<@Nullable Object[]> rows() {
    return rows;
  }

  private static void arrange(
      MartContract contract, List<String> columns, List<@Nullable Object[]> rows) {
    List<String> names = contract.columnNames();
    if (names.equals(columns)) {
      return;
    }
    List<String> violations = new ArrayList<>();
    for (String name : names) {
      if (!columns.contains(name)) {
        violations.add("column " + name + " is promised but not made");
      }
    }
    for (String column : columns) {
      if (!names.contains(column)) {
        violations.add("column " + column + " is made but not promised");
      }
    }
    if (!violations.isEmpty()) {
      throw new BrokenContract(contract.name(), violations);
    }
    int[] from = names.stream().mapToInt(columns::indexOf).toArray();
    rows.replaceAll(
        row -> {
          @Nullable Object[] arranged = new Object[from.length];
          for (int i = 0; i < from.length; i++) {
            arranged[i] = row[from[i]];
          }
          return arranged;
        });
  }

  private static void checkValues(MartContract contract, List<@Nullable Object[]> rows) {
    int width = contract.columns().size();
    Class<?>[] classes = new Class<?>[width];
    boolean[] nullable = new boolean[width];
    for (int i = 0; i < width; i++) {
      classes[i] = contract.columns().get(i).type().javaClass();
      nullable[i] = contract.columns().get(i).nullable();
    }
    List<String> violations = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      if (row.length != width) {
        violations.add("a row has " + row.length + " values for " + width + " columns");
      } else {
        for (int i = 0; i < width; i++) {
          Object value = row[i];
          boolean right = value == null ? nullable[i] : value.getClass() == classes[i];
          if (!right || (value instanceof Double number && !Double.isFinite(number))) {
            violations.add(violation(contract, row, i, value));
          }
        }
      }
      if (violations.size() >= MOST_VIOLATIONS) {
        break;
      }
    }
    throwIfAny(contract, violations);
  }

  private static String violation(
      MartContract contract, @Nullable Object[] row, int index, @Nullable Object value) {
    MartColumn column = contract.columns().get(index);
    String what;
    if (value == null) {
      what = " is null but not nullable";
    } else if (value instanceof Double number && column.type() == ColumnType.DOUBLE) {
      what = " is " + number;
    } else {
      what =
          " is of type "
              + value.getClass().getSimpleName()
              + ", not "
              + column.type().javaClass().getSimpleName()
              + ",";
    }
    return "column " + column.name() + what + " in row " + key(contract, row);
  }

  private static Comparator<@Nullable Object[]> order(MartContract contract) {
    int[] columns = contract.order().stream().mapToInt(contract::indexOf).toArray();
    return (left, right) -> {
      for (int column : columns) {
        Object a = left[column];
        Object b = right[column];
        if (a != b) {
          int compared = compare(a, b);
          if (compared != 0) {
            return compared;
          }
        }
      }
      return 0;
    };
  }

  /** Compares two values of one column, whose class has been checked; null comes first. */
  @SuppressWarnings("unchecked")
  private static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? -1 : 1;
    }
    return ((Comparable<Object>) a).compareTo(b);
  }

  private static void checkOrder(
      MartContract contract, List<@Nullable Object[]> rows, Comparator<@Nullable Object[]> order) {
    List<String> violations = new ArrayList<>();
    for (int i = 1; i < rows.size() && violations.size() < MOST_VIOLATIONS; i++) {
      if (order.compare(rows.get(i - 1), rows.get(i)) == 0) {
        violations.add(
            "the order does not tell row "
                + key(contract, rows.get(i - 1))
                + " from row "
                + key(contract, rows.get(i)));
      }
    }
    throwIfAny(contract, violations);
  }

  /** Finds rows of one key by sorting hashes, which a large mart has room for, then comparing. */
  private static void checkKey(MartContract contract, List<@Nullable Object[]> rows) {
    int[] columns = contract.key().stream().mapToInt(contract::indexOf).toArray();
    long[] hashes = new long[rows.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(rows.get(i), columns);
    }
    long[] sorted = hashes.clone();
    Arrays.sort(sorted);
    Map<Long, List<@Nullable Object[]>> suspects = new HashMap<>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        suspects.put(sorted[i], new ArrayList<>());
      }
    }
    if (suspects.isEmpty()) {
      return;
    }
    List<String> violations = new ArrayList<>();
    for (int i = 0; i < hashes.length && violations.size() < MOST_VIOLATIONS; i++) {
      List<@Nullable Object[]> same = suspects.get(hashes[i]);
      if (same != null) {
        @Nullable Object[] row = rows.get(i);
        if (same.stream().anyMatch(other -> sameKey(other, row, columns))) {
          violations.add("two rows have the key " + key(contract, row));
        }
        same.add(row);
      }
    }
    throwIfAny(contract, violations);
  }

  private static long hash(@Nullable Object[] row, int[] columns) {
    long hash = 1;
    for (int column : columns) {
      hash = hash * 0x9E3779B97F4A7C15L + Objects.hashCode(row[column]);
      hash ^= hash >>> 29;
    }
    return hash;
  }

  private static boolean sameKey(@Nullable Object[] a, @Nullable Object[] b, int[] columns) {
    for (int column : columns) {
      if (!Objects.equals(a[column], b[column])) {
        return false;
      }
    }
    return true;
  }

  private static String key(MartContract contract, @Nullable Object[] row) {
    List<String> parts = new ArrayList<>();
    for (String name : contract.key()) {
      int index = contract.indexOf(name);
      parts.add(name + "=" + (index < row.length ? row[index] : null));
    }
    return "(" + String.join(", ", parts) + ")";
  }

  private static void throwIfAny(MartContract contract, List<String> violations) {
    if (!violations.isEmpty()) {
      throw new BrokenContract(contract.name(), violations);
    }
  }
}
