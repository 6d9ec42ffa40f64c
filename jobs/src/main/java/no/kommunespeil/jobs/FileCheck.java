package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.kommunespeil.domain.delivery.DeliveredFiles;
import no.kommunespeil.domain.delivery.FileRow;
import no.kommunespeil.domain.delivery.Limits;
import no.kommunespeil.domain.delivery.RowReader;
import no.kommunespeil.domain.geography.UnitResolution;
import no.kommunespeil.domain.geography.UnitResolver;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.response.DecodedResponse;
import no.kommunespeil.domain.response.ResponseDecoder;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.spark.bronze.SourceFile;

/** Reads wave files as a run would, one after the other, to find what is wrong with them. */
final class FileCheck {

  private FileCheck() {}

  /**
   * Reads every row of every file.
   *
   * @param problems receives what would stop a run
   * @return what would not stop it
   */
  static List<Problem> run(Workspace workspace, WaveFiles files, Problems problems)
      throws IOException {
    List<Problem> warnings = new ArrayList<>();
    for (List<SourceFile> ofWave : files.byWave().values()) {
      for (SourceFile file : ofWave) {
        try {
          check(workspace, file, problems, warnings);
        } catch (UserError unreadable) {
          problems.addAll(unreadable.problems());
        }
      }
    }
    return warnings;
  }

  private static void check(
      Workspace workspace, SourceFile file, Problems problems, List<Problem> warnings)
      throws IOException {
    Wave wave = workspace.survey().wave(file.wave()).orElseThrow();
    WaveSubSurvey subSurvey = wave.subSurvey(file.subSurvey()).orElseThrow();
    Delivery delivery =
        subSurvey.deliveries().stream()
            .filter(candidate -> candidate.matches(file.path()))
            .findFirst()
            .orElseThrow();
    try (RowReader reader =
        DeliveredFiles.open(
            file.path(),
            workspace.waveFolder().open(file.path()),
            file.size(),
            file.format(),
            Limits.standard())) {
      FileRow header = reader.next();
      if (header == null) {
        throw new IllegalStateException(file.path() + " was opened and has no header.");
      }
      Problems mapping = new Problems();
      ResponseDecoder decoder =
          ResponseDecoder.compile(
              wave,
              subSurvey,
              delivery,
              workspace.survey().codebook(),
              file.path(),
              Arrays.asList(header.cells()),
              mapping);
      problems.addAll(mapping.found());
      if (mapping.isEmpty()) {
        warnings.addAll(decoder.warnings());
        UnitResolver units =
            UnitResolver.of(workspace.registers(), wave.registerDay(), subSurvey.frame());
        readRows(file, reader, decoder, units, warnings);
      } else {
        while (reader.next() != null) {
          // What is wrong with the rows is wanted too.
        }
      }
    }
  }

  private static void readRows(
      SourceFile file,
      RowReader reader,
      ResponseDecoder decoder,
      UnitResolver units,
      List<Problem> warnings)
      throws IOException {
    long[] unreadable = new long[decoder.width()];
    for (FileRow row = reader.next(); row != null; row = reader.next()) {
      DecodedResponse response = decoder.decode(row.cells());
      for (int column : response.unreadableColumns()) {
        unreadable[column]++;
      }
      if (units.resolve(response.unitNumber(), response.unitName())
          instanceof UnitResolution.Unresolved unit) {
        warnings.add(
            new Problem(
                Place.of(file.path(), row.line()),
                unit.message(),
                unit.proposals().isEmpty()
                    ? "Correct the unit, or the row will be rejected."
                    : "Perhaps "
                        + String.join(" or ", unit.proposals())
                        + "? Correct the unit, or the row will be rejected."));
      }
    }
    for (int column = 0; column < unreadable.length; column++) {
      if (unreadable[column] > 0) {
        warnings.add(decoder.unreadableWarning(column, unreadable[column]));
      }
    }
  }
}
