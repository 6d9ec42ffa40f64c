package no.kommunespeil.spark.bronze;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.SortedSet;
import no.kommunespeil.domain.delivery.DeliveredFiles;
import no.kommunespeil.domain.delivery.FileRow;
import no.kommunespeil.domain.delivery.Limits;
import no.kommunespeil.domain.delivery.RowReader;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** Reads wave files into the bronze table, all of them in one commit. */
public final class Ingest {

  /**
   * Files up to this many bytes together are read by as many tasks as there are cores, and their
   * rows are kept in memory until they are written.
   */
  private static final long SMALL = 64L << 20;

  private Ingest() {}

  /**
   * Replaces the rows of some waves by those of their files.
   *
   * @param files every file of the waves
   * @param made fingerprint by wave
   * @param replaced the waves
   * @throws UserError when files cannot be read, with every problem of every file; the table then
   *     stays as it was
   */
  public static StageState run(
      SparkSession spark,
      StageTable bronze,
      List<SourceFile> files,
      SortedMap<String, String> made,
      SortedSet<String> replaced)
      throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    JavaRDD<SourceFile> sources = context.parallelize(files, slices(files, context));
    JavaRDD<Row> rows = sources.flatMap(file -> new RowsOf(file, hadoop.value()));
    // Rows of small files are kept between being read to the end and being written. Those of large
    // ones are read twice: Delta leaves behind what a write that fails has written, and half a
    // refused file must not lie about.
    boolean small = bytes(files) <= SMALL;
    if (small) {
      rows = rows.persist(StorageLevel.MEMORY_ONLY());
    }
    try {
      readAll(rows, sources, hadoop);
      return bronze.replace(spark.createDataFrame(rows, Rows.SCHEMA), made, replaced);
    } finally {
      if (small) {
        rows.unpersist(false);
      }
    }
  }

  /** Reads every row of every file, so that nothing is written of files that are refused. */
  private static void readAll(
      JavaRDD<Row> rows, JavaRDD<SourceFile> sources, Broadcast<SerializableConfiguration> hadoop) {
    try {
      rows.count();
    } catch (Exception failed) {
      // A task ends at the first file it cannot read. Only then is it worth reading every file
      // once more, for all that is wrong with any of them. Spark's own exception is a checked one
      // that its methods do not declare.
      Problems problems = new Problems();
      problems.addAll(
          sources.flatMap(file -> problemsOf(file, hadoop.value()).iterator()).collect());
      problems.throwIfAny("reading the wave files");
      throw failed;
    }
  }

  private static long bytes(List<SourceFile> files) {
    return files.stream().mapToLong(SourceFile::size).sum();
  }

  private static int slices(List<SourceFile> files, JavaSparkContext context) {
    int cores = context.defaultParallelism();
    return bytes(files) <= SMALL ? Math.min(cores, files.size()) : files.size();
  }

  private static List<Problem> problemsOf(SourceFile file, SerializableConfiguration hadoop)
      throws IOException {
    try (RowReader reader = open(file, hadoop)) {
      while (reader.next() != null) {
        // Reading is the check.
      }
      return List.of();
    } catch (UserError unreadable) {
      return unreadable.problems();
    }
  }

  private static RowReader open(SourceFile file, SerializableConfiguration hadoop)
      throws IOException {
    Path path = new Path(file.location());
    InputStream in = path.getFileSystem(hadoop.value()).open(path);
    return DeliveredFiles.open(file.path(), in, file.size(), file.format(), Limits.standard());
  }

  /** The rows of one file, read as they are asked for. */
  private static final class RowsOf implements Iterator<Row> {

    private final SourceFile file;
    private final RowReader reader;
    private @Nullable FileRow next;

    RowsOf(SourceFile file, SerializableConfiguration hadoop) throws IOException {
      this.file = file;
      this.reader = open(file, hadoop);
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Row next() {
      FileRow row = next;
      if (row == null) {
        throw new NoSuchElementException(file.path());
      }
      try {
        advance();
      } catch (IOException e) {
        throw new UncheckedIOException("Reading " + file.path() + " failed.", e);
      }
      return RowFactory.create(
          file.wave(),
          file.subSurvey(),
          file.path(),
          file.checksum(),
          row.row(),
          row.line(),
          row.cells());
    }

    private void advance() throws IOException {
      next = reader.next();
      if (next == null) {
        reader.close();
      }
    }
  }
}
