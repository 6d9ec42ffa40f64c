package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Problems;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalog.Column;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and marts by their names in Spark's catalogue. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class CatalogueTest {

  private static final String DATABASE = "kommunespeil_test";
  private static final String RESTRICTED = DATABASE + "_restricted";

  private final LocalSpark spark;
  private final Site site;

  CatalogueTest(LocalSpark spark, Site shared, @TempDir Path folder) throws IOException {
    this.spark = spark;
    // A folder with everything in its name that means something to SQL, or to a URL.
    this.site = shared.copyTo(folder.resolve("it's a `100 %` \"#1\""));
  }

  @BeforeEach
  @AfterEach
  void forgetDatabases() {
    sql("drop database if exists " + DATABASE + " cascade");
    sql("drop database if exists " + RESTRICTED + " cascade");
  }

  @Test
  void every_open_mart_is_its_file_by_name_and_nothing_restricted_is_there() throws Exception {
    String said = site.done(spark, "register", "--database", DATABASE);

    List<String> open = names(MartContract.Tier.INTERNAL);
    assertThat(said)
        .contains(open.size() + " marts, 2 tables → database " + DATABASE)
        .contains("in memory and ends with the program")
        .doesNotContain(RESTRICTED);
    assertThat(registered(DATABASE))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(open.stream(), Stream.of("gold", "run_log")).toList());
    assertThat(spark.spark().catalog().databaseExists(RESTRICTED)).isFalse();
    for (String mart : open) {
      assertSameRows(DATABASE + "." + mart, set().resolve(mart + ".parquet"));
    }
    assertThat(count(DATABASE + ".gold"))
        .isEqualTo(spark.spark().read().format("delta").load(site.table("gold").toString()).count())
        .isPositive();
    assertThat(count(DATABASE + ".run_log")).isPositive();
  }

  @Test
  void what_single_units_answered_is_apart_and_only_there_while_it_is_asked_for() throws Exception {
    site.done(spark, "register", "--database", DATABASE, "--restricted");

    assertThat(registered(RESTRICTED))
        .containsExactlyInAnyOrder("bronze", "silver", "linked_answers", "reminders");
    for (String mart : List.of("linked_answers", "reminders")) {
      assertSameRows(RESTRICTED + "." + mart, set().resolve("restricted/" + mart + ".parquet"));
    }
    assertThat(count(RESTRICTED + ".silver")).isPositive();
    assertThat(registered(DATABASE)).doesNotContain("bronze", "silver", "linked_answers");

    sql("create view " + RESTRICTED + ".mine as select 1 as one");
    site.done(spark, "register", "--database", DATABASE);

    assertThat(registered(RESTRICTED)).containsExactly("mine");
    assertThat(Files.isDirectory(site.log("silver"))).isTrue();
    assertThat(site.done(spark, "status")).contains("The next run has nothing to do.");
  }

  @Test
  void comments_are_those_of_the_contracts_in_the_language_asked_for() throws Exception {
    site.done(spark, "register", "--database", DATABASE, "--comments", "en");

    MartContract contract = contracts().get("response_rate");
    assertThat(comments("response_rate"))
        .isEqualTo(
            contract.columns().stream()
                .collect(Collectors.toMap(MartColumn::name, column -> column.description().en())));
    assertThat(spark.spark().catalog().getTable(DATABASE + ".response_rate").description())
        .isEqualTo(contract.label().en() + ". " + contract.description().en());

    site.done(spark, "register", "--database", DATABASE);

    assertThat(comments("response_rate"))
        .containsEntry("year", "Året runden er navngitt etter.")
        .allSatisfy((column, comment) -> assertThat(comment).isNotBlank());
    for (String mart : names(MartContract.Tier.INTERNAL)) {
      // What a Hive metastore in MySQL has room for.
      assertThat(comments(mart).values())
          .as(mart)
          .allSatisfy(comment -> assertThat(comment).hasSizeBetween(1, 256));
    }
  }

  @Test
  void registering_again_changes_nothing() throws IOException {
    site.done(spark, "register", "--database", DATABASE, "--restricted");
    SortedMap<String, String> before = described();
    SortedMap<String, String> files = site.listing();

    site.done(spark, "register", "--database", DATABASE, "--restricted");

    assertThat(described()).isEqualTo(before);
    assertThat(site.listing()).isEqualTo(files);
  }

  @Test
  void what_is_published_next_has_the_same_names() throws Exception {
    site.done(spark, "run", "--database", DATABASE);
    String first = site.set();
    assertThat(shown("variables")).isEqualTo(first);

    site.edit(
        site.conf().resolve("codebook/codebook.yaml"),
        text -> text.replaceFirst("(key: imdi_services, .* en: \")[^\"]*", "$1Other words"));
    site.done(spark, "run");

    // Who reads the old set goes on reading it until names are given anew.
    assertThat(shown("variables")).isEqualTo(first).isNotEqualTo(site.set());
    assertSameRows(
        DATABASE + ".variables", site.sets().resolve(first).resolve("variables.parquet"));

    assertThat(site.done(spark, "run", "--database", DATABASE))
        .contains("Nothing has changed since the last run; nothing was written.")
        .contains("→ database " + DATABASE);
    assertThat(shown("variables")).isEqualTo(site.set());
    for (String mart : List.of("variables", "categories", "time_series")) {
      assertSameRows(DATABASE + "." + mart, set().resolve(mart + ".parquet"));
    }
  }

  @Test
  void a_mart_and_a_table_that_are_gone_lose_their_names() throws IOException {
    site.done(spark, "register", "--database", DATABASE);
    sql("create view " + DATABASE + ".mine as select 1 as one");
    Path summary = set().resolve("set.json");
    Files.writeString(
        summary,
        Files.readString(summary).replaceFirst("(?s)\"unit_bridge\" : \\{.*?\\}\\s*\\},\\s*", ""));
    Site.delete(site.table("run_log"));

    site.done(spark, "register", "--database", DATABASE);

    assertThat(registered(DATABASE))
        .contains("mine", "units", "gold")
        .doesNotContain("unit_bridge", "run_log");
    assertThat(set().resolve("unit_bridge.parquet")).exists();
  }

  @Test
  void what_something_else_is_called_stays_and_nothing_is_registered(@TempDir Path elsewhere)
      throws IOException {
    sql("create database " + DATABASE);
    sql("create view " + DATABASE + ".waves as select 'mine' as whose");
    sql("create table " + DATABASE + ".units using parquet as select 'mine' as whose");
    sql(
        "create table "
            + DATABASE
            + ".gold (whose string) using delta location '"
            + elsewhere.resolve("gold")
            + "'");

    assertThat(site.stopped(spark, "register", "--database", DATABASE))
        .contains("3 problems")
        .contains(DATABASE + ".waves: The catalogue has another view of this name already.")
        .contains(DATABASE + ".units: The catalogue has another table (")
        .contains(DATABASE + ".gold: The catalogue has another table (")
        .contains("Drop or rename it, or name another database with --database.");

    assertThat(registered(DATABASE)).containsExactlyInAnyOrder("waves", "units", "gold");
    assertThat(spark.spark().sql("select whose from " + DATABASE + ".waves").first().get(0))
        .isEqualTo("mine");
  }

  @Test
  void names_of_other_folders_stay(Site shared) throws IOException {
    Program.run(spark, shared.arguments("register", "--database", DATABASE));
    SortedMap<String, String> before = described();

    assertThat(site.stopped(spark, "register", "--database", DATABASE))
        .contains("a view of the marts in file:" + shared.out().resolve("marts"));

    assertThat(described()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x`; drop database y",
        "x.y",
        "x y",
        "Kommunespeil",
        "9x",
        "",
        "global_temp",
        "x_restricted",
        "blåbær"
      })
  void what_is_no_name_is_refused(String name) {
    assertThat(site.stopped(spark, "register", "--database", name))
        .contains("Stopped while choosing a database")
        .contains("--database " + name)
        .contains("such as kommunespeil.");
  }

  @Test
  void a_command_without_a_database_is_a_mistake_of_usage() {
    assertThat(site.run(spark, "register").exitCode()).isEqualTo(2);
    assertThat(site.run(spark, "run", "--restricted").exitCode()).isEqualTo(2);
  }

  @Test
  void what_is_not_published_cannot_be_registered() throws IOException {
    Site.delete(site.out().resolve("marts"));

    assertThat(site.stopped(spark, "register", "--database", DATABASE))
        .contains("No marts are published there.")
        .contains("Publish them with 'run'");
  }

  private void sql(String statement) {
    spark.spark().sql(statement);
  }

  private long count(String table) {
    return spark.spark().table(table).count();
  }

  private Path set() throws IOException {
    return site.sets().resolve(site.set());
  }

  private void assertSameRows(String table, Path file) throws Exception {
    try (MartRows named = MartRows.ofSpark(spark.spark().sql("select * from " + table));
        MartRows duckDb = MartRows.ofDuckDb(file)) {
      MartRows.same(named, duckDb);
    }
  }

  private List<String> registered(String database) {
    return spark.spark().sql("show tables in " + database).collectAsList().stream()
        .filter(row -> !row.getBoolean(2))
        .map(row -> row.getString(1))
        .toList();
  }

  /** The set that a view says it shows. */
  private String shown(String mart) {
    return spark
        .spark()
        .sql("show tblproperties " + DATABASE + "." + mart + " ('kommunespeil.set')")
        .first()
        .getString(1);
  }

  private Map<String, String> comments(String mart) throws Exception {
    return Arrays.stream(
            (Column[]) spark.spark().catalog().listColumns(DATABASE + "." + mart).collect())
        .collect(Collectors.toMap(Column::name, Column::description));
  }

  /** All that the catalogue says of everything registered. */
  private SortedMap<String, String> described() {
    SortedMap<String, String> described = new TreeMap<>();
    for (String database : List.of(DATABASE, RESTRICTED)) {
      if (spark.spark().catalog().databaseExists(database)) {
        for (String name : registered(database)) {
          described.put(
              database + "." + name,
              spark
                  .spark()
                  .sql("describe extended " + database + "." + name)
                  .collectAsList()
                  .stream()
                  .filter(row -> !row.getString(0).matches("Created Time|Last Access"))
                  .map(Row::toString)
                  .collect(Collectors.joining("\n")));
        }
      }
    }
    return described;
  }

  private static List<String> names(MartContract.Tier tier) throws IOException {
    return contracts().all().stream()
        .filter(contract -> contract.tier() == tier)
        .map(MartContract::name)
        .toList();
  }

  private static MartContracts contracts() throws IOException {
    Problems problems = new Problems();
    MartContracts contracts = MartContracts.read(LocalFolder.of(Program.CONF), problems);
    problems.throwIfAny("reading the contracts");
    return contracts;
  }
}
