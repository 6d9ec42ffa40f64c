package no.kommunespeil.report.ddi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import org.jspecify.annotations.Nullable;

/** How many gave each answer in a wave, over all units, as mart {@code estimates} has it. */
final class Frequencies {

  private static final String MART = "estimates";

  private final Map<String, Long> counts = new HashMap<>();
  private final Map<String, Base> bases = new HashMap<>();

  /**
   * Of whom answers are.
   *
   * @param responses to the sub-survey
   * @param asked those that were put the question
   * @param answered those that answered it
   */
  record Base(long responses, long asked, long answered) {}

  private Frequencies() {}

  static Frequencies of(Tables tables, String wave) {
    Frequencies frequencies = new Frequencies();
    if (tables.has(MART)) {
      frequencies.add(
          tables.read(MART, Map.of("wave", wave, "breakdown", "all", "statistic", "share")));
    }
    return frequencies;
  }

  private void add(Table table) {
    int subSurvey = table.column("sub_survey");
    int variable = table.column("variable");
    int category = table.column("category");
    int count = table.column("count_n");
    for (@Nullable Object[] row : table.rows()) {
      String key = key(row[subSurvey], row[variable]);
      bases.put(
          key,
          new Base(
              number(row, table.column("response_n")),
              number(row, table.column("asked_n")),
              number(row, table.column("answered_n"))));
      if (row[count] instanceof Long number) {
        counts.put(key + " " + row[category], number);
      }
    }
  }

  /** Empty when the mart does not have the answer. */
  Optional<Long> count(String subSurvey, String variable, String category) {
    return Optional.ofNullable(counts.get(key(subSurvey, variable) + " " + category));
  }

  /** Empty when the mart does not have the variable. */
  Optional<Base> base(String subSurvey, String variable) {
    return Optional.ofNullable(bases.get(key(subSurvey, variable)));
  }

  private static String key(@Nullable Object subSurvey, @Nullable Object variable) {
    return subSurvey + " " + variable;
  }

  private static long number(@Nullable Object[] row, int column) {
    return row[column] instanceof Long number ? number : 0;
  }
}
