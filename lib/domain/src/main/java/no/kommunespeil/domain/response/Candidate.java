package no.kommunespeil.domain.response;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a response when one of a unit's is to be chosen.
 *
 * @param roleRank position of the respondent's role among the sub-survey's, from the one with most
 *     overall knowledge of the field (0)
 * @param elaborated number of elaborated open answers
 * @param openCharacters characters in all open answers
 * @param dontKnows number of answers "don't know"
 * @param answered number of answers
 * @param submittedAt ISO 8601 local date and time, null when unknown
 * @param file where the response was read, together with the row unique among the candidates
 * @param row 1-based row of the file
 */
public record Candidate(
    int roleRank,
    int elaborated,
    int openCharacters,
    int dontKnows,
    int answered,
    @Nullable String submittedAt,
    String file,
    long row) {}
