package no.kommunespeil.domain.response;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import no.kommunespeil.domain.problem.Place;
import org.jspecify.annotations.Nullable;

/**
 * The codes that the open answers of one sub-survey of one wave were given, by the response they
 * are in. Holds identifiers and codes, no texts, and is small enough to be sent along with what
 * reads the responses: joining costs no pass of its own.
 */
public final class Codings implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Rows of coding files of one sub-survey of one wave; a hundred times a whole country's. */
  public static final int MOST_ROWS = 1_000_000;

  /** Of a sub-survey whose answers nobody has coded. */
  public static final Codings NONE = new Codings(List.of());

  private final ArrayList<String> questions;
  private final HashMap<String, ArrayList<Coded>> byResponse = new HashMap<>();

  /** Only told where the files were read. */
  private transient @Nullable List<Place> places;

  /**
   * @param questions keys of the questions whose answers may have been coded
   */
  Codings(List<String> questions) {
    this.questions = new ArrayList<>(questions);
  }

  /**
   * One coded answer.
   *
   * @param question number of the question
   * @param row number of the row that says so, from 0 through all coding files of the sub-survey
   * @param codes positions of the codes in the question's code frame, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; read once per response.
  record Coded(int question, int row, byte[] codes) implements Serializable {}

  /**
   * Adds a coded answer.
   *
   * @return the row that has coded the answer before, null when none has; then nothing is added
   */
  @Nullable Integer add(String response, Coded coded) {
    List<Coded> known = byResponse.computeIfAbsent(response, id -> new ArrayList<>(1));
    for (Coded other : known) {
      if (other.question() == coded.question()) {
        return other.row();
      }
    }
    known.add(coded);
    return null;
  }

  void readAt(List<Place> ofRows) {
    places = ofRows;
  }

  /**
   * Where each row of the coding files stands, in the order in which they are numbered; the column
   * is the one with the response's identifier. Empty on executors.
   */
  public List<Place> places() {
    List<Place> known = places;
    return known == null ? List.of() : known;
  }

  /** Number of the question, -1 when its answers are not coded. */
  int question(String key) {
    return questions.indexOf(key);
  }

  /** What was coded of a response's answers. */
  List<Coded> of(String response) {
    if (byResponse.isEmpty()) {
      return List.of();
    }
    List<Coded> coded = byResponse.get(response);
    return coded == null ? List.of() : coded;
  }
}
