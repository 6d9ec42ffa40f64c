package no.kommunespeil.domain.response;

import java.io.Serializable;
import java.util.List;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one delivered file as responses. Compiled where the survey is known, used
 * wherever the rows are; one decoder may be used by several threads at once.
 */
public final class ResponseDecoder implements Serializable {

  private static final long serialVersionUID = 1L;

  private ResponseDecoder() {}

  /**
   * Fits a delivery's description to a file's header.
   *
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
      String file,
      List<String> header,
      Problems problems) {
    throw new UnsupportedOperationException();
  }

  /**
   * What the file holds that its description does not speak of; the file can be read all the same.
   */
  public List<Problem> warnings() {
    throw new UnsupportedOperationException();
  }

  /** Number of columns of the header; a row may be shorter, its missing cells are blank. */
  public int width() {
    throw new UnsupportedOperationException();
  }

  /** The header of a column of {@link DecodedResponse#unreadableColumns()}. */
  public String header(int column) {
    throw new UnsupportedOperationException();
  }

  /** What to tell the user about a column in which some cells could not be read. */
  public Problem unreadableWarning(int column, long cells) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads one row.
   *
   * @param cells the row's cells in the header's order; null and absent cells are blank
   */
  public DecodedResponse decode(@Nullable String[] cells) {
    throw new UnsupportedOperationException();
  }
}
