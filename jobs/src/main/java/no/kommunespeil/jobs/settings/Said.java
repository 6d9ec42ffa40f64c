package no.kommunespeil.jobs.settings;

import java.util.List;
import no.kommunespeil.domain.problem.Place;

/**
 * A value, and where it was said.
 *
 * @param values the value as written; several of an option that can be repeated
 * @param place file and line, variable, or flag
 */
public record Said(List<String> values, Layer layer, Place place) {

  public Said {
    values = List.copyOf(values);
  }

  static Said of(String value, Layer layer, Place place) {
    return new Said(List.of(value), layer, place);
  }

  /** The value as one text. */
  public String text() {
    return String.join(", ", values);
  }
}
