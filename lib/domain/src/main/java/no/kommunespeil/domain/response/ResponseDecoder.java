package no.kommunespeil.domain.response;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one delivered file as responses. Compiled where the survey is known, used
 * wherever the rows are; one decoder may be used by several threads at once.
 *
 * <p>An answer is looked up by the labels in both languages and the known spellings, or by the
 * codes where the delivery gives codes, as {@link no.kommunespeil.domain.survey.LabelKey} compares
 * texts. Filters are followed in codebook order on the packed answers.
 */
public final class ResponseDecoder implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final String[] header;
  private final String[] holds;
  private final String[] remedies;
  private final SubmissionStep submission;
  private final AnswerStep[] answers;
  private final int asked;
  private final Codings codings;

  /** Only told where the decoder was compiled. */
  private final transient @Nullable List<Problem> warnings;

  private ResponseDecoder(
      String file,
      List<String> header,
      String[] holds,
      String[] remedies,
      SubmissionStep submission,
      AnswerStep[] answers,
      int asked,
      Codings codings,
      List<Problem> warnings) {
    this.file = file;
    this.header = header.toArray(new String[0]);
    this.holds = holds;
    this.remedies = remedies;
    this.submission = submission;
    this.answers = answers;
    this.asked = asked;
    this.codings = codings;
    this.warnings = warnings;
  }

  /**
   * Fits a delivery's description to a file's header.
   *
   * @param wave the wave the file was delivered for
   * @param sub the sub-survey of the wave
   * @param delivery how files of this shape are to be read
   * @param codebook the codebook the survey is described by
   * @param codings what was coded of the open answers to the sub-survey
   * @param file the file as the user names it
   * @param header the file's headers, in column order
   * @param problems receives every way in which the file does not fit its description; when any is
   *     added, the decoder must not be used
   */
  public static ResponseDecoder compile(
      Wave wave,
      WaveSubSurvey sub,
      Delivery delivery,
      Codebook codebook,
      Codings codings,
      String file,
      List<String> header,
      Problems problems) {
    HeaderMatch match = HeaderMatch.of(delivery, file, header, problems);
    DecoderCompiler compiler =
        new DecoderCompiler(
            sub, delivery, codebook.elaboratedFromWords(), codings, match, header.size(), problems);
    AnswerStep[] answers = compiler.steps();
    String[] holds = compiler.holds();
    String[] remedies = new String[holds.length];
    for (int column = 0; column < holds.length; column++) {
      remedies[column] =
          "Add their spelling to its scale in the codebook, or correct "
              + delivery.place()
              + ", which says what the column holds and that answers are "
              + delivery.coding().name().toLowerCase(Locale.ROOT)
              + ".";
      holds[column] = "an answer of " + holds[column];
    }
    describe(match, holds, remedies);
    return new ResponseDecoder(
        file,
        header,
        holds,
        remedies,
        new SubmissionStep(match, sub.subSurvey()),
        answers,
        sub.asked().size(),
        codings,
        match.warnings());
  }

  private static void describe(HeaderMatch match, String[] holds, String[] remedies) {
    int role = match.meta(MetaField.ROLE);
    if (role >= 0) {
      holds[role] = "a known role";
      remedies[role] = "Add the export's spelling to the roles of the sub-survey in the codebook.";
    }
    int submittedAt = match.meta(MetaField.SUBMITTED_AT);
    if (submittedAt >= 0) {
      holds[submittedAt] = "a local date and time";
      remedies[submittedAt] =
          "Export times as year-month-day and hours:minutes:seconds; among equal responses those"
              + " without a time count last.";
    }
    int replica = match.meta(MetaField.REPLICA);
    if (replica >= 0) {
      holds[replica] = "the number of a copy";
      remedies[replica] = "Write copies as whole numbers from 0.";
    }
  }

  /**
   * What the file holds that its description does not speak of; the file can be read all the same.
   * Empty on executors.
   */
  public List<Problem> warnings() {
    return warnings == null ? List.of() : warnings;
  }

  /** Number of columns of the header; a row may be shorter, its missing cells are blank. */
  public int width() {
    return header.length;
  }

  /** The header of a column of {@link DecodedResponse#unreadableColumns()}. */
  public String header(int column) {
    return header[column];
  }

  /**
   * What to tell the user about a column in which some cells could not be read.
   *
   * @param column position in the header
   * @param cells number of such cells, at least 1
   */
  public Problem unreadableWarning(int column, long cells) {
    return new Problem(
        Place.of(file, 1, header[column].strip()),
        (cells == 1 ? "1 cell does not hold " : cells + " cells do not hold ")
            + holds[column]
            + ".",
        remedies[column]);
  }

  /**
   * Reads one row.
   *
   * @param cells the row's cells in the header's order; null and absent cells are blank
   */
  public DecodedResponse decode(@Nullable String[] cells) {
    Tally tally = new Tally(asked);
    submission.read(cells, tally);
    tally.coded = codings.of(tally.responseId);
    for (AnswerStep step : answers) {
      step.read(cells, tally);
    }
    return new DecodedResponse(tally);
  }
}
