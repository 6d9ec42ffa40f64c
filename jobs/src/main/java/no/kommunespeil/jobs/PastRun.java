package no.kommunespeil.jobs;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A run that was done, as the run log tells of it.
 *
 * @param silver Delta version of the silver table when it ended
 * @param gold the same of gold
 * @param configuration name under which its configuration is kept
 * @param marts the set it published, when it did
 * @param program version of the program
 */
record PastRun(
    String id,
    Instant finished,
    long silver,
    long gold,
    String configuration,
    int structureYear,
    Optional<String> marts,
    String program) {

  private static final String DOING = "looking for an earlier run";

  /**
   * Finds a run.
   *
   * @param wanted beginning of its number, or a day in UTC for the last run of that day or before
   * @throws UserError when there is none, several, or one of which too little is told
   */
  static PastRun find(SparkSession spark, Path log, String wanted) throws IOException {
    if (!isThere(spark, log)) {
      throw UserError.of(
          DOING,
          Place.of(log.toString()),
          "There is no run log.",
          "'run' writes one; name another folder with --out.");
    }
    Dataset<Row> done = spark.read().format("delta").load(log.toString()).where("outcome = 'done'");
    Optional<LocalDate> day = day(wanted);
    List<Row> found =
        day.map(
                date ->
                    done.where(
                            col("finished_at")
                                .lt(
                                    Timestamp.from(
                                        date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())))
                        .orderBy(col("finished_at").desc())
                        .limit(1))
            .orElseGet(() -> done.where(col("run_id").startsWith(wanted)).limit(2))
            .collectAsList();
    if (found.size() != 1 || wanted.isEmpty()) {
      throw UserError.of(
          DOING,
          Place.of("--as-of " + wanted),
          found.isEmpty()
              ? "The run log has no run that was done "
                  + (day.isPresent() ? "by that day." : "and whose number begins so.")
              : "The numbers of several runs begin so.",
          "Ask the run log which there are, such as by the table run_log under "
              + log.getParent()
              + ", and write more of its number, or a later day.");
    }
    return of(found.get(0), wanted);
  }

  /** Names of the configurations of the runs that ended in the last days, of all there are. */
  static List<String> configurations(SparkSession spark, Path log, int days) throws IOException {
    if (!isThere(spark, log)) {
      return List.of();
    }
    Dataset<Row> runs = spark.read().format("delta").load(log.toString());
    if (!Arrays.asList(runs.columns()).contains("configuration")) {
      return List.of();
    }
    return runs.where(
            col("finished_at").geq(Timestamp.from(Instant.now().minus(Duration.ofDays(days)))))
        .where("configuration is not null")
        .select("configuration")
        .distinct()
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static boolean isThere(SparkSession spark, Path log) throws IOException {
    return log.getFileSystem(spark.sessionState().newHadoopConf())
        .exists(new Path(log, "_delta_log"));
  }

  private static PastRun of(Row row, String wanted) {
    List<String> columns = Arrays.asList(row.schema().fieldNames());
    if (!columns.contains("configuration") || row.isNullAt(columns.indexOf("configuration"))) {
      throw UserError.of(
          DOING,
          Place.of("--as-of " + wanted),
          "Run "
              + row.getAs("run_id")
              + " was of a version of the program that did not yet keep what it takes to make its"
              + " marts again.",
          "Choose a later run.");
    }
    return new PastRun(
        row.getAs("run_id"),
        row.<Timestamp>getAs("finished_at").toInstant(),
        row.<Long>getAs("silver_version"),
        row.<Long>getAs("gold_version"),
        row.getAs("configuration"),
        row.<Integer>getAs("structure_year"),
        Optional.ofNullable(row.getAs("marts_set")),
        row.getAs("program_version"));
  }

  private static Optional<LocalDate> day(String wanted) {
    try {
      return Optional.of(LocalDate.parse(wanted));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }
}
