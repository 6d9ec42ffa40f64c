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
 */
public record MartContract(
    String name,
    Tier tier,
    Text label,
    Text description,
    List<MartColumn> columns,
    List<String> key,
    List<String> order,
    Place place)
    implements Serializable {

  /** Who may read a mart. */
  public enum Tier {
    /** Whoever the set of marts is given to. */
    INTERNAL,
    /** Only the owner of the folder it lies in: it says what single units answered. */
    RESTRICTED
  }

  /** Position of the column, or -1. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  public List<String> columnNames() {
    return columns.stream().map(MartColumn::name).toList();
  }
}
