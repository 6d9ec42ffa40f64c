package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.kommunespeil.jobs.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Where the values of options and Spark settings come from, and which of several holds. */
class SettingsTest {

  private final Path conf;
  private final Path settings;

  SettingsTest(@TempDir Path folder) {
    this.conf = folder.resolve("conf");
    this.settings = folder.resolve("settings.yaml");
  }

  @BeforeEach
  void a_configuration_with_two_profiles() throws IOException {
    Files.createDirectories(conf.resolve("profiles"));
    profile("local", "spark:", "  spark.master: \"local[2]\"");
    profile("cluster", "spark:", "  spark.app.name: \"Kommunespeil\"");
  }

  @Test
  void an_option_nobody_speaks_of_has_its_default() throws IOException {
    JsonNode shown = shown(Map.of());

    assertThat(said(shown, "--patience")).isEqualTo("0s from default");
    assertThat(said(shown, "--profile")).isEqualTo("local from default");
    assertThat(said(shown, "--sample")).isEqualTo("false from default");
    assertThat(said(shown, "--out")).isEqualTo("(out, or out/sample) from default");
    assertThat(said(shown, "--conf")).isEqualTo(conf + " from flag --conf");
  }

  /** The one place where the order is held, layer by layer: each is taken away from the top. */
  @Test
  void of_an_option_the_flag_holds_then_environment_settings_file_profile_and_default()
      throws IOException {
    profile("local", "options:", "  patience: 1m", "spark: {}");
    settings("options: {patience: 2m}");
    Map<String, String> environment = Map.of("KOMMUNESPEIL_PATIENCE", "3m");
    String file = settings.toString();

    assertThat(
            said(shown(environment, "--settings", file, "run", "--patience", "4m"), "--patience"))
        .isEqualTo("4m from flag --patience");
    assertThat(said(shown(environment, "--settings", file), "--patience"))
        .isEqualTo("3m from environment KOMMUNESPEIL_PATIENCE");
    assertThat(said(shown(Map.of(), "--settings", file), "--patience"))
        .isEqualTo("2m from settings " + settings + ":1");
    assertThat(said(shown(Map.of()), "--patience"))
        .isEqualTo("1m from profile " + conf + "/profiles/local.yaml:2");
    profile("local", "spark: {}");
    assertThat(said(shown(Map.of()), "--patience")).isEqualTo("0s from default");
  }

  @Test
  void of_a_spark_setting_the_flag_holds_then_spark_submit_settings_file_and_profile()
      throws IOException {
    String key = "spark.sql.shuffle.partitions";
    profile("local", "spark: {" + key + ": \"1\"}");
    settings("spark: {" + key + ": \"2\"}");
    String file = settings.toString();

    assertThat(said(shown(Map.of()), key))
        .isEqualTo("1 from profile " + conf + "/profiles/local.yaml:1");
    assertThat(said(shown(Map.of(), "--settings", file), key))
        .isEqualTo("2 from settings " + settings + ":1");
    System.setProperty(key, "3");
    try {
      assertThat(said(shown(Map.of(), "--settings", file), key))
          .isEqualTo("3 from spark-submit spark-submit");
      assertThat(said(shown(Map.of(), "--settings", file, "run", "--spark", key + "=4"), key))
          .isEqualTo("4 from flag --spark");
    } finally {
      System.clearProperty(key);
    }
  }

  @Test
  void what_is_said_of_one_command_holds_against_what_is_said_of_all_in_the_same_layer_only()
      throws IOException {
    settings("options: {out: everywhere}", "commands:", "  publish: {out: published}");
    String file = settings.toString();

    assertThat(said(shown(Map.of(), "--settings", file, "run"), "--out")).startsWith("everywhere");
    assertThat(said(shown(Map.of(), "--settings", file, "publish"), "--out"))
        .isEqualTo("published from settings " + settings + ":3");
    assertThat(
            said(shown(Map.of("KOMMUNESPEIL_OUT", "env"), "--settings", file, "publish"), "--out"))
        .startsWith("env");
    assertThat(
            said(
                shown(
                    Map.of("KOMMUNESPEIL_OUT", "env", "KOMMUNESPEIL_PUBLISH_OUT", "own"),
                    "--settings",
                    file,
                    "publish"),
                "--out"))
        .isEqualTo("own from environment KOMMUNESPEIL_PUBLISH_OUT");
  }

