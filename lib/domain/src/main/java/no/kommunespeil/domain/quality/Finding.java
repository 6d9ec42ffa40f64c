package no.kommunespeil.domain.quality;

import no.kommunespeil.domain.survey.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check found.
 *
 * @param about what it is about, within the sub-survey
 * @param value the number that was looked at
 * @param limit the number it was compared with; null where nothing but equality is asked
 * @param what what is wrong, in full sentences
 * @param remedy what to do about it
 */
public record Finding(
    Subject about, @Nullable Double value, @Nullable Double limit, Text what, Text remedy) {

  /**
   * What a finding is about; what does not apply is null.
   *
   * @param file name of a file as delivered
   * @param variable key of a variable or of a question
   * @param category key of an answer
   * @param breakdown key of a breakdown
   */
  public record Subject(
      @Nullable String file,
      @Nullable String variable,
      @Nullable String category,
      @Nullable String breakdown) {

    /** The sub-survey as a whole. */
    static final Subject ALL = new Subject(null, null, null, null);

    static Subject file(String name) {
      return new Subject(name, null, null, null);
    }

    static Subject variable(String key) {
      return new Subject(null, key, null, null);
    }

    static Subject category(String variable, String category) {
      return new Subject(null, variable, category, null);
    }

    static Subject breakdown(String variable, String breakdown) {
      return new Subject(null, variable, null, breakdown);
    }
  }
}
