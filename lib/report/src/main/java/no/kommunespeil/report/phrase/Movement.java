package no.kommunespeil.report.phrase;

import org.jspecify.annotations.Nullable;

/**
 * How a share compares with the previous wave that asked the question.
 *
 * @param sinceWave the previous wave that asked
 * @param comparability in the words of the mart {@code time_series}
 * @param change share minus the previous share; null when withheld or missing
 * @param q the change's q value; null when it has none
 * @param withheld why the change is not given, in the words of the mart; null when it is
 */
public record Movement(
    String sinceWave,
    String comparability,
    @Nullable Double change,
    @Nullable Double q,
    @Nullable String withheld) {}
