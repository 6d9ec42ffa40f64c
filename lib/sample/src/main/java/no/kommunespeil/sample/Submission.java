package no.kommunespeil.sample;

import java.time.LocalDateTime;
import java.util.Set;

/**
 * One person's answer, as it is to be written.
 *
 * @param unit whose answers these are
 * @param number the unit's number as the person or the tool gave it, may be empty
 * @param name the unit's name as given
 * @param codes per asked variable, the position of the category or why there is none
 * @param outsideScale positions of the variables whose answer is not on the scale
 */
record Submission(
    SampleUnit unit,
    String number,
    String name,
    String role,
    String respondent,
    LocalDateTime submittedAt,
    byte[] codes,
    Set<Integer> outsideScale) {}
