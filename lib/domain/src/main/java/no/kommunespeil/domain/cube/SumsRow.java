package no.kommunespeil.domain.cube;

/**
 * One row of the table of sufficient sums.
 *
 * @param subSurvey key of the sub-survey, or {@link CubeLayout#ANY}
 * @param variable key of the variable, or {@link CubeLayout#RESPONSE}
 */
public record SumsRow(
    String wave, String subSurvey, String variable, String breakdown, String group, Sums sums) {}
