package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.kommunespeil.domain.delivery.FileRow;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.response.CodedRows;
import no.kommunespeil.domain.response.CodingOutcome;
import no.kommunespeil.domain.response.CodingReader;
import no.kommunespeil.domain.response.Codings;
import no.kommunespeil.domain.survey.CodingFile;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.spark.bronze.BronzeFile;

/** The files among a wave's that code open answers. */
final class CodingFiles {

  private CodingFiles() {}

  /** How a file is to be read, empty when it holds responses. */
  static Optional<CodingFile> coding(Survey survey, String wave, String subSurvey, String file) {
    return survey
        .wave(wave)
        .flatMap(known -> known.subSurvey(subSurvey))
        .flatMap(asked -> asked.coding(file));
  }

  /** The coding files among some files, in the same order. */
  static List<BronzeFile> among(Survey survey, List<BronzeFile> files) {
    return files.stream()
        .filter(file -> coding(survey, file.wave(), file.subSurvey(), file.file()).isPresent())
        .toList();
  }

  /**
   * Reads the coding files of some waves from bronze.
   *
   * @param problems receives what is wrong with them
   * @param warnings receive what is odd about them
   * @return by wave and sub-survey, as {@link #key} names them
   */
  static Map<String, Codings> read(
      Run run, Set<String> waves, Problems problems, List<Problem> warnings) throws IOException {
    Survey survey = run.workspace().survey();
    List<BronzeFile> files = among(survey, run.bronzeFiles(waves));
    refuseTooMany(files);
    Map<String, List<FileRow>> rows =
        files.isEmpty() ? Map.of() : BronzeFile.rows(run.spark(), run.workspace().bronze(), files);
    Map<String, List<CodedRows>> bySubSurvey = new TreeMap<>();
    for (BronzeFile file : files) {
      CodingFile coding = coding(survey, file.wave(), file.subSurvey(), file.file()).orElseThrow();
      bySubSurvey
          .computeIfAbsent(key(file.wave(), file.subSurvey()), key -> new ArrayList<>())
          .add(
              new CodedRows(
                  coding, file.file(), file.headers(), rows.getOrDefault(file.file(), List.of())));
    }
    Map<String, Codings> codings = new TreeMap<>();
    bySubSurvey.forEach(
        (key, ofSubSurvey) ->
            codings.put(
                key, CodingReader.read(survey.codebook(), ofSubSurvey, problems, warnings)));
    return codings;
  }

  /** Before the rows are taken to one machine. */
  private static void refuseTooMany(List<BronzeFile> files) {
    Map<String, Long> rows =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> key(file.wave(), file.subSurvey()),
                    TreeMap::new,
                    Collectors.summingLong(BronzeFile::rows)));
    Problems problems = new Problems();
    for (BronzeFile file : files) {
      if (rows.getOrDefault(key(file.wave(), file.subSurvey()), 0L) > Codings.MOST_ROWS) {
        problems.add(CodingReader.tooMany(file.file()));
      }
    }
    problems.throwIfAny("reading the coding files");
  }

  static String key(String wave, String subSurvey) {
    return wave + "/" + subSurvey;
  }

  /**
   * Why rows are not used.
   *
   * @param places where each row stands
   * @param outcomes what became of each row
   * @param most so many are told
   */
  static List<Problem> rejected(List<Place> places, List<CodingOutcome> outcomes, int most) {
    List<Problem> rejected = new ArrayList<>();
    for (int row = 0; row < outcomes.size() && rejected.size() < most; row++) {
      if (!outcomes.get(row).isUsable()) {
        rejected.add(rejection(places.get(row), outcomes.get(row)));
      }
    }
    return rejected;
  }

  private static Problem rejection(Place place, CodingOutcome outcome) {
    return switch (outcome) {
      case NO_ANSWER ->
          new Problem(
              place,
              "The response gives no answer to the question that was coded.",
              "Correct the identifier or the question; until then the row is rejected.");
      case RESPONSE_REJECTED ->
          new Problem(
              place,
              "The response that was coded is rejected itself.",
              "Correct the unit of the response; until then the row is rejected too.");
      case UNKNOWN_RESPONSE ->
          new Problem(
              place,
              "No response to this part of the wave has the identifier.",
              "Write it as the export does; until then the row is rejected.");
      case COUNTED, RESPONSE_SET_ASIDE ->
          throw new IllegalArgumentException(outcome + " is no reason to reject a row.");
    };
  }

  /** Outcomes by number, from their weights added up. */
  static List<CodingOutcome> outcomes(long[] sums) {
    return Arrays.stream(sums).mapToObj(CodingOutcome::of).toList();
  }
}
