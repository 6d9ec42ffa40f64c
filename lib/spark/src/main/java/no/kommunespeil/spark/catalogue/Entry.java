package no.kommunespeil.spark.catalogue;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalog;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * A view or table as the catalogue has it.
 *
 * @param marts the folder of marts a view was registered from, where it was
 * @param location where a table's files are, where the catalogue says so
 */
record Entry(String name, Kind kind, Optional<String> marts, Optional<Path> location) {

  private static final String DELTA = "delta";

  enum Kind {
    VIEW,
    DELTA_TABLE,
    OTHER_TABLE
  }

  /**
   * The entries of a database, none when there is no such database. They are asked of the catalogue
   * itself, which also knows of tables whose files are gone.
   */
  static List<Entry> of(SparkSession spark, Database database) {
    ExternalCatalog catalogue =
        ((org.apache.spark.sql.classic.SparkSession) spark).sharedState().externalCatalog();
    if (!catalogue.databaseExists(database.name())) {
      return List.of();
    }
    return CollectionConverters.asJava(catalogue.listTables(database.name())).stream()
        .map(name -> of(catalogue.getTable(database.name(), name)))
        .toList();
  }

  private static Entry of(CatalogTable table) {
    Kind kind = kind(table);
    return new Entry(
        table.identifier().table(),
        kind,
        OptionConverters.toJava(table.properties().get(Catalogue.MARTS)),
        OptionConverters.toJava(table.storage().locationUri()).map(Path::new));
  }

  private static Kind kind(CatalogTable table) {
    if (table.tableType().equals(CatalogTableType.VIEW())) {
      return Kind.VIEW;
    }
    return OptionConverters.toJava(table.provider()).filter(DELTA::equalsIgnoreCase).isPresent()
        ? Kind.DELTA_TABLE
        : Kind.OTHER_TABLE;
  }
}
