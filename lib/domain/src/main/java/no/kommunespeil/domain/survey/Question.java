package no.kommunespeil.domain.survey;

import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;

/**
 * A question of the codebook.
 *
 * @param key stable identifier, lower snake case, no dot
 * @param theme key of a theme of the codebook
 * @param purpose what the question is for and who uses it, one sentence
 * @param figures figures of the 2020 report that show it
 * @param askedOf keys of the sub-surveys that may ask it
 * @param scale scale of a single or grid question; the implicit scale otherwise
 * @param direction whether a high score is good, for single questions
 * @param items rows of a grid, options of a multiple-response question or the code frame of an open
 *     question, in order; else empty
 * @param filter who is asked; everyone in the sub-survey when empty
 * @param exclusive key of the option of a multiple-response question that excludes the others
 *     ("brukes ikke"), empty when none
 * @param inferred what the report does not print and the codebook assumes, one sentence each
 */
public record Question(
    String key,
    QuestionKind kind,
    Text label,
    String theme,
    Repetition repetition,
    Sensitivity sensitivity,
    Text purpose,
    List<String> figures,
    List<String> askedOf,
    Scale scale,
    Direction direction,
    List<Item> items,
    Optional<Filter> filter,
    String exclusive,
    List<String> inferred,
    Place place) {}
