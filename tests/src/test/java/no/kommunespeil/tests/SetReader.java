package no.kommunespeil.tests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kommunespeil.domain.delivery.Checksums;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.PublishedSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads the published set of marts over and over, every byte of it, and says whenever it reads
 * another than before; for as long as it is let.
 */
final class SetReader {

  /** Leaves the processors to those who write. */
  private static final long PAUSE_MILLISECONDS = 20;

  private SetReader() {}

  /**
   * @param arguments folder of the marts, then settings of Hadoop as {@code key=value}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Configuration hadoop = LockContender.hadoop(arguments, 1);
    Path root = new Path(arguments[0]);
    MartSets sets = MartSets.of(root, hadoop);
    String last = "";
    while (true) {
      String now = read(sets.published(), hadoop);
      if (!now.equals(last)) {
        System.out.println("reads " + now);
        last = now;
      }
      Thread.sleep(PAUSE_MILLISECONDS);
    }
  }

  /** What a reader finds: one text for all bytes of all marts, or that there is no set. */
  static String read(Optional<PublishedSet> set, Configuration hadoop) throws IOException {
    if (set.isEmpty()) {
      return "nothing";
    }
    SortedMap<String, String> files = new TreeMap<>();
    FileSystem from = set.get().folder().getFileSystem(hadoop);
    for (PublishedSet.Mart mart : set.get().marts()) {
      for (Path file : mart.files()) {
        try (InputStream in = from.open(file)) {
          files.put(file.getName(), Checksums.sha256(in));
        }
      }
    }
    return Checksums.sha256(
        new ByteArrayInputStream(files.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
