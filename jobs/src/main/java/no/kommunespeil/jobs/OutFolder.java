package no.kommunespeil.jobs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kommunespeil.jobs.observe.Holdings;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What lies in an output folder, seen without Spark and without the configuration. */
final class OutFolder {

  private OutFolder() {}

  static Holdings look(Settings settings) throws IOException {
    Path out = new Path(settings.out());
    Configuration hadoop = settings.hadoop();
    FileSystem files = out.getFileSystem(hadoop);
    SortedMap<String, Holdings.Table> tables = new TreeMap<>();
    for (Path table : folders(files, new Path(out, "tables"))) {
      StageState state = StageTable.of(table, hadoop).state();
      tables.put(
          table.getName(),
          new Holdings.Table(state.version(), state.waves().size(), bytes(files, table)));
    }
    Path marts = new Path(out, "marts");
    MartSets sets = MartSets.of(marts, hadoop);
    Optional<String> current = sets.current();
    return new Holdings(
        tables,
        current.isEmpty()
            ? Optional.empty()
            : Optional.of(new Holdings.Published(current.get(), sets.publishedAt())),
        bytes(files, marts));
  }

  private static Path[] folders(FileSystem files, Path folder) throws IOException {
    try {
      return Arrays.stream(files.listStatus(folder))
          .filter(FileStatus::isDirectory)
          .map(FileStatus::getPath)
          .toArray(Path[]::new);
    } catch (FileNotFoundException none) {
      return new Path[0];
    }
  }

  private static long bytes(FileSystem files, Path folder) throws IOException {
    try {
      return files.getContentSummary(folder).getLength();
    } catch (FileNotFoundException none) {
      return 0;
    }
  }
}
