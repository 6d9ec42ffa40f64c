package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.Main;
import no.kommunespeil.jobs.query.Answer;
import no.kommunespeil.jobs.query.MartQueries;
import no.kommunespeil.jobs.query.MartTables;
import no.kommunespeil.jobs.query.SqlScript;
import no.kommunespeil.report.Table;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.PublishedSet;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command {@code sql} answers and refuses. */
@ExtendWith(SampleRun.Shared.class)
class QueryTest {

  private static final String TWO_WAVES =
      "select wave, year, field_from from waves order by wave_order limit 2";

  /** A formula, a line break, a mark that turns the direction of writing, and a terminal's code. */
  private static final String HOSTILE =
      "select '=HYPERLINK(\"x\")' as formula, 'a' || chr(10) || 'b' as lines,"
          + " 'x' || chr(8238) || 'y' as turned, chr(27) || '[2J' as screen, '' as nothing,"
          + " null as missing, '<script>' as tag";

  private final SampleRun sample;

  QueryTest(SampleRun sample) {
    this.sample = sample;
  }

  private record Ended(int exitCode, String answer, String error) {}

  private Ended sql(String... arguments) {
    return sqlIn(sample.out().toString(), arguments);
  }

  private static Ended sqlIn(String out, String... arguments) {
    List<String> all = new ArrayList<>(List.of("sql", "--out", out));
    all.addAll(List.of("--conf", Program.CONF.toString()));
    all.addAll(List.of(arguments));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            new PrintStream(answer, true, StandardCharsets.UTF_8),
            new PrintStream(error, true, StandardCharsets.UTF_8),
            all.toArray(String[]::new));
    return new Ended(
        exitCode, answer.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
  }

  private String answer(String... arguments) {
    Ended ended = sql(arguments);
    assertThat(ended.exitCode()).as(ended.error()).isZero();
    return ended.answer();
  }

  private String refusal(String... arguments) {
    Ended ended = sql(arguments);
    assertThat(ended.exitCode()).as(ended.answer()).isEqualTo(1);
    return ended.error();
  }

