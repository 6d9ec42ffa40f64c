package no.kommunespeil.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kommunespeil.jobs.Main;
import org.apache.spark.deploy.SparkSubmitArguments;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** Command lines that documents and examples hold, read by what would read them for real. */
final class CommandLines {

  private static final Pattern FENCED = Pattern.compile("(?ms)^```(?:sh)?\\n(.*?)^```$");

  /** How the program is called; its name alone is a word of a text. */
  private static final Pattern PROGRAM = Pattern.compile("(.*/)?spark-submit|.*/kommunespeil");

  /** Whoever submits to YARN has this set; spark-submit looks whether it is. */
  private static final Map<String, String> WHERE_YARN_IS =
      Map.of("HADOOP_CONF_DIR", "/etc/hadoop/conf");

  private CommandLines() {}

  /**
   * A command line.
   *
   * @param words as the shell would pass them, without what comes after a pipe or redirection
   */
  record Written(List<String> words) {

    @Override
    public String toString() {
      return String.join(" ", words);
    }

    /** What our program gets of it; nothing of the program's is asked of another's. */
    List<String> ours() {
      String program = String.valueOf(Path.of(words.get(0)).getFileName());
      List<String> rest = words.subList(1, words.size());
      return program.equals("spark-submit") ? submitted(rest) : rest;
    }
  }

  /** Every command of the program, or of spark-submit, in the code blocks of a Markdown text. */
  static List<Written> inBlocks(String markdown) {
    List<Written> found = new ArrayList<>();
    Matcher blocks = FENCED.matcher(markdown);
    while (blocks.find()) {
      found.addAll(inShell(blocks.group(1)));
    }
    return found;
  }

  /** Every command of the program, or of spark-submit, in a shell script. */
  static List<Written> inShell(String script) {
    List<Written> found = new ArrayList<>();
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isWord = false;
    boolean isTarget = false;
    char quote = 0;
    String text = script + "\n";
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\\' && text.charAt(i + 1) == '\n') {
        i++;
      } else if (c == '"' || c == '\'') {
        quote = c;
        isWord = true;
      } else if (c == '#' && !isWord) {
        i = text.indexOf('\n', i) - 1;
      } else if (" \t\n;|&(){}>".indexOf(c) < 0) {
        word.append(c);
        isWord = true;
      } else {
        if (isWord && !isTarget) {
          words.add(word.toString());
        }
        isTarget = c == '>' || (isTarget && !isWord && c != '\n');
        if (isWord && c == '>' && words.get(words.size() - 1).matches("[012]")) {
          words.remove(words.size() - 1);
        }
        word.setLength(0);
        isWord = false;
        if ("\n;|&(){}".indexOf(c) >= 0) {
          isTarget = false;
          of(words).ifPresent(found::add);
          words = new ArrayList<>();
        }
      }
    }
    return found;
  }

  private static Optional<Written> of(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      // What stands before are assignments such as said=$.
      if (PROGRAM.matcher(words.get(i)).matches()) {
        return Optional.of(new Written(List.copyOf(words.subList(i, words.size()))));
      }
      if (!words.get(i).contains("=")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** What comes after the jar, as Spark itself takes a command line of spark-submit apart. */
  static List<String> submitted(List<String> arguments) {
    SparkSubmitArguments read =
        new SparkSubmitArguments(
            CollectionConverters.asScala(arguments).toSeq(),
            Map$.MODULE$.from(CollectionConverters.asScala(WHERE_YARN_IS)));
    if (!Main.class.getName().equals(read.mainClass())) {
      throw new IllegalArgumentException("Another class is submitted: " + read.mainClass());
    }
    return CollectionConverters.asJava(read.childArgs());
  }

  /**
   * Has our command line read it, and does nothing.
   *
   * @throws picocli.CommandLine.ParameterException when it cannot be understood
   */
  static void understand(List<String> arguments) {
    Main.commandLine(Map.of()).parseArgs(arguments.toArray(new String[0]));
  }
}
