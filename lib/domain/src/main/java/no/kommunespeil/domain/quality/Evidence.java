package no.kommunespeil.domain.quality;

import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;

/**
 * What the checks look at: a sub-survey of a wave in numbers, without any unit or answer by itself.
 *
 * @param wave key of the wave
 * @param field whether answers may still come
 * @param frame units asked
 * @param responses responses that count
 * @param earlier the last wave before that had the sub-survey
 * @param files those delivered, with what became of their rows
 * @param dated responses by when they were sent, those set aside among them
 * @param questions how each variable was answered
 * @param batteries grids of items
 * @param moves values beside those of the last wave that asked the same in the same way
 */
public record Evidence(
    String wave,
    SubSurvey subSurvey,
    Field field,
    long frame,
    long responses,
    Optional<Earlier> earlier,
    List<DeliveredFile> files,
    Dated dated,
    List<Answers> questions,
    List<Battery> batteries,
    List<Move> moves) {

  /** Whether answers may still come. */
  public enum Field {
    OPEN,
    CLOSED
  }

  /** What a file holds. */
  public enum Content {
    RESPONSES,
    /** Codes of open answers. */
    CODES
  }

  /** The same sub-survey before. */
  public record Earlier(String wave, long frame, long responses) {}

  /**
   * A file.
   *
   * @param read rows read, the header aside
   * @param counted rows that stand for their unit
   * @param setAside rows of units for which another response counts
   * @param rejected rows that could not be used
   */
  public record DeliveredFile(
      String name,
      String checksum,
      Content content,
      long read,
      long counted,
      long setAside,
      long rejected) {}

  /** Responses by when they were sent, beside the field period. */
  public record Dated(long before, long within, long after, long unknown) {

    public static final Dated NONE = new Dated(0, 0, 0, 0);

    long known() {
      return before + within + after;
    }

    long outside() {
      return before + after;
    }
  }

  /**
   * How a variable was answered.
   *
   * @param all of all units
   * @param used the largest denominator of a value made of it
   * @param parts the same answers added up over the groups of each breakdown
   */
  public record Answers(Variable variable, Sums all, long used, List<Part> parts) {
    Text label() {
      return variable.label();
    }
  }

  /** Answers added up over the groups of a breakdown. */
  public record Part(String breakdown, Sums sums) {}

  /**
   * A grid of items.
   *
   * @param question its key
   * @param categories answers of substance on its scale
   * @param units units that answered every item
   * @param same those of them that gave every item the same answer
   */
  public record Battery(
      String question, Text label, int items, int categories, long units, long same) {}

  /**
   * A share beside that of an earlier wave whose question compares.
   *
   * @param question key of the variable's question
   * @param label question, item and answer
   * @param standardError of the difference
   */
  public record Move(
      String question,
      String variable,
      Text label,
      String category,
      String earlierWave,
      double before,
      double now,
      double standardError) {

    double size() {
      return Math.abs(now - before);
    }
  }
}
