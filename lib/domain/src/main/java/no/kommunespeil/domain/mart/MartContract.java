package no.kommunespeil.domain.mart;

import java.io.Serializable;
import java.util.List;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.survey.Text;

/**
 * What a mart promises its readers.
 *
 * @param name name of the mart, which is also its file's
 * @param columns in order
 * @param key columns that tell every row from the others; none is nullable
 * @param order columns by which rows are sorted; they tell every row from the others too
 * @param references where its keys are explained
 */
public record MartContract(
    String name,
    Tier tier,
    Text label,
    Text description,
    List<MartColumn> columns,
    List<String> key,
    List<String> order,
    List<Reference> references,
    Place place)
    implements Serializable {

  /** Who may read a mart. */
  public enum Tier {
    /** Whoever the set of marts is given to. */
    INTERNAL,
    /** Only the owner of the folder it lies in: it says what single units answered. */
    RESTRICTED
  }

  /**
   * Columns whose values, where there are any, are the key of a row of another mart.
   *
   * @param columns in the order of the other mart's key
   */
  public record Reference(List<String> columns, String mart) implements Serializable {}

  /** Position of the column, or -1. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The column of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public MartColumn column(String name) {
    int index = indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("Mart " + this.name + " has no column " + name + ".");
    }
    return columns.get(index);
  }

  public List<String> columnNames() {
    return columns.stream().map(MartColumn::name).toList();
  }
}
