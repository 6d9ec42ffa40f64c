package no.kommunespeil.domain.survey;

import java.util.List;

/**
 * A row of a grid, an option of a multiple-response question, or a code that answers to an open
 * question are given.
 *
 * @param code how exports that write options as codes write it; empty when none is known
 * @param spellings further texts, beside the labels, that exports are known to write for an option
 * @param direction whether agreement or a high score is good, for grids of statements
 * @param inferred whether the report does not print it and the codebook assumes it
 */
public record Item(
    String key,
    Text label,
    String code,
    List<String> spellings,
    Direction direction,
    boolean inferred) {}
