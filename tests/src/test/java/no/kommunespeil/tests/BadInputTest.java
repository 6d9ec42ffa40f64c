package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users get wrong, and what they are told: the whole message of {@code run}, which {@code
 * validate} must tell as well, and that nothing was written.
 *
 * <p>What is said stands in {@code bad_input.txt}, to be read as an analyst would; what was said by
 * the last test is in {@code target/bad_input.txt}.
 */
@ExtendWith(LocalSpark.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private final LocalSpark spark;
  private final Map<String, String> expected = new TreeMap<>();
  private final StringBuilder said = new StringBuilder();
  private Path good = Path.of("");
  private Map<String, String> before = Map.of();

  BadInputTest(LocalSpark spark) {
    this.spark = spark;
  }

  @BeforeAll
  void a_run_on_what_is_in_order(@TempDir Path folder) throws IOException {
    String texts =
        new String(
            Objects.requireNonNull(BadInputTest.class.getResourceAsStream("bad_input.txt"))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    for (String block : texts.split("(?m)^# ")) {
      int end = block.indexOf('\n');
      if (end > 0) {
        expected.put(block.substring(0, end), block.substring(end + 1).strip());
      }
    }
    good = folder;
    SmallSurvey survey = SmallSurvey.in(folder.resolve("survey"));
    Program.Ended ended = run("run", survey, folder.resolve("out"), List.of());
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(warnings(ended.output())).isEmpty();
    assertThat(linesOf("rejected", ended.output())).isEmpty();
    before = contents(folder.resolve("out"));
  }

  @AfterAll
  void what_was_said() throws IOException {
    Files.writeString(Path.of("target/bad_input.txt"), said);
  }

  static Stream<BadInput> cases() {
    return Stream.of(
            BadFiles.csv(),
            BadFiles.content(),
            BadFiles.workbooks(),
            BadCodings.codings(),
            BadConfiguration.survey(),
            BadConfiguration.registersAndTheRest(),
            BadConfiguration.commandLine())
        .flatMap(List::stream);
  }

  @Test
  void every_message_has_its_case() {
    assertThat(expected.keySet())
        .containsExactlyInAnyOrderElementsOf(cases().map(BadInput::name).toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void is_told(BadInput input, @TempDir Path folder) throws IOException {
    SmallSurvey survey = SmallSurvey.in(folder);
    input.spoil().accept(survey);
    Path out = good.resolve("out");
    if (input.kind() == BadInput.Kind.NOT_UNDERSTOOD) {
      out = folder.resolve("out");
      SmallSurvey.copy(good.resolve("out"), out);
    }
    Program.Ended validated = run("validate", survey, out, input.flags());
    String message = told(input.kind(), validated, survey);
    said.append("# ").append(input).append('\n').append(message).append("\n\n");
    assertThat(validated.exitCode()).as(validated.output()).isEqualTo(exitCode(input.kind()));
    assertThat(message).isEqualTo(expected.get(input.name()));
    if (input.kind() != BadInput.Kind.WARNED) {
      Program.Ended run = run("run", survey, out, input.flags());
      assertThat(told(input.kind(), run, survey)).isEqualTo(message);
      assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode(input.kind()));
    }
    if (input.kind() == BadInput.Kind.NOT_UNDERSTOOD) {
      assertThat(downstream(contents(out))).isEqualTo(downstream(before));
    } else {
      assertThat(contents(out)).isEqualTo(before);
    }
  }

  /** Most of what a run goes on in spite of, all at once, since a whole run costs seconds. */
  @Test
  void a_run_that_goes_on_says_what_validate_says(@TempDir Path folder) throws IOException {
    SmallSurvey survey = SmallSurvey.in(folder);
    List<String> together =
        List.of(
            "a column nobody speaks of",
            "a number that no unit has",
            "a district where the city answers",
            "the whole city where the districts answer",
            "an answer that is not on the scale",
            "a day that cannot be read",
            "a role that nobody has",
            "a file that no manifest speaks of");
    cases()
        .filter(input -> together.contains(input.name()))
        .forEach(input -> input.spoil().accept(survey));
    for (int i = 0; i < 15; i++) {
      survey.append(SmallSurvey.LEAD_2019, "Ukjent " + i + ";eva.berg@bergen.example;1;1;\n");
    }
    survey.append(SmallSurvey.LEAD_2019, "Molde;ida.nordmann@molde.example;2;;\n");
    Path out = folder.resolve("out");

    Program.Ended run = run("run", survey, out, List.of());
    Program.Ended validated = run("validate", survey, out, List.of());

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(warnings(run.output()))
        .hasSizeGreaterThan(4)
        .containsExactlyInAnyOrderElementsOf(warnings(validated.output()));
    List<String> rejected = linesOf("rejected", run.output());
    assertThat(rejected)
        .hasSize(11)
        .last()
        .isEqualTo("rejected  ... and 8 rows more; 'kommunespeil validate' lists them all.");
    assertThat(linesOf("rejected", validated.output()))
        .hasSize(18)
        .startsWith(rejected.subList(0, 10).toArray(new String[0]));
    assertThat(run.output()).contains("11 counted + 1 set aside + 18 rejected");
  }

  @Test
  void waves_that_are_not_there_are_told_of(@TempDir Path folder) throws IOException {
    SmallSurvey survey = SmallSurvey.in(folder);
    List<String> flags = List.of("--waves", "nowhere");
    String told = "nowhere: There is no such folder";

    Program.Ended first = run("run", survey, folder.resolve("out"), flags);
    Program.Ended later = run("run", survey, good.resolve("out"), flags);
    Program.Ended validated = run("validate", survey, good.resolve("out"), flags);

    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.output()).contains(told);
    assertThat(warnings(later.output())).singleElement().asString().contains(told);
    assertThat(validated.exitCode()).isEqualTo(1);
    assertThat(validated.output()).contains(told);
    assertThat(contents(good.resolve("out"))).isEqualTo(before);
  }

  @Test
  void a_first_delivery_that_is_refused_leaves_nothing_and_comes_in_when_mended(
      @TempDir Path folder) throws IOException {
    SmallSurvey survey = SmallSurvey.in(folder);
    String inOrder = survey.text(SmallSurvey.LEAD);
    Path out = folder.resolve("out");
    survey.append(SmallSurvey.LEAD, "1508;Hemmelig\n");
    assertThat(run("run", survey, out, List.of()).exitCode()).isEqualTo(1);
    assertThat(contents(out)).isEmpty();

    survey.write(SmallSurvey.LEAD, inOrder);
    Program.Ended mended = run("run", survey, out, List.of());

    assertThat(mended.exitCode()).as(mended.output()).isZero();
    assertThat(marts(contents(out))).isEqualTo(marts(before));
  }

  @Test
  void a_corrected_file_that_is_refused_is_forgotten_when_mended(@TempDir Path folder)
      throws IOException {
    SmallSurvey survey = SmallSurvey.in(folder);
    String inOrder = survey.text(SmallSurvey.LEAD);
    Path out = good.resolve("out");
    survey.append(SmallSurvey.LEAD, "1508;Hemmelig\n");
    assertThat(run("run", survey, out, List.of()).exitCode()).isEqualTo(1);

    survey.write(SmallSurvey.LEAD, inOrder);
    Program.Ended mended = run("run", survey, out, List.of());

    assertThat(mended.output()).contains("Nothing has changed since the last run");
    assertThat(contents(out)).isEqualTo(before);
  }

  private Program.Ended run(String command, SmallSurvey survey, Path out, List<String> flags)
      throws IOException {
    List<String> line = new ArrayList<>(List.of(command));
    addUnlessNamed(line, flags, "--conf", survey.at("conf"));
    addUnlessNamed(line, flags, "--waves", survey.at("waves"));
    addUnlessNamed(line, flags, "--out", out);
    for (String flag : flags) {
      line.add(flag.startsWith("waves/") ? survey.at(flag).toString() : flag);
    }
    LogFile log = LogFile.now();
    Program.Ended ended = Program.run(spark, line.toArray(new String[0]));
    assertThat(log.since()).doesNotContain(SmallSurvey.SECRETS);
    assertThat(ended.output()).doesNotContain(SmallSurvey.SECRETS).doesNotContain("\tat ");
    return ended;
  }

  private static void addUnlessNamed(List<String> line, List<String> flags, String flag, Path at) {
    if (!flags.contains(flag)) {
      line.add(flag);
      line.add(at.toString());
    }
  }

  private static int exitCode(BadInput.Kind kind) {
    return switch (kind) {
      case REFUSED, NOT_UNDERSTOOD -> 1;
      case WARNED -> 0;
      case USAGE -> 2;
    };
  }

  /** What a user reads, but for the steps that were done and the account of a run that went on. */
  private static String told(BadInput.Kind kind, Program.Ended ended, SmallSurvey survey) {
    String output =
        ended
            .output()
            .replace(survey.folder().toString(), "")
            .replaceFirst(
                "Stopped while (checking|reading the wave files|looking).*: ", "Stopped: ");
    return switch (kind) {
      case REFUSED, NOT_UNDERSTOOD ->
          output.substring(Math.max(0, output.indexOf("Stopped"))).strip();
      case WARNED ->
          Stream.of("warning", "rejected")
              .flatMap(word -> linesOf(word, output).stream())
              .collect(Collectors.joining("\n"));
      case USAGE ->
          output
              .lines()
              .takeWhile(line -> !line.startsWith("Usage:"))
              .collect(Collectors.joining("\n"))
              .strip();
    };
  }

  /** Without that nothing can be weighted, which is so of every survey as small as this one. */
  private static List<String> warnings(String output) {
    return linesOf("warning", output).stream()
        .filter(line -> !line.contains("No weights for"))
        .toList();
  }

  private static List<String> linesOf(String kind, String output) {
    return output.lines().map(String::strip).filter(line -> line.startsWith(kind + " ")).toList();
  }

  /** Every file of tables and marts with its size; the run log and the records of runs may grow. */
  private static Map<String, String> contents(Path out) throws IOException {
    if (!Files.exists(out)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(file -> !file.startsWith(out.resolve("tables/run_log")))
          .filter(file -> !file.startsWith(out.resolve("runs")))
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> out.relativize(file).toString(),
                  file -> file.toFile().length() + " " + file.toFile().lastModified(),
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  private static Map<String, String> downstream(Map<String, String> contents) {
    Map<String, String> rest = new TreeMap<>();
    contents.forEach(
        (file, size) -> {
          if (!file.startsWith("tables/bronze")) {
            rest.put(file, size.split(" ")[0]);
          }
        });
    return rest;
  }

  private static Map<String, String> marts(Map<String, String> contents) {
    Map<String, String> marts = downstream(contents);
    marts.keySet().removeIf(file -> !file.startsWith("marts/"));
    return marts;
  }
}
