package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;

/**
 * One way to compare what two roles answered.
 *
 * @param table units in which both responded, by the two answers
 * @param all every answer of the table
 * @param base answers that count in this variant
 * @param answers that are compared one by one
 * @param counted how a role's own answers count, by position in the table
 */
record RolesCompared(
    Variant variant,
    CrossTable table,
    List<Answer> all,
    List<Answer> base,
    List<Answer> answers,
    Function<Sums, long[]> counted) {

  private static final Text NOT_ANSWERED = new Text("Har ikke svart", "Did not answer");

  /** Whether anything was answered: not, or something. */
  private static final int NOTHING = 0;

  private static final int SOMETHING = 1;

  /**
   * The ways to compare a variable: with all answers, without don't know where there is such an
   * answer, and for texts whether there is one at all.
   *
   * @param frame units that both roles were asked for
   */
  static List<RolesCompared> of(Variable variable, Joint joint, long frame) {
    Scale scale = variable.scale();
    List<Answer> all = Answer.of(scale);
    List<Answer> substantive = Answer.substantiveOf(scale);
    CrossTable table = CrossTable.of(joint, frame);
    List<RolesCompared> ways = new ArrayList<>();
    ways.add(new RolesCompared(Variant.ALL, table, all, all, all, Sums::counts));
    if (substantive.size() < all.size()) {
      ways.add(
          new RolesCompared(
              Variant.EXCL_DONT_KNOW, table, all, substantive, substantive, Sums::counts));
    }
    if (variable.role() == Variable.Role.OPEN) {
      ways.add(whetherAnswered(scale, joint, frame));
    }
    return ways;
  }

  private static RolesCompared whetherAnswered(Scale scale, Joint joint, long frame) {
    long[][] counts = new long[2][2];
    for (int i = Missing.UNREADABLE; i < joint.left(); i++) {
      for (int j = Missing.UNREADABLE; j < joint.right(); j++) {
        if (i != Missing.FILTERED_OUT && j != Missing.FILTERED_OUT) {
          counts[i < 0 ? NOTHING : SOMETHING][j < 0 ? NOTHING : SOMETHING] += joint.at(i, j);
        }
      }
    }
    CrossTable table = CrossTable.of(square(counts), frame);
    Answer not =
        new Answer("not_answered", Answer.Kind.CATEGORY, NOT_ANSWERED, 0, new int[] {NOTHING});
    Answer some = Answer.answered(scale, SOMETHING);
    Answer answered =
        new Answer(
            some.key(), Answer.Kind.CATEGORY, some.label(), some.order(), new int[] {SOMETHING});
    List<Answer> both = List.of(not, answered);
    return new RolesCompared(
        Variant.OF_ASKED,
        new CrossTable(table.counts(), table.asked(), CrossTable.of(joint, frame).domain()),
        both,
        both,
        List.of(answered),
        sums -> new long[] {sums.blank() + sums.unreadable(), sums.answered()});
  }

  /** Units by two answers, without any missing ones. */
  static Joint square(long[][] counts) {
    int size = counts.length;
    long[] cells = new long[Joint.cells(size, size)];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        cells[Joint.cell(size, i, j)] = counts[i][j];
      }
    }
    return new Joint(size, size, cells);
  }

  /** A role's own answers by position in the table. */
  long[] own(Sums sums) {
    return counted.apply(sums);
  }
}
