package no.kommunespeil.tests;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;

/** Makes what happened to Delta tables have happened earlier. */
final class Ageing {

  private static final Pattern DELETED = Pattern.compile("\"deletionTimestamp\":(\\d+)");

  private final LocalSpark spark;

  Ageing(LocalSpark spark) {
    this.spark = spark;
  }

  /**
   * Lets time pass.
   *
   * @param tables folder of tables
   */
  void age(Path tables, Duration by) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(tables)) {
      all = files.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      String name = file.getFileName().toString();
      if (name.startsWith(".")) {
        continue;
      }
      FileTime then = FileTime.from(Files.getLastModifiedTime(file).toInstant().minus(by));
      // Delta keeps a file that was replaced for as long as the log says, not the file system.
      if (name.matches("\\d{20}\\.json")) {
        inCommit(file, by.toMillis());
      } else if (name.matches("\\d{20}\\.checkpoint\\.parquet")) {
        inCheckpoint(file, by.toMillis());
      }
      Files.setLastModifiedTime(file, then);
    }
    DeltaLog.clearCache();
  }

  private static void inCommit(Path commit, long by) throws IOException {
    Files.writeString(
        commit,
        DELETED
            .matcher(Files.readString(commit))
            .replaceAll(at -> "\"deletionTimestamp\":" + (Long.parseLong(at.group(1)) - by)));
    forgetChecksum(commit);
  }

  private void inCheckpoint(Path checkpoint, long by) throws IOException {
    Path work = Files.createTempDirectory("checkpoint-");
    spark
        .spark()
        .read()
        .parquet(checkpoint.toString())
        .withColumn(
            "remove",
            when(
                col("remove").isNotNull(),
                col("remove")
                    .withField("deletionTimestamp", col("remove.deletionTimestamp").minus(by))))
        .coalesce(1)
        .write()
        .parquet(work.resolve("made").toString());
    try (Stream<Path> made = Files.list(work.resolve("made"))) {
      Files.move(
          made.filter(file -> file.getFileName().toString().startsWith("part-"))
              .findFirst()
              .orElseThrow(),
          checkpoint,
          StandardCopyOption.REPLACE_EXISTING);
    }
    forgetChecksum(checkpoint);
    Site.delete(work);
  }

  private static void forgetChecksum(Path file) throws IOException {
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
  }
}
