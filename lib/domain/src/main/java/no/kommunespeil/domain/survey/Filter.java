package no.kommunespeil.domain.survey;

import java.util.List;

/**
 * Who is asked: those whose answer to a variable is one of some categories.
 *
 * @param variable key of the variable that decides, in the same sub-survey
 * @param anyOf keys of the categories that lead to the question
 */
public record Filter(String variable, List<String> anyOf) {}