  private Ended typed(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return sql(arguments);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void a_table_has_numbers_to_the_right_and_says_how_many_rows_there_are() {
    assertThat(answer("select 'en' as word, 5 as number union all select 'to', 1234 order by 1"))
        .isEqualTo(
            """
            word  number
            ────  ──────
            en         5
            to      1234
            (2 rows)
            """);
    assertThat(answer(TWO_WAVES))
        .isEqualTo(
            """
            wave  year  field_from
            ────  ────  ──────────
            2014  2014  2014-05-05
            2015  2015  2015-12-15
            (2 rows)
            """);
  }

  @Test
  void a_table_shows_what_is_missing_and_numbers_with_six_digits() {
    assertThat(
            answer(
                "select 1 / 3 as third, null::double as missing, 1e9 / 7 as large, 1e-7 as small"))
        .isEqualTo(
            """
               third  missing      large  small
            ────────  ───────  ─────────  ─────
            0.333333        –  142857143   1E-7
            (1 row)
            """);
  }

  @Test
  void csv_is_exact() {
    assertThat(answer("--format", "csv", TWO_WAVES))
        .isEqualTo("wave,year,field_from\r\n2014,2014,2014-05-05\r\n2015,2015,2015-12-15\r\n");
    assertThat(answer("--format", "csv", "select 1 / 3 as third, 'a,b' as comma, true as flag"))
        .isEqualTo("third,comma,flag\r\n0.3333333333333333,\"a,b\",true\r\n");
  }

  @Test
  void json_is_an_array_of_objects_with_numbers_as_numbers() {
    assertThat(answer("--format", "json", TWO_WAVES))
        .isEqualTo(
            """
            [
            {"wave":"2014","year":2014,"field_from":"2014-05-05"},
            {"wave":"2015","year":2015,"field_from":"2015-12-15"}
            ]
            """);
    assertThat(
            answer(
                "--format",
                "json",
                "select 1 / 3 as third, 1 / 0 as none, null as missing, [1, 2] as list, 1 as a,"
                    + " 2 as a, 1.50::decimal(5, 2) as price"))
        .isEqualTo(
            """
            [
            {"third":0.3333333333333333,"none":"Infinity","missing":null,"list":[1,2],"a":1,"a_2":2,"price":1.50}
            ]
            """);
    assertThat(answer("--format", "json", "select 1 where false")).isEqualTo("[\n]\n");
  }

  @Test
  void hostile_values_are_text_in_every_format() {
    assertThat(answer(HOSTILE))
        .contains("=HYPERLINK(\"x\")  a\\nb   x\\u202ey  \\u001b[2J                 –  <script>")
        .doesNotContain("\u001b", "\u202e");
    assertThat(answer("--format", "csv", HOSTILE))
        .endsWith("\r\n\"=HYPERLINK(\"\"x\"\")\",\"a\nb\",x\u202ey,\u001b[2J,\"\",,<script>\r\n");
    assertThat(answer("--format", "json", HOSTILE))
        .contains(
            "{\"formula\":\"=HYPERLINK(\\\"x\\\")\",\"lines\":\"a\\nb\",\"turned\":\"x\u202ey\","
                + "\"screen\":\"\\u001B[2J\",\"nothing\":\"\",\"missing\":null,"
                + "\"tag\":\"<script>\"}");
  }

  @Test
  void a_long_answer_shows_its_first_rows_and_says_how_many_more_there_are() {
    String query = "select i from range(1234) as numbers(i)";

    assertThat(answer(query))
        .contains("\n199\n(the first 200 of 1,234 rows, 1,034 more: --all shows them)\n");
    assertThat(answer("--all", query)).endsWith("1233\n(1,234 rows)\n");
    assertThat(answer("--format", "csv", query).lines()).hasSize(1235);
  }

  @Test
  void a_table_keeps_to_the_width_of_the_terminal() {
    System.setProperty("kommunespeil.columns", "60");
    try {
      String wide = answer("select * from estimates limit 3");
      assertThat(wide.lines().limit(5))
          .allSatisfy(line -> assertThat(line.length()).isLessThan(61));
      assertThat(wide).contains("(3 rows)\n(not shown for want of room: ", "synthetic");

      assertThat(answer("select repeat('x', 100) as long, 1234567890 as number"))
          .contains("x…  1234567890\n");
    } finally {
      System.clearProperty("kommunespeil.columns");
    }
  }

  @Test
  void statements_stand_apart_by_semicolons_that_are_no_part_of_a_text_or_comment() {
    assertThat(
            answer(
                "--format",
                "csv",
                "select 'a;b' as x; -- one; only\n /* ; */ select $$c;d$$ as \"y;z\";; select 3 as"
                    + " e"))
        .isEqualTo("x\r\na;b\r\n\ny;z\r\nc;d\r\n\ne\r\n3\r\n");
  }

  @Test
  void statements_come_from_standard_input_or_a_file_too(@TempDir Path folder) throws IOException {
    assertThat(typed("select 1 as a;\nselect 'æ'\nas b\n", "--format", "csv", "-").answer())
        .isEqualTo("a\r\n1\r\n\nb\r\næ\r\n");

    Path file = folder.resolve("questions.sql");
    Files.writeString(file, "\uFEFFselect 2 as c");
    assertThat(answer("--format", "csv", "-f", file.toString())).isEqualTo("c\r\n2\r\n");

    Files.writeString(file, "select 1;\n\nselect wave,\n  yaer\nfrom waves");
    assertThat(refusal("-f", file.toString()))
        .contains(file + ":4 [3]: Referenced column \"yaer\" not found in FROM clause!")
        .contains("Did you mean 'year'?")
        .endsWith("\n\n      yaer\n      ^\n");
    Files.write(file, new byte[] {'s', (byte) 0xe6});
    assertThat(refusal("-f", file.toString())).contains("This is not UTF-8. Save it as UTF-8.");
    assertThat(refusal("-f", folder.resolve("none.sql").toString()))
        .contains("none.sql: There is no such file.");
  }

  @Test
  void commands_tell_the_marts_and_their_columns() {
    assertThat(answer(".tables"))
        .contains("\nestimates           One row per wave, sub-survey, variable, group")
        .doesNotContain("linked_answers");
    assertThat(answer(".schema waves"))
        .startsWith("wave ")
        .containsPattern("field_from +date +[A-Z]")
        .containsPattern("synthetic +boolean +[A-Z]");
    assertThat(typed(".schema wavs\n", "-"))
        .satisfies(
            ended -> {
              assertThat(ended.exitCode()).isEqualTo(1);
              assertThat(ended.error())
                  .contains("standard input:1: There is no mart 'wavs'. Did you mean 'waves'?");
            });
    assertThat(refusal(".table")).contains("There is no command '.table'. Did you mean '.tables'?");
    assertThat(answer("select 1 as a;\n.quit\nselect nonsense")).contains("(1 row)");
  }

  @Test
  void an_unknown_name_is_told_with_its_place_and_the_nearest_known_one() {
    assertThat(refusal("select 'æøå', * from estimats"))
        .isEqualTo(
            """
            SYNTHETIC data, made up to show the program. Not for any conclusion.

            Stopped while asking the marts: 1 problem.
              statement:1 [22]: Table with name estimats does not exist! Did you mean 'estimates'?

                select 'æøå', * from estimats
                                     ^
            """);
    assertThat(refusal("select e.vale from estimates as e"))
        .contains("does not have a column named \"vale\". Did you mean 'value'?");
    assertThat(refusal("selct 1")).contains("statement:1 [1]: syntax error at or near \"selct\".");
    assertThat(refusal("explain selct 1")).contains("statement:1 [9]: syntax error");
    assertThat(refusal("select 'open")).contains("unterminated quoted string");
    assertThat(refusal("select cast('x' as int)")).contains("Could not convert string 'x'");
  }

  @Test
  void a_mistake_later_on_leaves_the_answers_before_it() {
    Ended ended = sql("--format", "csv", "select 1 as a; select b");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.answer()).startsWith("a\r\n1\r\n");
    assertThat(ended.error()).contains("statement:1 [23]");
  }

