package no.kommunespeil.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.query.AnswerFormat;
import no.kommunespeil.jobs.query.MartQueries;
import no.kommunespeil.jobs.query.Prompt;
import no.kommunespeil.jobs.query.QuerySession;
import no.kommunespeil.jobs.query.SqlScript;
import no.kommunespeil.jobs.query.TableSize;
import no.kommunespeil.spark.io.PublishedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Questions to the published marts. */
@Command(
    name = SqlCommand.NAME,
    description = {
      "Answers SQL about the published marts, each a table of its name, without Spark.",
      "",
      "The marts are only read, and nothing else on the machine is. Several statements stand apart"
          + " by semicolons. Without a statement, a terminal gets a prompt, where .help says more."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kommunespeil sql --sample \"select wave, label_en from waves\"",
      "  kommunespeil sql --sample .tables",
      "  kommunespeil sql --format csv -f questions.sql > answers.csv",
      "  kommunespeil sql --sample"
    })
final class SqlCommand implements Callable<Integer> {

  static final String NAME = "sql";

  private static final String DOING = "asking the marts";
  private static final String STANDARD_INPUT = "-";
  private static final long FIRST_ROWS = 200;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SQL",
      description = "Statements, or - for those of standard input.")
  private @Nullable String sql;

  @Option(
      names = "-f",
      paramLabel = "FILE",
      description = "File of statements, UTF-8; - for standard input.")
  private @Nullable String file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = {
        "table: for the eye, numbers with six digits (default)",
        "csv: RFC 4180 with a header, values exactly as they are, formulas too",
        "json: an array of objects"
      })
  private AnswerFormat format = AnswerFormat.TABLE;

  @Option(names = "--all", description = "Show all rows of a table, not only the first 200.")
  private boolean all;

  @Option(
      names = "--restricted",
      description = "Offer also the marts that say what single units answered, as restricted.NAME.")
  private boolean restricted;

  @Mixin private OutOptions out = new OutOptions();

  @Mixin private ConfOption conf = new ConfOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (sql != null && file != null) {
      throw new ParameterException(
          spec.commandLine(), "Statements were given twice: on the command line and with -f.");
    }
    boolean isConversation = sql == null && file == null && System.console() != null;
    List<SqlScript.Item> items = isConversation ? List.of() : script();
    PrintWriter answers = spec.commandLine().getOut();
    Set<MartContract.Tier> tiers =
        restricted
            ? EnumSet.allOf(MartContract.Tier.class)
            : EnumSet.of(MartContract.Tier.INTERNAL);
    try (MartQueries marts = MartQueries.open(this::published, tiers)) {
      if (marts.synthetic()) {
        spec.commandLine()
            .getErr()
            .println("SYNTHETIC data, made up to show the program. Not for any conclusion.");
      }
      if (isConversation) {
        Prompt.run(
            marts,
            (places, terminal) -> session(marts, places, terminal),
            "Marts of set " + marts.set().name() + ". .help says what can be asked.");
      } else {
        session(marts, places(), answers).run(items);
      }
    }
    return ExitCode.DONE;
  }

  private QuerySession session(MartQueries marts, int places, PrintWriter to) {
    return new QuerySession(
        marts,
        this::contracts,
        format,
        new TableSize(all ? Long.MAX_VALUE : FIRST_ROWS, places),
        to);
  }

  private PublishedSet published() throws IOException {
    return PublishedMarts.find(DOING, out, conf);
  }

  private MartContracts contracts() throws IOException {
    return PublishedMarts.contracts(conf);
  }

  private List<SqlScript.Item> script() throws IOException {
    if (sql != null && !sql.equals(STANDARD_INPUT)) {
      return SqlScript.items("statement", sql);
    }
    if (file == null || file.equals(STANDARD_INPUT)) {
      return SqlScript.items("standard input", read(System.in, "standard input"));
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return SqlScript.items(file, read(in, file));
    } catch (NoSuchFileException missing) {
      throw UserError.of(
          DOING, Place.of(file), "There is no such file.", "Name a file of statements with -f.");
    }
  }

  private static String read(InputStream in, String source) throws IOException {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes())).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException otherCharset) {
      throw UserError.of(DOING, Place.of(source), "This is not UTF-8.", "Save it as UTF-8.");
    }
  }

  /** Places of the terminal the launcher found; a file or another program takes any. */
  private static int places() {
    return Integer.getInteger("kommunespeil.columns", TableSize.ANY);
  }
}
