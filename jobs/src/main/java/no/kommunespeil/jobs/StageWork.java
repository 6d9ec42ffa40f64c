package no.kommunespeil.jobs;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import no.kommunespeil.spark.io.StageState;

/**
 * What a stage has to do.
 *
 * @param wanted fingerprint of every wave the stage's table should hold
 * @param made those of {@code wanted} that the table does not hold
 * @param replaced the waves whose rows are replaced: those made, and those no longer wanted
 */
record StageWork(
    SortedMap<String, String> wanted, SortedMap<String, String> made, SortedSet<String> replaced) {

  static StageWork between(StageState state, SortedMap<String, String> wanted) {
    SortedMap<String, String> made = new TreeMap<>(wanted);
    made.entrySet().removeIf(wave -> state.holds(wave.getKey(), wave.getValue()));
    SortedSet<String> replaced = new TreeSet<>(state.waves().keySet());
    replaced.removeAll(wanted.keySet());
    replaced.addAll(made.keySet());
    return new StageWork(wanted, made, replaced);
  }

  boolean isNothing() {
    return replaced.isEmpty();
  }
}