  @Test
  void that_data_are_synthetic_is_said_beside_the_answer() {
    Ended ended = sql("--format", "csv", "select 1 as a");

    assertThat(ended.answer()).isEqualTo("a\r\n1\r\n");
    assertThat(ended.error()).startsWith("SYNTHETIC data");
  }

  @Test
  void restricted_marts_are_there_only_when_asked_for() {
    assertThat(refusal("select count(*) from linked_answers"))
        .contains("It is restricted, since it says what single units answered: ask with")
        .contains("--restricted");
    assertThat(refusal("select * from restricted.linked_answers")).contains("--restricted");
    assertThat(
            refusal(
                "select * from '"
                    + sample.marts().resolve("restricted/linked_answers.parquet")
                    + "'"))
        .contains("Cannot access");
    assertThat(
            answer(
                "--restricted",
                "--format",
                "csv",
                "select count(*) > 1000 as many from restricted.linked_answers"))
        .isEqualTo("many\r\ntrue\r\n");
    assertThat(answer("--restricted", ".tables")).contains("restricted.linked_answers ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from glob('/etc/*')",
        "select * from read_parquet('https://example.org/x.parquet')",
        "copy (select 1) to 'FOLDER/new.parquet'",
        "copy (select 1) to 'FOLDER/waves.parquet'",
        "explain analyze copy (select 1) to 'FOLDER/waves.parquet'",
        "select 1; copy (select 1) to 'FOLDER/waves.parquet'",
        "copy waves from 'FOLDER/waves.parquet'",
        "export database 'FOLDER/export'",
        "attach 'FOLDER/new.duckdb'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "pragma enable_external_access",
        "reset allowed_paths",
        "create table copied as select * from waves",
        "create or replace view waves as select 1",
        "drop view waves",
        "insert into waves select * from waves",
        "create secret (type s3)",
        "call pragma_version()",
        "begin transaction",
        "with x as (select 1) insert into waves select * from x"
      })
  void nothing_else_is_read_and_nothing_is_written(String statement) throws IOException {
    String folder = sample.marts().toRealPath().toString();
    SortedMap<String, String> before = Site.contents(sample.marts());

    assertThat(refusal(statement.replace("FOLDER", folder)))
        .containsPattern("The marts are only read here|Cannot access|disabled|does not exist");

    assertThat(Site.contents(sample.marts())).isEqualTo(before);
  }

  @Test
  void an_answer_that_does_not_fit_into_memory_stops_and_says_so() {
    assertThat(refusal("select list(i || repeat('x', 1000)) from range(100000000) as t(i)"))
        .contains("Stopped while asking the marts", "memory");
  }

