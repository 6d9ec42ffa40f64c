package no.kommunespeil.domain.geography;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.kommunespeil.domain.config.CsvTable;
import no.kommunespeil.domain.config.CsvTable.Row;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;

/**
 * Whether the registers are complete and hold together: against each other, and against figures of
 * the whole country that others counted.
 */
public final class RegisterCheck {

  private RegisterCheck() {}

  /**
   * The outcome of one check.
   *
   * @param name what holds when it passes, a sentence
   * @param detail what was found instead; empty when it passes
   */
  public record Result(String name, boolean passed, String detail) {}

  /**
   * Runs every check.
   *
   * @param conf the folder that holds {@code registers/}
   * @throws UserError when the registers cannot be read
   */
  public static List<Result> run(Folder conf) {
    return run(conf, Registers.read(conf));
  }

  /** Runs every check on registers that were read from the folder. */
  public static List<Result> run(Folder conf, Registers registers) {
    Problems problems = new Problems();
    List<NationalFigure> figures = figures(conf, problems);
    List<CentralityLimit> limits = limits(conf, problems);
    problems.throwIfAny("reading the figures that the registers are checked against");
    Findings findings = new Findings();
    new ChangeChecks(registers, findings).run();
    new FigureChecks(registers, figures, limits, findings).run();
    return findings.results();
  }

  /**
   * A figure of the whole country.
   *
   * @param measure what is counted: "municipalities", "population", "centrality_1", ...
   */
  record NationalFigure(String measure, int year, int value) {}

  /** The least index of a centrality class. */
  record CentralityLimit(int centralityClass, int indexFrom) {}

  private static List<NationalFigure> figures(Folder conf, Problems problems) {
    CsvTable table =
        CsvTable.read(
            conf,
            "registers/national_figures.csv",
            List.of("measure", "year", "value", "source"),
            problems);
    List<NationalFigure> figures = new ArrayList<>();
    for (Row row : table.rows()) {
      row.required("source");
      NationalFigure figure =
          new NationalFigure(
              row.required("measure"),
              row.integer("year", FactRows.FIRST_YEAR, FactRows.LAST_YEAR),
              row.integer("value", 0, FactRows.MOST_PEOPLE));
      if (!FigureChecks.knows(figure.measure())) {
        row.problem(
            "measure",
            "'" + figure.measure() + "' is not a measure.",
            "The measures are " + FigureChecks.MEASURES + ".");
      }
      figures.add(figure);
    }
    return figures;
  }

  private static List<CentralityLimit> limits(Folder conf, Problems problems) {
    CsvTable table =
        CsvTable.read(
            conf, "registers/centrality_limits.csv", List.of("class", "index_from"), problems);
    List<CentralityLimit> limits = new ArrayList<>();
    for (Row row : table.rows()) {
      limits.add(
          new CentralityLimit(row.integer("class", 1, 6), row.integer("index_from", 0, 1000)));
    }
    return limits;
  }

  /** Gathers results. */
  static final class Findings {

    private static final int MOST_NAMED = 5;

    private final List<Result> results = new ArrayList<>();

    /** A check that passes when nothing speaks against it. */
    void none(String name, Collection<String> against) {
      String detail =
          String.join("; ", against.stream().limit(MOST_NAMED).toList())
              + (against.size() > MOST_NAMED
                  ? "; and " + (against.size() - MOST_NAMED) + " more"
                  : "");
      results.add(new Result(name, against.isEmpty(), detail));
    }

    /** A check that passes when two numbers are equal. */
    void equal(String name, long found, long expected) {
      String detail = found == expected ? "" : found + " instead of " + expected;
      results.add(new Result(name, found == expected, detail));
    }

    List<Result> results() {
      return List.copyOf(results);
    }
  }
}
