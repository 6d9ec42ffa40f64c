package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kommunespeil.domain.mart.MartContract.Tier;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.report.Language;
import no.kommunespeil.spark.catalogue.Catalogue;
import no.kommunespeil.spark.catalogue.Database;
import no.kommunespeil.spark.catalogue.Holding;
import no.kommunespeil.spark.io.PublishedSet;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Gives tables and published marts names in Spark's catalogue. */
final class RegisterJob {

  /** Tables that say what each unit answered. */
  private static final List<String> RESTRICTED_TABLES = List.of("bronze", "silver");

  private static final List<String> OPEN_TABLES = List.of("gold", "run_log");

  private RegisterJob() {}

  /** What gets a name. */
  enum Offered {
    /** What may be read by whoever the marts are given to. */
    OPEN,
    /** Also what says how single units answered. */
    EVERYTHING
  }

  static void run(Run run, Database database, Offered offered, Language language)
      throws IOException {
    Workspace workspace = run.workspace();
    PublishedSet set =
        workspace
            .marts()
            .published()
            .orElseThrow(
                () ->
                    UserError.of(
                        "registering tables and marts in Spark's catalogue",
                        Place.of(workspace.tables().getParent().toString()),
                        "No marts are published there.",
                        "Publish them with 'run', or name another folder with --out."));
    Path tables = workspace.tables();
    FileSystem files = tables.getFileSystem(workspace.hadoop());
    Path folder = files.makeQualified(tables);
    Map<Database, Holding> wanted = new LinkedHashMap<>();
    wanted.put(database, holding("Kommunespeil", set, Tier.INTERNAL, files, folder, OPEN_TABLES));
    wanted.put(
        database.restricted(),
        switch (offered) {
          case OPEN -> Holding.nothing();
          case EVERYTHING ->
              holding(
                  "Kommunespeil: how single units answered",
                  set,
                  Tier.RESTRICTED,
                  files,
                  folder,
                  RESTRICTED_TABLES);
        });
    new Catalogue(run.spark(), set, folder, workspace.contracts(), language::of).register(wanted);
    wanted.forEach(
        (name, holding) -> {
          if (!holding.isEmpty()) {
            run.console()
                .step(
                    "register",
                    Words.count(holding.marts().size(), "mart")
                        + ", "
                        + Words.count(holding.tables().size(), "table")
                        + " → database "
                        + name.name());
          }
        });
    if (Catalogue.endsWithProgram(run.spark())) {
      run.console()
          .say(
              Console.line(
                  "note",
                  "The catalogue of this session is in memory and ends with the program. One that"
                      + " lasts is a Hive metastore, which spark-submit takes with --conf"
                      + " spark.sql.catalogImplementation=hive."));
    }
  }

  private static Holding holding(
      String about, PublishedSet set, Tier tier, FileSystem files, Path folder, List<String> names)
      throws IOException {
    SortedMap<String, Path> tables = new TreeMap<>();
    for (String name : names) {
      Path table = new Path(folder, name);
      if (files.exists(new Path(table, "_delta_log"))) {
        tables.put(name, table);
      }
    }
    return new Holding(
        about, set.marts().stream().filter(mart -> mart.tier() == tier).toList(), tables);
  }
}
