package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report --unit} writes of the sample waves. */
@ExtendWith(SampleRun.Shared.class)
@ExtendWith(LocalSpark.Shared.class)
class UnitReportTest {

  /** What tells a response of Bergen from all others of 2020: its population and county. */
  private static final String OF_BERGEN =
      "a.wave = '2020' and a.county = '46' and a.population ="
          + " (select population from units where wave = '2020' and unit = '4601')";

  private final SampleRun sample;
  private final LocalSpark spark;

  UnitReportTest(SampleRun sample, LocalSpark spark) {
    this.sample = sample;
    this.spark = spark;
  }

  private Program.Ended report(Path out, String... arguments) {
    List<String> all = new ArrayList<>(List.of("report", "--out", out.toString()));
    all.addAll(List.of(arguments));
    return Program.run(spark, all.toArray(String[]::new));
  }

  /** The sample's marts in a folder that may be written to; the environment has their secret. */
  private Path out(Path folder) throws IOException {
    Files.createSymbolicLink(folder.resolve("marts"), sample.out().resolve("marts"));
    return folder;
  }

  private static Document page(Path out, String unit) throws IOException {
    return Jsoup.parse(
        Files.readString(out.resolve("report/restricted/kommunespeil-2020-" + unit + "-nb.html")));
  }

  private static List<Element> figures(Document page, String title, String role) {
    return page.select("figure").stream()
        .filter(figure -> figure.select("h3").text().endsWith(". " + title))
        .filter(figure -> figure.select(".kind").text().startsWith(role + "."))
        .toList();
  }

  private static String number(Object share, Object count) {
    double percent = Math.round(((Number) share).doubleValue() * 1000) / 10.0;
    return String.format(Locale.ROOT, "%.1f", percent).replace('.', ',')
        + "\u202f% ("
        + count
        + ")";
  }

  @Test
  void answers_and_shares_are_those_of_the_marts(@TempDir Path folder)
      throws IOException, SQLException {
    Program.Ended ended =
        report(out(folder), "--wave", "2020", "--unit", "4601", "--language", "nb");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    Document page = page(folder, "4601");
    List<List<@Nullable Object>> answers =
        sample.query(
            "select a.sub_survey_nb, a.question_nb, a.category_nb, c.value, c.count_n, n.value,"
                + " n.count_n from linked_answers a"
                + " join variables v using (variable)"
                + " join estimates n on n.wave = a.wave and n.sub_survey = a.sub_survey"
                + " and n.variable = a.variable and n.category = a.category"
                + " and n.statistic = 'share' and n.breakdown = 'all'"
                + " join estimates c on c.wave = a.wave and c.sub_survey = a.sub_survey"
                + " and c.variable = a.variable and c.category = a.category"
                + " and c.statistic = 'share' and c.breakdown = 'county' and c.group_key = '46'"
                + " where v.kind = 'single' and v.sensitivity = 'open' and "
                + OF_BERGEN);
    assertThat(answers).hasSizeGreaterThan(10);
    for (List<@Nullable Object> answer : answers) {
      List<Element> found =
          figures(page, String.valueOf(answer.get(1)), String.valueOf(answer.get(0)));
      assertThat(found).as("%s", answer).hasSize(1);
      assertThat(found.get(0).select(".base").text()).startsWith("Dere: «" + answer.get(2) + "»");
      Element own =
          found.get(0).select("tbody tr").stream()
              .filter(row -> row.child(0).text().equals(answer.get(2)))
              .findFirst()
              .orElseThrow();
      assertThat(own.child(1).text()).isEqualTo("Deres svar");
      assertThat(own.child(3).text())
          .isIn(
              "–",
              number(Objects.requireNonNull(answer.get(3)), Objects.requireNonNull(answer.get(4))));
      assertThat(own.child(4).text())
          .isEqualTo(
              number(Objects.requireNonNull(answer.get(5)), Objects.requireNonNull(answer.get(6))));
    }
    assertThat(page.select("figure")).hasSizeGreaterThan(30);
  }

