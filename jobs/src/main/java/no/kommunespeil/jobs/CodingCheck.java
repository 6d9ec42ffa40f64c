package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.kommunespeil.domain.delivery.FileRow;
import no.kommunespeil.domain.delivery.RowReader;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.response.CodedRows;
import no.kommunespeil.domain.response.CodingOutcome;
import no.kommunespeil.domain.response.CodingReader;
import no.kommunespeil.domain.response.Codings;
import no.kommunespeil.domain.response.DecodedResponse;
import no.kommunespeil.domain.survey.CodingFile;
import no.kommunespeil.spark.bronze.SourceFile;

/** The coding files of one sub-survey of one wave as a run would read them, and who was met. */
final class CodingCheck {

  /** Of a sub-survey without coding files. */
  static final CodingCheck NONE = new CodingCheck(Codings.NONE);

  private final Codings codings;
  private final long[] outcomes;

  private CodingCheck(Codings codings) {
    this.codings = codings;
    this.outcomes = new long[codings.places().size()];
  }

  /**
   * Reads the coding files among a wave's files.
   *
   * @param problems receives what would stop a run
   * @return by sub-survey
   */
  static Map<String, CodingCheck> of(
      Workspace workspace, List<SourceFile> ofWave, Problems problems, List<Problem> warnings)
      throws IOException {
    Map<String, List<CodedRows>> files = new TreeMap<>();
    for (SourceFile file : ofWave.stream().sorted(BY_PATH).toList()) {
      Optional<CodingFile> coding = coding(workspace, file);
      if (coding.isPresent()) {
        try (RowReader reader = FileCheck.open(workspace, file)) {
          files
              .computeIfAbsent(file.subSurvey(), subSurvey -> new ArrayList<>())
              .add(rows(coding.get(), file, reader));
        } catch (UserError unreadable) {
          problems.addAll(unreadable.problems());
        }
      }
    }
    Map<String, CodingCheck> checks = new TreeMap<>();
    files.forEach(
        (subSurvey, rows) ->
            checks.put(
                subSurvey,
                new CodingCheck(
                    CodingReader.read(workspace.survey().codebook(), rows, problems, warnings))));
    return checks;
  }

  private static final Comparator<SourceFile> BY_PATH = Comparator.comparing(SourceFile::path);

  /** Looks at the header of a coding file. */
  static void header(Workspace workspace, SourceFile file, RowReader reader, Problems problems) {
    CodingFile coding = coding(workspace, file).orElseThrow();
    CodedRows none = new CodedRows(coding, file.path(), header(reader), List.of());
    CodingReader.read(workspace.survey().codebook(), List.of(none), problems, new ArrayList<>());
  }

  private static Optional<CodingFile> coding(Workspace workspace, SourceFile file) {
    return CodingFiles.coding(workspace.survey(), file.wave(), file.subSurvey(), file.path());
  }

  private static CodedRows rows(CodingFile coding, SourceFile file, RowReader reader) {
    List<String> header = header(reader);
    List<FileRow> rows = new ArrayList<>();
    for (FileRow row = reader.next(); row != null; row = reader.next()) {
      // One more than may be used tells that there are too many.
      if (rows.size() <= Codings.MOST_ROWS) {
        rows.add(row);
      }
    }
    return new CodedRows(coding, file.path(), header, rows);
  }

  private static List<String> header(RowReader reader) {
    FileRow header = reader.next();
    return header == null ? List.of() : Arrays.asList(header.cells());
  }

  Codings codings() {
    return codings;
  }

  /** Notes which rows are about a response. */
  void met(DecodedResponse response, Optional<Problem> rejected) {
    for (int row : response.codings()) {
      CodingOutcome outcome =
          rejected.isPresent()
              ? CodingOutcome.RESPONSE_REJECTED
              : row < 0 ? CodingOutcome.NO_ANSWER : CodingOutcome.COUNTED;
      outcomes[row < 0 ? ~row : row] += outcome.weight();
    }
  }

  /** Rows that would be rejected. */
  List<Problem> rejected() {
    return CodingFiles.rejected(
        codings.places(), CodingFiles.outcomes(outcomes), Integer.MAX_VALUE);
  }
}
