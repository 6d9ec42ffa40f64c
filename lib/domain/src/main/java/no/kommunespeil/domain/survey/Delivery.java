package no.kommunespeil.domain.survey;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.problem.Place;

/**
 * How the files of one sub-survey of one wave are to be read.
 *
 * @param pattern file names relative to the folder of waves; '*' stands for any characters within a
 *     name, so that a large delivery may come in several files of one shape
 * @param format how the file is written
 * @param coding how answers are written
 * @param listSeparator what separates options in a cell that lists them
 * @param columns what each column holds, by header as written in the file
 * @param ignored headers that are known and not used
 */
public record Delivery(
    String pattern,
    Format format,
    Coding coding,
    String listSeparator,
    Map<String, Target> columns,
    List<String> ignored,
    Place place) {

  /**
   * Whether a file belongs to the delivery.
   *
   * @param path relative to the folder of wave files
   */
  public boolean matches(String path) {
    int slash = pattern.lastIndexOf('/');
    if (slash != path.lastIndexOf('/') || !path.startsWith(pattern.substring(0, slash + 1))) {
      return false;
    }
    return matchesName(path.substring(slash + 1), pattern.substring(slash + 1).split("\\*", -1));
  }

  /** Whether a name is made of the parts in order, with any characters between them. */
  private static boolean matchesName(String name, String[] parts) {
    String first = parts[0];
    String last = parts[parts.length - 1];
    if (parts.length == 1) {
      return name.equals(first);
    }
    if (!name.startsWith(first)
        || !name.endsWith(last)
        || name.length() < first.length() + last.length()) {
      return false;
    }
    int from = first.length();
    int end = name.length() - last.length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = name.indexOf(parts[i], from);
      if (found < 0 || found + parts[i].length() > end) {
        return false;
      }
      from = found + parts[i].length();
    }
    return true;
  }

  /** How answers are written. */
  public enum Coding {
    LABELS,
    CODES
  }

  /** How the file is written; crosses to the tasks that read it. */
  public sealed interface Format extends Serializable {
    /**
     * @param charset "UTF-8" (a byte order mark is allowed) or "windows-1252"
     * @param delimiter ';', ',' or tab
     */
    record Csv(String charset, char delimiter) implements Format {}

    /**
     * @param sheet name of the sheet; the only sheet of the workbook when empty
     */
    record Xlsx(String sheet) implements Format {}
  }

  /** What a column holds. */
  public sealed interface Target {
    /** The answer of one variable; for an option, a tick. */
    record Answer(String variable) implements Target {}

    /** The ticked options of a multiple-response question, as a list. */
    record OptionList(String question) implements Target {}

    /** Something about the submission. */
    record Meta(MetaField field) implements Target {}

    /** In a coding file: the question whose answer was coded. */
    record CodedQuestion() implements Target {}

    /** In a coding file: the codes the answer was given, as a list. */
    record Codes() implements Target {}
  }

  /** What is known about a submission beside its answers. */
  public enum MetaField {
    /** The export tool's identifier of the submission. */
    RESPONSE_ID,
    /** Municipality number, or six-digit district number. */
    UNIT_NUMBER,
    /** Name of the municipality, district or city body. */
    UNIT_NAME,
    /** The respondent's position. */
    ROLE,
    /** When the submission was sent, ISO 8601 local date and time. */
    SUBMITTED_AT,
    /** Name or address of the respondent: kept in bronze, never read. */
    RESPONDENT,
    /** Which copy of the unit this is, in samples made larger than the country; else absent. */
    REPLICA,
    /** Non-empty in every row of a synthetic file. */
    SYNTHETIC
  }
}