  @Test
  void similar_units_are_counted_as_an_engine_counts_them(@TempDir Path folder)
      throws IOException, SQLException {
    report(out(folder), "--wave", "2020", "--unit", "4601", "--language", "nb");

    // Bergen is of centrality 2 and the largest size; fewer than ten others of those answered.
    List<List<@Nullable Object>> answers =
        sample.query(
            "select a.sub_survey_nb, a.question_nb, a.category_nb,"
                + " (select count(*) from linked_answers o where o.wave = a.wave"
                + " and o.sub_survey = a.sub_survey and o.variable = a.variable"
                + " and o.category = a.category and o.centrality_class = 2"
                + " and o.population >= 20000) as same,"
                + " (select count(*) from linked_answers o where o.wave = a.wave"
                + " and o.sub_survey = a.sub_survey and o.variable = a.variable"
                + " and o.category is not null and o.centrality_class = 2"
                + " and o.population >= 20000) as answered"
                + " from linked_answers a join variables v using (variable)"
                + " where v.kind = 'single' and v.sensitivity = 'open' and a.category is not null"
                + " and "
                + OF_BERGEN);
    Document page = page(folder, "4601");
    assertThat(page.select("#who ~ p").text())
        .contains("folketall i samme gruppe eller en nabogruppe")
        .contains("Av dem har 13 andre svart");
    int shown = 0;
    for (List<@Nullable Object> answer : answers) {
      Element figure =
          figures(page, String.valueOf(answer.get(1)), String.valueOf(answer.get(0))).get(0);
      String cell =
          figure.select("tbody tr").stream()
              .filter(row -> row.child(0).text().equals(answer.get(2)))
              .findFirst()
              .orElseThrow()
              .child(2)
              .text();
      double same = ((Number) Objects.requireNonNull(answer.get(3))).doubleValue();
      double answered = ((Number) Objects.requireNonNull(answer.get(4))).doubleValue();
      if (!cell.equals("–")) {
        shown++;
        assertThat(cell)
            .as("%s", answer)
            .isEqualTo(number(same / answered, Objects.requireNonNull(answer.get(3))));
      }
      if (answered <= 5) {
        assertThat(cell).isEqualTo("–");
      }
    }
    assertThat(shown).isGreaterThan(5);
  }

  @Test
  void no_other_unit_is_on_a_page(@TempDir Path folder) throws IOException, SQLException {
    Program.Ended ended =
        report(out(folder), "--wave", "2020", "--unit", "4601", "--unit", "030101");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    List<String> keys =
        sample.query("select distinct unit_key from linked_answers").stream()
            .map(row -> String.valueOf(row.get(0)))
            .toList();
    List<List<@Nullable Object>> units =
        sample.query("select unit, name from units where wave = '2020'");
    assertThat(units).hasSizeGreaterThan(300);
    try (Stream<Path> files = Files.list(folder.resolve("report/restricted"))) {
      for (Path file : files.toList()) {
        String html = Files.readString(file);
        String text = Jsoup.parse(html).text();
        assertThat(keys).noneMatch(html::contains);
        for (List<@Nullable Object> unit : units) {
          String number = String.valueOf(unit.get(0));
          String name = String.valueOf(unit.get(1));
          boolean isOwn = file.toString().contains("-" + number + "-");
          // Oslo is also the county of its districts, and numbers may be counts of people.
          if (!isOwn && !name.equals("Oslo")) {
            assertThat(text).doesNotContainPattern("(?<!\\pL)" + name + "(?!\\pL)");
            assertThat(text).doesNotContainPattern("(?<![\\d-])" + number + "(?![\\d-])");
          }
        }
      }
    }
  }

