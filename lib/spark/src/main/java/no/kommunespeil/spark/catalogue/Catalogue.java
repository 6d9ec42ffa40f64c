package no.kommunespeil.spark.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.spark.io.PublishedSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;

/**
 * Names for tables and marts in Spark's own catalogue, whatever keeps it: a Hive metastore, or the
 * memory of a session.
 *
 * <p>A mart is a view of the files of one set. A view is replaced in one step of the catalogue, so
 * that a query of a mart reads one whole set at any moment. Between the first view that is replaced
 * and the last, marts beside one another can be of two sets; each says of which by its property
 * {@link #SET}. The stages' tables are external Delta tables.
 *
 * <p>What was not registered from the same folders is never replaced or dropped: a view is known by
 * the property {@link #MARTS}, and a Delta table by where it lies.
 */
public final class Catalogue {

  /** Property of a view: the folder of marts it was registered from. */
  public static final String MARTS = "kommunespeil.marts";

  /** Property of a view: the set it shows. */
  public static final String SET = "kommunespeil.set";

  private static final String DOING = "registering tables and marts in Spark's catalogue";

  /** What a Hive metastore in MySQL has room for; others have more. */
  private static final int LONGEST_COMMENT = 256;

  private static final String CUT = " ...";

  private final SparkSession spark;
  private final PublishedSet set;
  private final Path tables;
  private final MartContracts contracts;
  private final Function<Text, String> language;

  /**
   * @param set the set that views show
   * @param tables the folder of the Delta tables, with the scheme of its file system
   * @param contracts what is said of marts and columns
   * @param language says it in one language
   */
  public Catalogue(
      SparkSession spark,
      PublishedSet set,
      Path tables,
      MartContracts contracts,
      Function<Text, String> language) {
    this.spark = spark;
    this.set = set;
    this.tables = tables;
    this.contracts = contracts;
    this.language = language;
  }

  /** Whether what is registered is gone when the program ends. */
  public static boolean endsWithProgram(SparkSession spark) {
    return spark.conf().get("spark.sql.catalogImplementation").equals("in-memory");
  }

  /**
   * Makes databases hold what they are to hold: views are made or replaced, tables are named, and
   * what was registered before from the same folders and is not wanted any more is dropped.
   *
   * @throws UserError before anything is changed, when names are taken by something else
   */
  public void register(Map<Database, Holding> wanted) {
    Problems problems = new Problems();
    wanted.forEach((database, holding) -> check(database, holding, problems));
    problems.throwIfAny(DOING);
    wanted.forEach(this::register);
  }

  private void check(Database database, Holding wanted, Problems problems) {
    for (PublishedSet.Mart mart : wanted.marts()) {
      if (contracts.all().stream().noneMatch(contract -> contract.name().equals(mart.name()))) {
        problems.add(
            Place.of(mart.name()),
            "The published set has this mart, and the configuration does not.",
            "Publish with the configuration at hand: run 'run' again.");
      }
    }
    Set<String> names = wanted.names();
    for (Entry entry : Entry.of(spark, database)) {
      if (names.contains(entry.name()) && !(isOurs(entry) && isOfKind(entry, wanted))) {
        problems.add(
            Place.of(database.name() + "." + entry.name()),
            "The catalogue has " + described(entry) + " of this name already.",
            "Drop or rename it, or name another database with --database.");
      }
    }
  }

  private static String described(Entry entry) {
    return switch (entry.kind()) {
      case VIEW ->
          entry.marts().map(from -> "a view of the marts in " + from).orElse("another view");
      case DELTA_TABLE, OTHER_TABLE ->
          "another table" + entry.location().map(location -> " (" + location + ")").orElse("");
    };
  }

  private boolean isOurs(Entry entry) {
    return switch (entry.kind()) {
      case VIEW -> entry.marts().equals(Optional.of(set.root().toString()));
      case DELTA_TABLE -> entry.location().map(Path::getParent).equals(Optional.of(tables));
      case OTHER_TABLE -> false;
    };
  }

