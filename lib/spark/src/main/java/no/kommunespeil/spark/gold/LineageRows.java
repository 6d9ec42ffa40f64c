package no.kommunespeil.spark.gold;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import no.kommunespeil.domain.link.UnitResponse;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Goes through responses that lie in the order of their lineages, a lineage at a time. */
final class LineageRows implements Iterator<List<UnitResponse>> {

  private final Iterator<Tuple2<Long, byte[]>> rows;
  private @Nullable Tuple2<Long, byte[]> ahead;

  LineageRows(Iterator<Tuple2<Long, byte[]>> rows) {
    this.rows = rows;
    this.ahead = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  /** Key of the lineage that comes next. */
  long lineage() {
    Tuple2<Long, byte[]> first = ahead;
    if (first == null) {
      throw new NoSuchElementException();
    }
    return first._1();
  }

  @Override
  public List<UnitResponse> next() {
    Tuple2<Long, byte[]> first = ahead;
    if (first == null) {
      throw new NoSuchElementException();
    }
    List<UnitResponse> lineage = new ArrayList<>();
    for (Tuple2<Long, byte[]> row = first;
        row != null && row._1().equals(first._1());
        row = ahead) {
      lineage.add(UnitResponse.fromBytes(row._2()));
      ahead = rows.hasNext() ? rows.next() : null;
    }
    return lineage;
  }
}
