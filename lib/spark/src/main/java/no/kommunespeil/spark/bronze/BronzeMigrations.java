package no.kommunespeil.spark.bronze;

import java.util.List;
import no.kommunespeil.spark.io.Migration;

/**
 * How the columns of bronze have changed since the first release. Other tables are made again of
 * bronze when the program makes them otherwise; bronze may be all there is of a file.
 */
public final class BronzeMigrations {

  /** From each format to the next. A step, once released, stays as it is. */
  public static final List<Migration> ALL = List.of();

  private BronzeMigrations() {}
}