  @Test
  void marts_that_are_not_published_are_said_to_be_missing(@TempDir Path folder) {
    Ended ended = sqlIn(folder.resolve("out").toString(), "select 1");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.error())
        .contains(folder.resolve("out/marts").toString())
        .contains("No marts are published there. Publish them with 'run'");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void marts_on_a_file_system_the_engine_cannot_read_are_refused() {
    String link = "spark.hadoop.fs.viewfs.mounttable.query.link./site";
    System.setProperty(link, sample.out().toUri().toString());
    try {
      Ended ended = sqlIn("viewfs://query/site", "select 1");

      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.error())
          .contains("viewfs://query/site/marts/sets/")
          .contains("The marts lie on the file system 'viewfs', and the engine reads local files.")
          .contains("Copy the set to this machine");
    } finally {
      System.clearProperty(link);
    }
  }

  @Test
  void folders_may_have_odd_names_but_not_those_the_engine_takes_for_patterns(@TempDir Path folder)
      throws IOException {
    Path odd = folder.resolve("it's æ 100%");
    Site.copy(sample.out().resolve("marts"), odd.resolve("marts"));
    assertThat(
            sqlIn(odd.toString(), "--format", "csv", "select 1 as a from waves limit 1").answer())
        .isEqualTo("a\r\n1\r\n");

    Path pattern = folder.resolve("a[b]");
    Site.copy(sample.out().resolve("marts"), pattern.resolve("marts"));
    assertThat(sqlIn(pattern.toString(), "select 1").error())
        .contains("Name the folder of the marts without them.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--format=xml", "--rows", "-f"})
  void what_the_command_does_not_know_is_a_mistake_of_usage(String option) {
    assertThat(sql("select 1", option).exitCode()).isEqualTo(2);
  }

  @Test
  void statements_in_two_places_are_a_mistake_of_usage() {
    Ended ended = sql("select 1", "-f", "questions.sql");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.error()).contains("Statements were given twice");
  }

  @Test
  void a_set_published_meanwhile_does_not_mix_with_the_one_that_is_asked(@TempDir Path folder)
      throws Exception {
    Path marts = folder.resolve("marts");
    Site.copy(sample.out().resolve("marts"), marts);
    try (MartQueries queries = open(marts)) {
      Files.writeString(marts.resolve("CURRENT"), "another\n");
      Files.delete(marts.resolve("current"));

      assertThat(one(queries, "select count(*) from waves")).isEqualTo(9L);
    }
    assertThatThrownBy(() -> open(marts)).isInstanceOf(UserError.class);
  }

  @Test
  void marts_are_read_whole_or_in_part_with_values_of_their_contracts_types() throws Exception {
    Problems problems = new Problems();
    List<MartContract> contracts = MartContracts.read(LocalFolder.of(Program.CONF), problems).all();
    problems.throwIfAny("reading the contracts");
    try (MartQueries queries = open(sample.out().resolve("marts"))) {
      MartTables tables = new MartTables(queries, contracts);

      assertThat(tables.contracts())
          .extracting(MartContract::name)
          .contains("estimates", "waves")
          .doesNotContain("linked_answers", "reminders");
      assertThat(tables.synthetic()).isTrue();
      for (MartContract contract : tables.contracts()) {
        Table table = tables.read(contract.name());
        assertThat(table.rows()).as(contract.name()).isNotEmpty();
        for (@Nullable Object[] row : table.rows()) {
          for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            assertThat(
                    value == null || contract.columns().get(i).type().javaClass().isInstance(value))
                .as(contract.name() + "." + contract.columns().get(i).name())
                .isTrue();
          }
        }
      }
      Table waves = tables.read("waves", Map.of("wave", "2020", "year", 2020));
      assertThat(waves.rows()).hasSize(1);
      assertThat(waves.rows().get(0)[waves.column("field_from")])
          .isEqualTo(LocalDate.of(2020, 12, 17));
      assertThatThrownBy(() -> tables.read("linked_answers"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static MartQueries open(Path marts) throws IOException {
    MartSets sets = MartSets.of(new org.apache.hadoop.fs.Path(marts.toUri()), new Configuration());
    return MartQueries.open(() -> published(sets), EnumSet.of(MartContract.Tier.INTERNAL));
  }

  private static PublishedSet published(MartSets sets) throws IOException {
    return sets.published().orElseThrow(() -> new UserError("asking", List.of()));
  }

  private static @Nullable Object one(MartQueries queries, String query) throws SQLException {
    SqlScript.Item item = SqlScript.items("statement", query).get(0);
    try (Answer answer = queries.ask((SqlScript.Statement) item)) {
      assertThat(answer.next()).isTrue();
      return answer.value(0);
    }
  }
}
