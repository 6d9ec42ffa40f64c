package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;

/** Puts runs of column names one after the other. */
final class Columns {

  private final List<String> names = new ArrayList<>();

  private Columns() {}

  @SafeVarargs
  static Columns of(List<String>... runs) {
    return new Columns().and(runs);
  }

  @SafeVarargs
  final Columns and(List<String>... runs) {
    for (List<String> run : runs) {
      names.addAll(run);
    }
    return this;
  }

  List<String> list() {
    return List.copyOf(names);
  }
}