  @Test
  void pages_are_for_their_owner_to_read(@TempDir Path folder) throws IOException {
    report(out(folder), "--wave", "2020", "--unit", "Bergen", "--language", "en");

    Path restricted = folder.resolve("report/restricted");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restricted)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(restricted)) {
      List<Path> all = files.toList();
      assertThat(all)
          .extracting(file -> file.getFileName().toString())
          .containsExactly("kommunespeil-2020-4601-en.html");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(all.get(0))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void everything_wrong_with_the_units_is_told_at_once(@TempDir Path folder) throws IOException {
    Program.Ended ended =
        report(
            out(folder),
            "--wave",
            "2020",
            "--unit",
            "Bergenn",
            "--unit",
            "Songdalen",
            "--unit",
            "9999",
            "--unit",
            "4601");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains(
            "--unit Bergenn: No municipality or district has this name. Did you mean 4601 Bergen",
            "--unit Songdalen: It is part of 4204 Kristiansand on 2020-12-17",
            "Write --unit 4204.",
            "--unit 9999: No municipality or district has the number 9999.");
    assertThat(folder.resolve("report")).doesNotExist();
  }

  @Test
  void a_former_number_and_a_sami_name_are_known(@TempDir Path folder) throws IOException {
    Program.Ended ended =
        report(
            out(folder),
            "--wave",
            "2020",
            "--language",
            "nb",
            "--unit",
            "1201",
            "--unit",
            "Guovdageaidnu");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    // Bergen was 1201 in Hordaland until 2020.
    assertThat(page(folder, "4601").select("#earlier ~ p").text()).contains("er fra 1201 Bergen.");
    assertThat(page(folder, "5430").select("h1").text()).startsWith("Kautokeino: deres svar");
  }

  /** The command in a process whose environment has no secret, so that the file counts. */
  private static Program.Ended withoutSecret(Path out) throws IOException, InterruptedException {
    try (ForkedProgram program =
        ForkedProgram.start(
            Map.of("KOMMUNESPEIL_PSEUDONYM_KEY", ""),
            ForkedProgram.classPath(),
            "no.kommunespeil.jobs.Main",
            "report",
            "--out",
            out.toString(),
            "--conf",
            Program.CONF.toString(),
            "--wave",
            "2020",
            "--unit",
            "4601")) {
      return program.await();
    }
  }

  @Test
  void another_secret_or_none_is_told(@TempDir Path folder)
      throws IOException, InterruptedException {
    out(folder);
    Program.Ended none = withoutSecret(folder);
    Files.writeString(folder.resolve("pseudonym.key"), "another secret, long enough\n");
    Program.Ended another = withoutSecret(folder);

    assertThat(none.exitCode()).as(none.output()).isEqualTo(1);
    assertThat(none.output())
        .contains("The secret under which units have their keys is not at hand.");
    assertThat(another.exitCode()).as(another.output()).isEqualTo(1);
    assertThat(another.output())
        .contains("The marts were made with another secret than the one at hand");
    assertThat(folder.resolve("report")).doesNotExist();
  }

  @Test
  void a_unit_that_did_not_answer_gets_the_comparisons(@TempDir Path folder)
      throws IOException, SQLException {
    String unit =
        String.valueOf(
            sample
                .query(
                    "select unit from reminders where wave = '2020' and answered_parts_n = 0"
                        + " and unit_type = 'municipality' order by unit limit 1")
                .get(0)
                .get(0));

    report(out(folder), "--wave", "2020", "--language", "nb", "--unit", unit);

    Document page = page(folder, unit);
    assertThat(page.text()).contains("Dere har ikke svart i denne runden.");
    assertThat(page.select("figure svg")).hasSizeGreaterThan(20);
    assertThat(page.select("figure tbody td:contains(Deres svar)")).isEmpty();
  }

  @Test
  void options_that_do_not_go_together_are_refused(@TempDir Path folder) throws IOException {
    out(folder);

    assertThat(report(folder, "--unit", "4601", "--figures", "figures"))
        .satisfies(ended -> assertThat(ended.exitCode()).isEqualTo(2))
        .satisfies(ended -> assertThat(ended.output()).contains("--figures is for the report"));
    assertThat(report(folder, "--unit", "all", "--unit", "4601"))
        .satisfies(ended -> assertThat(ended.exitCode()).isEqualTo(2))
        .satisfies(ended -> assertThat(ended.output()).contains("--unit all is every unit"));
  }
}
