package no.kommunespeil.domain.response;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response while it is being decoded; closed once it is a {@link DecodedResponse}. */
final class Tally {

  private static final int[] NONE = {};

  final byte[] answers;
  String responseId = "";
  String unitNumber = "";
  String unitName = "";
  String role = "";
  int roleRank;
  @Nullable String submittedAt;
  int replica;
  boolean synthetic;
  int answered;
  int dontKnows;
  int elaborated;
  int openCharacters;
  int unreadable;
  int answersOutsideFilter;
  int contradictions;

  /** What was coded of the response's open answers. */
  List<Codings.Coded> coded = List.of();

  private int[] columns = NONE;
  private int columnCount;
  private int[] codings = NONE;

  Tally(int asked) {
    answers = new byte[asked];
  }

  /** Notes an answer cell that is not on its scale. */
  void unreadableAnswer(int column) {
    unreadable++;
    unreadableColumn(column);
  }

  /** Notes a column that could not be read. */
  void unreadableColumn(int column) {
    if (columnCount == columns.length) {
      columns = Arrays.copyOf(columns, Math.max(4, 2 * columnCount));
    }
    columns[columnCount++] = column;
  }

  /** Notes that a row of a coding file is about an answer of the response. */
  void codingUsed(int row) {
    codings = Arrays.copyOf(codings, codings.length + 1);
    codings[codings.length - 1] = row;
  }

  /** Notes that a row of a coding file is about an answer the response does not give. */
  void codingInVain(int row) {
    codingUsed(~row);
  }

  int[] codings() {
    return codings;
  }

  int[] unreadableColumns() {
    return columnCount == 0 ? NONE : Arrays.copyOf(columns, columnCount);
  }
}
