package no.kommunespeil.report.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a mart that a person would open, with the columns in the order a person would read
 * them: the wave, then what the row is about in words, then the rest as in the contract. Labels in
 * the other language are left out.
 *
 * @param columns names of the columns, in order
 * @param rows values in the order of the columns
 */
record Sheet(MartContract contract, List<MartColumn> columns, List<@Nullable Object[]> rows) {

  private static final Map<String, String> ALL_UNITS = Map.of("breakdown", "all");

  /** The marts that become sheets, in their order, and which of their rows. */
  private static final List<Choice> CHOICES =
      List.of(
          new Choice("estimates", ALL_UNITS),
          new Choice("time_series", ALL_UNITS),
          new Choice("county_breakdown", Map.of("breakdown", "county")),
          new Choice("response_rate", Map.of()),
          new Choice("representativity", Map.of()),
          new Choice("batteries", Map.of()),
          new Choice("multiple_response", ALL_UNITS),
          new Choice("open_answers", Map.of()),
          new Choice("role_agreement", ALL_UNITS),
          new Choice("adjusted_estimates", Map.of()),
          new Choice("variables", Map.of()),
          new Choice("categories", Map.of()),
          new Choice("quality_findings", Map.of()),
          new Choice("waves", Map.of()));

  /**
   * @param where values by name of column; all rows when empty
   */
  private record Choice(String mart, Map<String, String> where) {}

  String name() {
    return contract.name();
  }

  /** The marts that become sheets and are there, in the order of the sheets. */
  static List<String> marts(Tables tables) {
    return CHOICES.stream().map(Choice::mart).filter(tables::has).toList();
  }

  /** The sheet of one of {@link #marts(Tables)}. */
  static Sheet of(Tables tables, String mart, Language language) {
    Choice choice =
        CHOICES.stream().filter(one -> one.mart().equals(mart)).findFirst().orElseThrow();
    return of(tables.read(mart, choice.where()), language);
  }

  static Sheet of(Table table, Language language) {
    MartContract contract = table.contract();
    List<MartColumn> columns = order(contract, language);
    int[] from = columns.stream().mapToInt(column -> contract.indexOf(column.name())).toArray();
    List<@Nullable Object[]> rows = new ArrayList<>(table.rows().size());
    for (@Nullable Object[] row : table.rows()) {
      @Nullable Object[] arranged = new Object[from.length];
      Arrays.setAll(arranged, i -> row[from[i]]);
      rows.add(arranged);
    }
    return new Sheet(contract, columns, rows);
  }

  private static List<MartColumn> order(MartContract contract, Language language) {
    List<MartColumn> first = new ArrayList<>();
    List<MartColumn> words = new ArrayList<>();
    List<MartColumn> rest = new ArrayList<>();
    for (MartColumn column : contract.columns()) {
      String name = column.name();
      if (name.equals("wave")) {
        first.add(column);
      } else if (isOtherLanguage(contract, name, language)) {
        continue;
      } else if (isLabelOfKey(contract, name)) {
        words.add(column);
      } else {
        rest.add(column);
      }
    }
    first.addAll(words);
    first.addAll(rest);
    return List.copyOf(first);
  }

  private static boolean isOtherLanguage(MartContract contract, String name, Language language) {
    for (Language other : Language.values()) {
      if (other != language && name.endsWith("_" + other.tag())) {
        String stem = stem(name);
        return contract.indexOf(language.column(stem)) >= 0;
      }
    }
    return false;
  }

  /** Whether it says in words what the row's keys say. */
  private static boolean isLabelOfKey(MartContract contract, String name) {
    if (!name.endsWith("_nb") && !name.endsWith("_en")) {
      return false;
    }
    String stem = stem(name);
    return contract.indexOf(stem) >= 0 || contract.indexOf(stem + "_key") >= 0;
  }

  private static String stem(String name) {
    return name.substring(0, name.lastIndexOf('_'));
  }
}
