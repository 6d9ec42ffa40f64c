package no.kommunespeil.domain.survey;

import java.util.List;

/**
 * How a question of a wave differs from the last wave that asked it.
 *
 * @param question key of a question asked in the wave
 * @param items keys of the items it is about, {@link Variable#TICKED_COUNT_ITEM} for the number of
 *     options ticked; all of them when empty
 * @param comparability the grade of the step
 * @param addedOptions keys of categories that the earlier waves did not offer
 * @param removedOptions keys of categories that the earlier waves offered and this one does not
 * @param note what changed
 */
public record QuestionChange(
    String question,
    List<String> items,
    Comparability comparability,
    List<String> addedOptions,
    List<String> removedOptions,
    Text note) {

  /** Whether it is about the variable. */
  public boolean isAbout(Variable variable) {
    return question.equals(variable.question().key())
        && (items.isEmpty() || items.contains(item(variable)));
  }

  private static String item(Variable variable) {
    return variable.role() == Variable.Role.TICKED_COUNT
        ? Variable.TICKED_COUNT_ITEM
        : variable.item().map(Item::key).orElse("");
  }
}
