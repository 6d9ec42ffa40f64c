package no.kommunespeil.report.boundaries;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/**
 * A feature as it stands in the file.
 *
 * @param number 1-based, in the order of the file
 * @param id of the feature itself, as text
 * @param properties those with a text or a number, as text
 * @param type of its geometry; empty when it has none
 * @param parts each a {@link Coordinate} or a list of parts
 */
record Feature(
    int number, Optional<String> id, Map<String, String> properties, String type, List<?> parts) {

  /** How a message names it. */
  String name() {
    return "feature " + number;
  }
}