  private static boolean isOfKind(Entry entry, Holding wanted) {
    Path table = wanted.tables().get(entry.name());
    return entry.kind() == Entry.Kind.VIEW
        ? table == null
        : entry.location().equals(Optional.ofNullable(table));
  }

  private void register(Database database, Holding wanted) {
    List<Entry> before = Entry.of(spark, database);
    if (!wanted.isEmpty()) {
      run(
          Place.of(database.name()),
          "CREATE DATABASE IF NOT EXISTS "
              + Sql.inCatalogue(database.name())
              + " COMMENT "
              + Sql.text(wanted.about()));
    }
    wanted.marts().forEach(mart -> show(database, mart));
    Set<String> there = before.stream().map(Entry::name).collect(Collectors.toSet());
    wanted
        .tables()
        .forEach(
            (name, path) -> {
              if (!there.contains(name)) {
                run(
                    Place.of(database.name() + "." + name),
                    "CREATE TABLE "
                        + Sql.inCatalogue(database.name(), name)
                        + " USING DELTA LOCATION "
                        + Sql.text(path.toString()));
              }
            });
    Set<String> names = wanted.names();
    before.stream()
        .filter(entry -> isOurs(entry) && !names.contains(entry.name()))
        .forEach(entry -> drop(database, entry));
  }

  private void show(Database database, PublishedSet.Mart mart) {
    MartContract contract = contracts.get(mart.name());
    String columns =
        contract.columnNames().stream().map(Sql::quoted).collect(Collectors.joining(", "));
    run(
        Place.of(database.name() + "." + mart.name()),
        "CREATE OR REPLACE VIEW "
            + Sql.inCatalogue(database.name(), mart.name())
            + contract.columns().stream()
                .map(this::described)
                .collect(Collectors.joining(", ", " (", ")"))
            + " COMMENT "
            + Sql.text(
                language.apply(contract.label()) + ". " + language.apply(contract.description()))
            + " TBLPROPERTIES ("
            + Sql.text(MARTS)
            + " = "
            + Sql.text(set.root().toString())
            + ", "
            + Sql.text(SET)
            + " = "
            + Sql.text(set.name())
            + ") AS "
            + mart.files().stream()
                .map(file -> "SELECT " + columns + " FROM " + Sql.parquet(file))
                .collect(Collectors.joining(" UNION ALL ")));
  }

  private String described(MartColumn column) {
    return Sql.quoted(column.name())
        + " COMMENT "
        + Sql.text(shortened(language.apply(column.description())));
  }

  /** A comment that every metastore has room for, cut between words. */
  private static String shortened(String comment) {
    if (comment.length() <= LONGEST_COMMENT) {
      return comment;
    }
    int end = comment.lastIndexOf(' ', LONGEST_COMMENT - CUT.length());
    return comment.substring(0, end) + CUT;
  }

  /** Drops the name; the files of views and external tables stay. */
  private void drop(Database database, Entry entry) {
    run(
        Place.of(database.name() + "." + entry.name()),
        (entry.kind() == Entry.Kind.VIEW ? "DROP VIEW IF EXISTS " : "DROP TABLE IF EXISTS ")
            + Sql.inCatalogue(database.name(), entry.name()));
  }

  /** Spark throws its checked exception without declaring it. */
  private void run(Place place, String statement) {
    try {
      spark.sql(statement);
    } catch (Exception failure) {
      if (failure instanceof AnalysisException refused) {
        String why = String.valueOf(refused.getMessage()).lines().findFirst().orElse("").strip();
        throw UserError.of(
            DOING,
            place,
            "The catalogue refused: " + why,
            "See that whoever runs this may create it, and that the marts were published with the"
                + " configuration at hand.");
      }
      throw failure;
    }
  }
}
