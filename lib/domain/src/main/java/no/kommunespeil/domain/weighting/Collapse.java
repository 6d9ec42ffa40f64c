package no.kommunespeil.domain.weighting;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.estimate.Rules;

/**
 * Joins cells that are too sparse to be weighted: fewer responses than {@link Rules#smallestCell},
 * or a weight N/n above {@link Rules#largestWeight}. The order is fixed:
 *
 * <ol>
 *   <li>County by county along the route. While a cell of the county is sparse and the county has
 *       another one, the most central sparse cell is joined with the next less central cell of the
 *       county, the last one with the one before it.
 *   <li>What is left sparse, a whole county by now, in the same order: it is joined with the cell
 *       of the county before it on the route that holds the centrality group most of its own units
 *       are in, if the two together are not sparse; else with that of the county after it, on the
 *       same condition. Counties the wave did not ask in are passed over.
 * </ol>
 *
 * <p>What is sparse even then cannot be weighted by cells.
 */
final class Collapse {

  /** Cells that are weighted as one. */
  private static final class Stratum {
    final List<Integer> cells = new ArrayList<>();
    final Map<CentralityGroup, Long> units = new EnumMap<>(CentralityGroup.class);
    long frame;
    long responses;

    static Stratum of(int number, Cell cell) {
      Stratum stratum = new Stratum();
      stratum.cells.add(number);
      stratum.units.put(cell.group(), cell.frame());
      stratum.frame = cell.frame();
      stratum.responses = cell.responses();
      return stratum;
    }

    void take(Stratum other) {
      cells.addAll(other.cells);
      other.units.forEach((group, number) -> units.merge(group, number, Long::sum));
      frame += other.frame;
      responses += other.responses;
    }

    /** The group most of the units are in, of equals the most central. */
    CentralityGroup mainGroup() {
      CentralityGroup main = CentralityGroup.UNKNOWN;
      long most = -1;
      for (Map.Entry<CentralityGroup, Long> group : units.entrySet()) {
        if (group.getValue() > most) {
          most = group.getValue();
          main = group.getKey();
        }
      }
      return main;
    }
  }

  private final List<Cell> cells;
  private final Rules rules;

  /** By county in the order of the route; a stratum that spans counties stands in each of them. */
  private final List<List<Stratum>> counties = new ArrayList<>();

  private Collapse(List<Cell> cells, Rules rules) {
    this.cells = cells;
    this.rules = rules;
  }

  /**
   * What the cells became.
   *
   * @param strata number of strata
   * @param stratumOf number of the stratum of each cell, from 0 in the order of first cells
   * @param isSparse whether some stratum is still sparse
   */
  record Strata(int strata, int[] stratumOf, boolean isSparse) {}

  /**
   * Joins sparse cells.
   *
   * @param cells in the order of {@link Cell#along}
   */
  static Strata of(List<Cell> cells, Rules rules) {
    Collapse collapse = new Collapse(cells, rules);
    collapse.list();
    collapse.counties.forEach(collapse::withinCounty);
    for (int county = 0; county < collapse.counties.size(); county++) {
      collapse.acrossCounties(county);
    }
    return collapse.strata();
  }

  private void list() {
    for (int i = 0; i < cells.size(); i++) {
      if (i == 0 || !cells.get(i).county().equals(cells.get(i - 1).county())) {
        counties.add(new ArrayList<>());
      }
      counties.get(counties.size() - 1).add(Stratum.of(i, cells.get(i)));
    }
  }

  private void withinCounty(List<Stratum> county) {
    int sparse = firstSparse(county);
    while (sparse >= 0 && county.size() > 1) {
      int first = sparse == county.size() - 1 ? sparse - 1 : sparse;
      county.get(first).take(county.remove(first + 1));
      sparse = firstSparse(county);
    }
  }

  private int firstSparse(List<Stratum> county) {
    for (int i = 0; i < county.size(); i++) {
      if (isSparse(county.get(i).frame, county.get(i).responses)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isSparse(long frame, long responses) {
    return responses < rules.smallestCell() || frame > rules.largestWeight() * responses;
  }

  private void acrossCounties(int county) {
    int position = firstSparse(counties.get(county));
    if (position < 0) {
      return;
    }
    Stratum sparse = counties.get(county).get(position);
    Optional<Stratum> partner = partner(sparse, county - 1).or(() -> partner(sparse, county + 1));
    if (partner.isPresent()) {
      partner.get().take(sparse);
      counties.get(county).set(position, partner.get());
    }
  }

  private Optional<Stratum> partner(Stratum sparse, int county) {
    if (county < 0 || county >= counties.size()) {
      return Optional.empty();
    }
    CentralityGroup group = sparse.mainGroup();
    return counties.get(county).stream()
        .filter(stratum -> stratum.units.containsKey(group))
        .filter(
            stratum ->
                !isSparse(stratum.frame + sparse.frame, stratum.responses + sparse.responses))
        .findFirst();
  }

  private Strata strata() {
    int[] stratumOf = new int[cells.size()];
    boolean isSparse = false;
    List<Stratum> numbered = new ArrayList<>();
    for (List<Stratum> county : counties) {
      for (Stratum stratum : county) {
        if (!numbered.contains(stratum)) {
          isSparse |= isSparse(stratum.frame, stratum.responses);
          stratum.cells.forEach(cell -> stratumOf[cell] = numbered.size());
          numbered.add(stratum);
        }
      }
    }
    return new Strata(numbered.size(), stratumOf, isSparse);
  }
}