  @Test
  void a_switch_that_a_file_turns_on_can_be_turned_off_by_a_flag() throws IOException {
    settings("options: {sample: true}");
    String file = settings.toString();

    assertThat(said(shown(Map.of(), "--settings", file), "--sample")).startsWith("true");
    assertThat(said(shown(Map.of(), "--settings", file, "run", "--sample=false"), "--sample"))
        .isEqualTo("false from flag --sample");
    assertThat(said(shown(Map.of("KOMMUNESPEIL_SAMPLE", "false"), "--settings", file), "--sample"))
        .isEqualTo("false from environment KOMMUNESPEIL_SAMPLE");
  }

  @Test
  void the_environment_and_the_settings_file_choose_the_profile_and_the_configuration()
      throws IOException {
    profile("night", "options: {patience: 7m}", "spark: {}");
    settings("options: {profile: night, conf: \"" + conf + "\"}");

    Ended ended =
        run(
            Map.of("KOMMUNESPEIL_SETTINGS", settings.toString()),
            "config",
            "show",
            "--format",
            "json");
    JsonNode shown = new ObjectMapper().readTree(ended.output());
    assertThat(said(shown, "--profile")).isEqualTo("night from settings " + settings + ":1");
    assertThat(said(shown, "--patience"))
        .isEqualTo("7m from profile " + conf + "/profiles/night.yaml:1");
    assertThat(said(shown, "--settings")).endsWith("environment KOMMUNESPEIL_SETTINGS");

    assertThat(said(shown(Map.of("KOMMUNESPEIL_PROFILE", "cluster")), "--profile"))
        .isEqualTo("cluster from environment KOMMUNESPEIL_PROFILE");
  }

  @Test
  void a_value_of_any_layer_reaches_the_command() throws IOException {
    settings("options: {structure: 1990}");

    Ended ended =
        run(
            Map.of(),
            "validate",
            "--conf",
            Program.CONF.toString(),
            "--settings",
            settings.toString());

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains(
            "  --structure of "
                + settings
                + ":1: The registers do not know the municipalities of 1990.");
  }

  @Test
  void a_group_of_options_can_be_said_in_a_file() throws IOException {
    settings("commands: {run: {database: survey, restricted: true}}");

    JsonNode shown = shown(Map.of(), "--settings", settings.toString());

    assertThat(said(shown, "--database")).startsWith("survey from settings");
    assertThat(said(shown, "--restricted")).startsWith("true from settings");
  }

  @Test
  void an_option_that_may_be_repeated_takes_a_list() throws IOException {
    settings("commands:", "  report:", "    unit: [\"4601\", \"0301\"]");

    assertThat(said(shown(Map.of(), "--settings", settings.toString(), "report"), "--unit"))
        .isEqualTo("4601, 0301 from settings " + settings + ":3");
  }

