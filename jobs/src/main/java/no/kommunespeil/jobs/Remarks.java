package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.spark.gold.FileOutcome;
import no.kommunespeil.spark.silver.FileReading;
import no.kommunespeil.spark.silver.RejectedRow;
import no.kommunespeil.spark.silver.Responses;

/** Where an analyst should look after some waves have been counted. */
final class Remarks {

  /** So many rejected rows are told one by one. */
  private static final int MOST_ROWS = 10;

  private Remarks() {}

  /** Cells that hold nothing their column can hold, by file and column. */
  static List<Problem> unreadable(Run run, List<SumsRow> sums) throws IOException {
    List<Problem> warnings = new ArrayList<>();
    for (SumsRow row : sums) {
      FileOutcome outcome = FileOutcome.of(row).orElse(null);
      if (outcome != null && outcome.status().equals(FileOutcome.UNREADABLE)) {
        FileReading reading = run.readings(Set.of(outcome.wave())).get(outcome.file());
        if (reading == null) {
          throw new IllegalStateException("No plan for reading " + outcome.file() + ".");
        }
        int column = Integer.parseInt(outcome.reason());
        warnings.add(reading.decoder().unreadableWarning(column, FileOutcome.rows(row)));
      }
    }
    return warnings;
  }

  /** The first rows that were rejected; asks silver only when there are any. */
  static List<Problem> rejected(Run run, List<SumsRow> sums, Set<String> waves) throws IOException {
    if (rejectedRows(sums) == 0) {
      return List.of();
    }
    List<Problem> rejected = new ArrayList<>();
    Map<String, FileReading> readings = run.readings(waves);
    for (RejectedRow row :
        RejectedRow.first(run.workspace().silver().read(run.spark(), waves), MOST_ROWS)) {
      FileReading reading = readings.get(row.file());
      if (reading != null) {
        Rejection.of(
                Place.of(row.file(), row.line()),
                reading.units(),
                row.number(),
                row.name(),
                row.replica())
            .ifPresent(rejected::add);
      }
    }
    return rejected;
  }

  static long rejectedRows(List<SumsRow> sums) {
    long rows = 0;
    for (SumsRow row : sums) {
      FileOutcome outcome = FileOutcome.of(row).orElse(null);
      if (outcome != null && outcome.status().equals(Responses.REJECTED)) {
        rows += FileOutcome.rows(row);
      }
    }
    return rows;
  }
}
