package no.kommunespeil.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.report.data.PackageInfo;
import org.jspecify.annotations.Nullable;

/** The project's own contracts and codebook, and rows of its marts made by hand. */
public final class Made {

  public static final Folder CONF = LocalFolder.of(Path.of("../../conf"));

  public static final Survey SURVEY = SurveyReader.read(CONF);

  public static final MartContracts CONTRACTS = read(MartContracts::read);

  public static final PackageInfo INFO =
      read((conf, problems) -> PackageInfo.read(conf, problems).orElseThrow());

  /** Texts that harm where they are not taken for texts. */
  public static final List<String> HOSTILE =
      List.of(
          "<script>alert('x')</script>",
          "</td></table><img src=x onerror=alert(1)>",
          "${1+1} <#include '/etc/passwd'> [=1+1]",
          "]]> &amp; &#x3C; \"quoted\" 'single'",
          "=HYPERLINK(\"http://example.org\",\"click\")",
          "+1+1",
          "-2+3",
          "@SUM(1)",
          "\t=1+1",
          "\r=1+1",
          "'=1+1",
          "| a | table | `code` **bold** [link](javascript:alert(1))",
          "# heading\n- list\n\n<b>",
          "\u202Eright to left\u202C \u200F\u2067x\u2069",
          "👩‍👩‍👧‍👦 🇳🇴 é e\u0301",
          "_x0041_ stays",
          "nul \u0000 bell \u0007 escape \u001B lone \uD800 none \uFFFE",
          "a".repeat(9_999) + "😀",
          "b".repeat(40_000));

  private Made() {}

  /** All tables of the contracts, with no row. */
  public static Tables empty() {
    return Tables.of(
        CONTRACTS.all().stream().map(contract -> new Table(contract, List.of())).toList());
  }

  public static Table table(String mart, List<Map<String, ?>> rows) {
    MartContract contract = CONTRACTS.get(mart);
    List<@Nullable Object[]> made = new ArrayList<>();
    rows.forEach(row -> made.add(row(contract, row)));
    return new Table(contract, made);
  }

  /** A row with the values given, and of every other column that must be there the least value. */
  static @Nullable Object[] row(MartContract contract, Map<String, ?> values) {
    @Nullable Object[] row = new Object[contract.columns().size()];
    for (int i = 0; i < row.length; i++) {
      MartColumn column = contract.columns().get(i);
      Object given = values.get(column.name());
      row[i] = given != null || column.nullable() ? given : least(column);
    }
    values.keySet().forEach(contract::column);
    return row;
  }

  private static Object least(MartColumn column) {
    return switch (column.type()) {
      case STRING -> column.name();
      case INT -> 0;
      case LONG -> 0L;
      case DOUBLE -> 0.0;
      case BOOLEAN -> false;
      case DATE -> LocalDate.of(2020, 1, 1);
    };
  }

  private interface Reading<T> {
    T read(Folder conf, Problems problems) throws IOException;
  }

  private static <T> T read(Reading<T> reading) {
    Problems problems = new Problems();
    try {
      T read = reading.read(CONF, problems);
      problems.throwIfAny("reading the project's configuration");
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