  @Test
  void everything_wrong_is_told_at_once_with_its_place_and_the_nearest_known_name()
      throws IOException {
    profile("local", "option:", "  out: x", "spark:", "  park.ui.enabled: \"true\"");
    settings(
        "options:",
        "  patience: 10x",
        "  structur: 2020",
        "  settings: other.yaml",
        "  spark: x",
        "commands:",
        "  publsh: {restricted: true}",
        "  report:",
        "    waves: x",
        "    wave: [a, b]",
        "  run: {sample: maybe}",
        "spark:",
        "  fs.s3a.endpoint: x");

    Ended ended =
        run(
            Map.of("KOMMUNESPEIL_PATINCE", "1m", "KOMMUNESPEIL_SPARK", "x", "KOMMUNESPEIL_OUT", ""),
            "status",
            "--conf",
            conf.toString(),
            "--settings",
            settings.toString());

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output().replace(settings.toString(), "S").replace(conf.toString(), "C"))
        .isEqualToNormalizingNewlines(
            """

            Stopped while reading the settings: 13 problems.
              C/profiles/local.yaml:1: Unknown key 'option'. Did you mean 'options'?
              C/profiles/local.yaml:4: 'park.ui.enabled' is no Spark setting. Every Spark setting begins with 'spark.'; options of the program are written under 'options'.
              S:2: --patience cannot be read: '10x' is not a time. Write a number and s, m or h, such as 10m. 'kommunespeil run --help' says what it takes.
              S:3: No command has an option 'structur'. Did you mean 'structure'?
              S:4: 'settings' cannot be said here. Name the file with --settings or in KOMMUNESPEIL_SETTINGS.
              S:5: 'spark' cannot be said here. Write Spark settings under 'spark' in a profile or a settings file.
              S:7: There is no command 'publsh'. Did you mean 'publish'?
              S:9: 'report' has no option 'waves'. Did you mean 'wave'?
              S:10: --wave cannot be read: it takes one value, not a list. 'kommunespeil report --help' says what it takes.
              S:11: --sample cannot be read: 'maybe' is neither true nor false. 'kommunespeil run --help' says what it takes.
              S:13: 'fs.s3a.endpoint' is no Spark setting. Did you mean 'spark.hadoop.fs.s3a.endpoint'?
              KOMMUNESPEIL_PATINCE: No option is set by a variable of this name. Did you mean 'KOMMUNESPEIL_PATIENCE'?
              KOMMUNESPEIL_SPARK: Spark settings have no variable. Write Spark settings under 'spark' in a profile or a settings file.
            """);
  }

  @Test
  void a_value_that_only_some_commands_take_is_to_be_said_of_these() throws IOException {
    settings("options: {format: csv}");

    assertThat(run(Map.of(), "status", "--conf", conf + "", "--settings", settings + "").output())
        .contains(
            settings
                + ":1: --format of 'report' cannot be read: expected one of [SVG, PNG, BOTH]"
                + " (case-insensitive) but was 'csv'. Say it under 'commands' of those it is meant"
                + " for.")
        .doesNotContain("of 'sql'");
  }

  @Test
  void a_profile_does_not_choose_itself() throws IOException {
    profile("local", "options: {profile: cluster, conf: elsewhere}", "spark: {}");

    assertThat(run(Map.of(), "status", "--conf", conf.toString()).output())
        .contains(
            "local.yaml:1: 'conf' cannot be said here. It says which profile is read: say it with a"
                + " flag, in the environment or in a settings file.",
            "local.yaml:1: 'profile' cannot be said here.");
  }

  @Test
  void a_spark_setting_that_is_misspelt_is_refused_before_spark_starts() throws IOException {
    settings("spark:", "  spark.sql.shufle.partitions: \"3\"", "  spark.acme.own: \"1\"");

    for (List<String> command : List.of(List.of("config", "show"), List.of("validate"))) {
      Ended ended =
          run(
              Map.of(),
              Stream.concat(
                      command.stream(),
                      Stream.of(
                          "--conf", Program.CONF.toString(), "--settings", settings.toString()))
                  .toArray(String[]::new));
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.output())
          .contains("Stopped while checking the settings of Spark: 1 problem.")
          .contains(
              "Spark knows no setting of this name. Did you mean 'spark.sql.shuffle.partitions'?");
    }
  }

  @Test
  void a_wrong_combination_says_where_its_parts_were_said() {
    Ended ended =
        run(
            Map.of("KOMMUNESPEIL_REPORT_FORMAT", "svg"),
            "report",
            "--conf",
            Program.CONF.toString());

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output())
        .startsWith(
            """
            --format is of the charts: name a folder for them with --figures.
            --format was said in KOMMUNESPEIL_REPORT_FORMAT.
            """);
  }

  @Test
  void files_that_are_not_there_are_told_with_who_named_them() {
    assertThat(
            run(Map.of("KOMMUNESPEIL_SETTINGS", "nowhere.yaml"), "status", "--conf", conf + "")
                .output())
        .contains(
            "nowhere.yaml: There is no such file. Name a settings file with --settings or in"
                + " KOMMUNESPEIL_SETTINGS, where this was said.");
    assertThat(
            run(Map.of("KOMMUNESPEIL_PROFILE", "laptop"), "status", "--conf", conf + "").output())
        .contains(
            "--profile of KOMMUNESPEIL_PROFILE: There is no profile 'laptop'. Known are cluster,"
                + " local; add one as a file of "
                + conf
                + "/profiles.");
  }

  @Test
  void secrets_are_never_shown_and_never_taken_from_the_command_line() throws IOException {
    settings(
        "spark:",
        "  spark.hadoop.fs.s3a.access.key: \"AKIA\"",
        "  spark.hadoop.fs.s3a.secret.key: \"hush\"",
        "  spark.hadoop.fs.s3a.encryption.key: \"hush\"",
        "  spark.ssl.keyPassword: \"hush\"",
        "  spark.hadoop.fs.s3a.aws.credentials.provider: \"a.Provider\"",
        "  spark.hadoop.fs.s3a.endpoint: \"http://store\"",
        "  spark.hadoop.javax.jdo.option.ConnectionURL: \"jdbc:x://me:hush@db/m?password=hush&a=b\"");
    String file = settings.toString();
    Map<String, String> environment = Map.of("KOMMUNESPEIL_PSEUDONYM_KEY", "hush hush hush hush");

    for (String format : List.of("table", "json")) {
      Ended ended =
          run(
              environment,
              "config",
              "show",
              "--conf",
              conf.toString(),
              "--settings",
              file,
              "--format",
              format);
      assertThat(ended.exitCode()).as(ended.output()).isZero();
      assertThat(ended.output())
          .doesNotContain("hush", "AKIA")
          .contains("http://store", "a.Provider", "jdbc:x://me:***@db/m?password=***&a=b")
          .containsPattern("KOMMUNESPEIL_PSEUDONYM_KEY\\W+set\\b");
    }
    Ended ended =
        run(
            Map.of(),
            "status",
            "--conf",
            conf.toString(),
            "--spark",
            "spark.hadoop.fs.s3a.secret.key=hush");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .doesNotContain("hush")
        .contains("is a secret, and everybody on the machine can read a command line.");
  }

  /** A setting nobody can explain is one nobody dares to change. */
  @Test
  void every_key_of_the_profiles_is_explained_and_known() throws IOException {
    for (String profile : List.of("local", "cluster")) {
      List<String> lines =
          Files.readAllLines(Program.CONF.resolve("profiles/" + profile + ".yaml"));
      for (int i = 1; i < lines.size(); i++) {
        if (lines.get(i).startsWith("  spark.")) {
          int above = i - 1;
          while (lines.get(above).startsWith("  spark.driver.")) {
            above--;
          }
          assertThat(lines.get(above)).as(lines.get(i)).startsWith("  # ");
        }
      }
      assertThat(Program.configShow(Map.of("KOMMUNESPEIL_PROFILE", profile)).exitCode()).isZero();
    }
  }

  @Test
  void no_variable_could_mean_two_options() {
    assertThat(run(Map.of("KOMMUNESPEIL_SAMPLE_SEED", "7"), "config", "show", "sample").output())
        .containsPattern("--seed +7 +environment, KOMMUNESPEIL_SAMPLE_SEED");
    Map<String, String> meanings = new TreeMap<>();
    CommandLine program = Main.commandLine(Map.of());
    collect(program, "", meanings);
  }

  private static void collect(CommandLine above, String prefix, Map<String, String> meanings) {
    above
        .getSubcommands()
        .forEach(
            (name, command) -> {
              for (String option : command.getCommandSpec().optionsMap().keySet()) {
                if (option.startsWith("--")) {
                  String own = prefix + name + " " + option.substring(2);
                  for (String words : List.of(own, option.substring(2))) {
                    String before =
                        meanings.put(words.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_"), words);
                    assertThat(before == null ? words : before).isEqualTo(words);
                  }
                }
              }
              collect(command, prefix + name + " ", meanings);
            });
  }

  @Test
  void help_is_there_whatever_is_wrong() {
    Ended ended = run(Map.of("KOMMUNESPEIL_PATINCE", "1m"), "run", "--help");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).contains("Usage: kommunespeil run");
  }

  @Test
  void what_config_show_cannot_understand_is_a_mistake_of_usage() {
    assertThat(run(Map.of(), "config", "show", "rnu").exitCode()).isEqualTo(2);
    assertThat(run(Map.of(), "config", "show", "run", "--wave", "x").exitCode()).isEqualTo(2);
    assertThat(run(Map.of(), "config").exitCode()).isEqualTo(2);
  }

  private void profile(String name, String... lines) throws IOException {
    Files.write(conf.resolve("profiles/" + name + ".yaml"), List.of(lines));
  }

  private void settings(String... lines) throws IOException {
    Files.write(settings, List.of(lines));
  }

  private JsonNode shown(Map<String, String> environment, String... arguments) throws IOException {
    Ended ended =
        run(
            environment,
            Stream.concat(
                    Stream.of("config", "show", "--format", "json", "--conf", conf.toString()),
                    Stream.of(arguments))
                .toArray(String[]::new));
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    return new ObjectMapper().readTree(ended.output());
  }

  private static String said(JsonNode shown, String name) {
    JsonNode value = shown.path(name.startsWith("--") ? "options" : "spark").path(name);
    return (value.path("value").asText()
            + " from "
            + value.path("from").asText()
            + " "
            + value.path("place").asText())
        .strip();
  }

  private record Ended(int exitCode, String output) {}

  private static Ended run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int exitCode = Main.run(out, out, environment, arguments);
    return new Ended(exitCode, said.toString(StandardCharsets.UTF_8));
  }
}
