package no.kommunespeil.spark.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import no.kommunespeil.spark.io.PublishedSet;
import org.apache.hadoop.fs.Path;

/**
 * What a database is to hold of what is registered.
 *
 * @param about what is said of the database
 * @param marts those it has a view of
 * @param tables Delta tables by name
 */
public record Holding(
    String about, Collection<PublishedSet.Mart> marts, SortedMap<String, Path> tables) {

  /** Nothing: what was registered before is dropped. */
  public static Holding nothing() {
    return new Holding("", List.of(), new TreeMap<>());
  }

  /** Whether there is nothing to hold. */
  public boolean isEmpty() {
    return marts.isEmpty() && tables.isEmpty();
  }

  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(tables.keySet());
    marts.forEach(mart -> names.add(mart.name()));
    return names;
  }
}
