package no.kommunespeil.jobs;

import java.io.IOException;
import no.kommunespeil.report.Language;
import no.kommunespeil.spark.catalogue.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whether, and how, a command registers tables and marts in Spark's catalogue when it is done. */
final class RegisterOptions {

  @ArgGroup(exclusive = false, heading = "%nSpark's catalogue:%n")
  private @Nullable Names names;

  boolean isAsked() {
    return names != null;
  }

  /**
   * Registers them when a database was named.
   *
   * @throws no.kommunespeil.domain.problem.UserError when a name is taken by something else
   */
  void run(Run run) throws IOException {
    Names wanted = names;
    if (wanted != null) {
      wanted.register(run);
    }
  }

  /** Where names go, and which. */
  static final class Names {

    @Option(
        names = "--database",
        paramLabel = "NAME",
        required = true,
        description =
            "Database of Spark's catalogue in which tables and marts get names: the marts as views"
                + " of the set that is published, gold and run_log as external Delta tables.")
    private String database = "";

    @Option(
        names = "--restricted",
        description =
            "Name also what says how single units answered, in the database NAME_restricted."
                + " Without it, names given there before are dropped.")
    private boolean restricted;

    @Option(
        names = "--comments",
        paramLabel = "LANGUAGE",
        defaultValue = "nb",
        description = "Language of the comments on marts and columns: nb or en (default: nb).")
    private Language comments = Language.NB;

    void register(Run run) throws IOException {
      RegisterJob.run(run, Database.named(database), offered(), comments);
    }

    private RegisterJob.Offered offered() {
      return restricted ? RegisterJob.Offered.EVERYTHING : RegisterJob.Offered.OPEN;
    }
  }
}
