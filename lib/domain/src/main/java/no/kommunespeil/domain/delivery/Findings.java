package no.kommunespeil.domain.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.UserError;

/** What is wrong with one file: the first of each kind in full, the rest counted. */
final class Findings {

  static final String EXPORT_AGAIN = "Export it again from the survey tool.";

  /** So many of one kind are told one by one; beyond that nobody reads. */
  static final int SHOWN_OF_A_KIND = 20;

  /** What may be wrong with many rows of one file. */
  enum Kind {
    RAGGED("more rows have another number of cells than the header."),
    EMPTY_LINE("more lines between rows are empty."),
    LONG_CELL("more cells are too long."),
    RIGHT_OF_HEADER("more cells stand right of the header.");

    private final String others;

    Kind(String others) {
      this.others = others;
    }
  }

  private final String path;
  private final List<Problem> found = new ArrayList<>();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  Findings(String path) {
    this.path = path;
  }

  Place file() {
    return Place.of(path);
  }

  Place line(long line) {
    return Place.of(path, (int) Math.min(line, Integer.MAX_VALUE));
  }

  Place cell(long line, String column) {
    return Place.of(path, (int) Math.min(line, Integer.MAX_VALUE), column);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void add(Place place, String what, String remedy) {
    found.add(new Problem(place, what, remedy));
  }

  /** Adds one of a kind that may be found in every row. */
  void add(Kind kind, Place place, String what, String remedy) {
    if (counts.merge(kind, 1L, Long::sum) <= SHOWN_OF_A_KIND) {
      add(place, what, remedy);
    }
  }

  /** Counts more of a kind that is already told often enough. */
  void addUntold(Kind kind, long more) {
    counts.merge(kind, more, Long::sum);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw error();
    }
  }

  /** The end of the work: all that was found before, and this. */
  UserError with(Place place, String what, String remedy) {
    add(place, what, remedy);
    return error();
  }

  private UserError error() {
    List<Problem> all = new ArrayList<>(found);
    counts.forEach(
        (kind, count) -> {
          if (count > SHOWN_OF_A_KIND) {
            String what = (count - SHOWN_OF_A_KIND) + " " + kind.others;
            all.add(new Problem(file(), what, "They are of the same kind as those named."));
          }
        });
    return new UserError("reading " + path, all);
  }
}
