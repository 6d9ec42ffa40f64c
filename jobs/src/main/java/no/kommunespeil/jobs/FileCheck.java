package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.delivery.DeliveredFiles;
import no.kommunespeil.domain.delivery.FileRow;
import no.kommunespeil.domain.delivery.Limits;
import no.kommunespeil.domain.delivery.RowReader;
import no.kommunespeil.domain.geography.UnitResolver;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.response.Codings;
import no.kommunespeil.domain.response.DecodedResponse;
import no.kommunespeil.domain.response.ResponseDecoder;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.spark.bronze.SourceFile;

/** Reads wave files as a run would, one after the other, to find what is wrong with them. */
final class FileCheck {

  static final String DOING = "reading the wave files";

  private FileCheck() {}

  /**
   * What would not stop a run.
   *
   * @param warnings about files and their columns
   * @param rejected rows that are of no unit
   * @param evidence what checks of quality look at
   */
  record Found(List<Problem> warnings, List<Problem> rejected, FileEvidence evidence) {}

  /**
   * Reads every row of every file.
   *
   * @param problems receives what would stop a run
   */
  static Found run(Workspace workspace, WaveFiles files, Problems problems) throws IOException {
    Found found = new Found(new ArrayList<>(), new ArrayList<>(), new FileEvidence());
    for (List<SourceFile> ofWave : files.byWave().values()) {
      Map<String, CodingCheck> codings =
          CodingCheck.of(workspace, ofWave, problems, found.warnings());
      for (SourceFile file : ofWave) {
        if (isCoding(workspace, file)) {
          continue;
        }
        try {
          check(
              workspace,
              file,
              codings.getOrDefault(file.subSurvey(), CodingCheck.NONE),
              problems,
              found);
        } catch (UserError unreadable) {
          problems.addAll(unreadable.problems());
        }
      }
      codings.values().forEach(coding -> found.rejected().addAll(coding.rejected()));
    }
    return found;
  }

  private static boolean isCoding(Workspace workspace, SourceFile file) {
    return CodingFiles.coding(workspace.survey(), file.wave(), file.subSurvey(), file.path())
        .isPresent();
  }

  /**
   * Looks at the headers of files, as far as they can be opened.
   *
   * @param problems receives where they are not what their manifests say
   */
  static void headers(Workspace workspace, List<SourceFile> files, Problems problems)
      throws IOException {
    for (SourceFile file : files) {
      try (RowReader reader = open(workspace, file)) {
        if (isCoding(workspace, file)) {
          CodingCheck.header(workspace, file, reader, problems);
        } else {
          compile(workspace, file, reader, Codings.NONE, problems);
        }
      } catch (UserError unreadable) {
        // Whoever reads the rows tells of it.
      }
    }
  }

  private static void check(
      Workspace workspace, SourceFile file, CodingCheck codings, Problems problems, Found found)
      throws IOException {
    try (RowReader reader = open(workspace, file)) {
      Problems mapping = new Problems();
      ResponseDecoder decoder = compile(workspace, file, reader, codings.codings(), mapping);
      problems.addAll(mapping.found());
      if (mapping.isEmpty()) {
        found.warnings().addAll(decoder.warnings());
        Wave wave = workspace.survey().wave(file.wave()).orElseThrow();
        WaveSubSurvey subSurvey = wave.subSurvey(file.subSurvey()).orElseThrow();
        UnitResolver units =
            UnitResolver.of(workspace.registers(), wave.registerDay(), subSurvey.frame());
        readRows(file, reader, decoder, units, codings, found);
      } else {
        while (reader.next() != null) {
          // What is wrong with the rows is wanted too.
        }
      }
    }
  }

  static RowReader open(Workspace workspace, SourceFile file) throws IOException {
    return DeliveredFiles.open(
        file.path(),
        workspace.waveFolder().open(file.path()),
        file.size(),
        file.format(),
        Limits.standard());
  }

  private static ResponseDecoder compile(
      Workspace workspace, SourceFile file, RowReader reader, Codings codings, Problems problems)
      throws IOException {
    Wave wave = workspace.survey().wave(file.wave()).orElseThrow();
    WaveSubSurvey subSurvey = wave.subSurvey(file.subSurvey()).orElseThrow();
    Delivery delivery =
        subSurvey.deliveries().stream()
            .filter(candidate -> candidate.matches(file.path()))
            .findFirst()
            .orElseThrow();
    FileRow header = reader.next();
    if (header == null) {
      throw new IllegalStateException(file.path() + " was opened and has no header.");
    }
    return ResponseDecoder.compile(
        wave,
        subSurvey,
        delivery,
        workspace.survey().codebook(),
        codings,
        file.path(),
        Arrays.asList(header.cells()),
        problems);
  }

  private static void readRows(
      SourceFile file,
      RowReader reader,
      ResponseDecoder decoder,
      UnitResolver units,
      CodingCheck codings,
      Found found)
      throws IOException {
    long[] unreadable = new long[decoder.width()];
    for (FileRow row = reader.next(); row != null; row = reader.next()) {
      DecodedResponse response = decoder.decode(row.cells());
      for (int column : response.unreadableColumns()) {
        unreadable[column]++;
      }
      Optional<Problem> rejected =
          Rejection.of(
              Place.of(file.path(), row.line()),
              units,
              response.unitNumber(),
              response.unitName(),
              response.replica());
      rejected.ifPresent(found.rejected()::add);
      found
          .evidence()
          .add(
              file,
              units,
              response,
              rejected.isPresent() ? FileEvidence.Outcome.REJECTED : FileEvidence.Outcome.USED);
      codings.met(response, rejected);
    }
    for (int column = 0; column < unreadable.length; column++) {
      if (unreadable[column] > 0) {
        found.warnings().add(decoder.unreadableWarning(column, unreadable[column]));
      }
    }
  }
}
