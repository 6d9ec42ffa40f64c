package no.kommunespeil.domain.survey;

import java.util.List;

/**
 * How a question of a wave differs from the last wave that asked it.
 *
 * @param question key of a question asked in the wave
 * @param comparability the grade of the step
 * @param addedOptions keys of categories that the earlier waves did not offer
 * @param note what changed
 */
public record QuestionChange(
    String question, Comparability comparability, List<String> addedOptions, Text note) {}
