package no.kommunespeil.domain.survey;

import java.util.List;

/**
 * Categories of one scale reported together, for example the top two.
 *
 * @param categories keys of the categories, in scale order
 */
public record Combination(String key, Text label, List<String> categories) {}
