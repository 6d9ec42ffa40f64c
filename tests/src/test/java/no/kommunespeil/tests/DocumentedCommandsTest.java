package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kommunespeil.jobs.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The commands and flags that documents name are those of the program. */
class DocumentedCommandsTest {

  private static final List<String> DOCUMENTS =
      List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md");

  /** Flags of other programs. */
  private static final Set<String> OF_OTHERS = Set.of("--packages", "--master", "--deploy-mode");

  private static final Pattern INLINE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  static Stream<CommandLines.Written> written() throws IOException {
    List<CommandLines.Written> all = new ArrayList<>();
    for (String document : DOCUMENTS) {
      all.addAll(CommandLines.inBlocks(text(document)));
    }
    CommandLine program = Main.commandLine(Map.of());
    addExamples(program, all);
    return all.stream();
  }

  /** The examples at the foot of each command's help. */
  private static void addExamples(CommandLine command, List<CommandLines.Written> to) {
    for (String line : command.getCommandSpec().usageMessage().footer()) {
      to.addAll(
          CommandLines.inShell(line.replaceFirst("^(.*: )? *kommunespeil ", "./kommunespeil ")));
    }
    command.getSubcommands().values().forEach(below -> addExamples(below, to));
  }

  @Test
  void documents_and_help_have_commands_of_every_kind() throws IOException {
    assertThat(written().map(CommandLines.Written::toString))
        .hasSizeGreaterThan(20)
        .anyMatch(command -> command.startsWith("./kommunespeil run --sample"))
        .anyMatch(command -> command.contains("select wave, value, lower"))
        .anyMatch(command -> command.startsWith("spark-submit --packages"))
        .anyMatch(command -> command.startsWith("./kommunespeil config show --format json run"));
  }

  @ParameterizedTest
  @MethodSource("written")
  void is_understood(CommandLines.Written command) {
    assertThatCode(() -> CommandLines.understand(command.ours())).doesNotThrowAnyException();
  }

  @Test
  void a_flag_that_does_not_exist_would_be_found_out() {
    for (String wrong :
        List.of(
            "./kommunespeil run --sampel",
            "./kommunespeil rnu",
            "spark-submit --class no.kommunespeil.jobs.Main a.jar run --wave x",
            "spark-submit --clas no.kommunespeil.jobs.Main a.jar run")) {
      CommandLines.Written command = CommandLines.inBlocks("```sh\n" + wrong + "\n```\n").get(0);
      assertThatThrownBy(() -> CommandLines.understand(command.ours()))
          .as(wrong)
          .isInstanceOf(Exception.class);
    }
  }

  @Test
  void a_command_line_is_read_as_a_shell_reads_it() {
    assertThat(
            CommandLines.inShell(
                """
                ./kommunespeil sql --sample "select a;
                  b" > out.csv   # a remark with ' in it
                cd x && said=$(/opt/k/kommunespeil run \\
                  --patience 2h 2>&1); echo kommunespeil
                """))
        .extracting(CommandLines.Written::words)
        .containsExactly(
            List.of("./kommunespeil", "sql", "--sample", "select a;\n  b"),
            List.of("/opt/k/kommunespeil", "run", "--patience", "2h"));
  }

  @Test
  void every_flag_named_in_a_text_is_one_of_the_command_beside_it_or_of_some_command()
      throws IOException {
    CommandLine program = Main.commandLine(Map.of());
    Set<String> all = new TreeSet<>(OF_OTHERS);
    program.getSubcommands().values().forEach(command -> addFlags(command, all));
    addFlags(program, all);
    for (String document : DOCUMENTS) {
      Matcher inline = INLINE.matcher(text(document));
      while (inline.find()) {
        String code = inline.group(1);
        String first = code.replaceFirst("^(\\./)?kommunespeil ", "").split("[ /]", 2)[0];
        CommandLine command = program.getSubcommands().get(first);
        Set<String> known = new TreeSet<>(OF_OTHERS);
        if (command == null) {
          known = all;
        } else {
          addFlags(command, known);
        }
        Matcher flags = FLAG.matcher(code);
        while (flags.find()) {
          assertThat(known).as("%s: `%s`", document, code).contains(flags.group());
        }
      }
    }
  }

  private static void addFlags(CommandLine command, Set<String> to) {
    to.addAll(command.getCommandSpec().optionsMap().keySet());
    command.getSubcommands().values().forEach(below -> addFlags(below, to));
  }

  private static String text(String document) throws IOException {
    return Files.readString(Path.of("..", document));
  }
}
