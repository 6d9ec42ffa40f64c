package no.kommunespeil.domain.config;

import no.kommunespeil.domain.problem.Place;

/**
 * A single value.
 *
 * @param text the value as written, without quotes
 * @param isNothing whether nothing was written, or a bare {@code null} or {@code ~}
 */
public record YamlScalar(String text, boolean isNothing, Place place) implements YamlNode {}
