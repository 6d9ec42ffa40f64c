package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.response.CodingOutcome;
import no.kommunespeil.spark.bronze.BronzeFile;
import no.kommunespeil.spark.gold.FileOutcome;
import no.kommunespeil.spark.gold.RejectedRow;
import no.kommunespeil.spark.silver.FileReading;
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

  /** Where each of some responses that were rejected lies, and what to do about it. */
  static List<Problem> rejected(Run run, List<RejectedRow> rows, Set<String> waves)
      throws IOException {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Problem> rejected = new ArrayList<>();
    Map<String, FileReading> readings = run.readings(waves);
    for (RejectedRow row : rows) {
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

  /**
   * The first rows of coding files that were rejected, of each sub-survey.
   *
   * @param codings outcome of every row of the coding files of the waves, by name
   */
  static List<Problem> rejectedCodings(
      Run run, Set<String> waves, Map<String, List<CodingOutcome>> codings) throws IOException {
    Map<String, List<BronzeFile>> bySubSurvey = new LinkedHashMap<>();
    for (BronzeFile file : CodingFiles.among(run.workspace().survey(), run.bronzeFiles(waves))) {
      bySubSurvey
          .computeIfAbsent(CodingFiles.key(file.wave(), file.subSurvey()), key -> new ArrayList<>())
          .add(file);
    }
    List<Problem> rejected = new ArrayList<>();
    for (List<BronzeFile> files : bySubSurvey.values()) {
      List<CodingOutcome> outcomes =
          files.stream()
              .flatMap(file -> codings.getOrDefault(file.file(), List.of()).stream())
              .toList();
      if (!outcomes.stream().allMatch(CodingOutcome::isUsable)) {
        BronzeFile first = files.get(0);
        List<Place> places = run.codings(first.wave(), first.subSurvey()).places();
        rejected.addAll(CodingFiles.rejected(places, outcomes, MOST_ROWS));
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
