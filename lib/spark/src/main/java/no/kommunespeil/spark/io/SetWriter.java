package no.kommunespeil.spark.io;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartTable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Writes a set of marts to a folder of its own, and what it consists of last. */
final class SetWriter {

  /** Folder of a set for marts that only its owner may read. */
  private static final String RESTRICTED = "restricted";

  private static final long PART_NUMBERS = 100_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Executor IN_THREAD = work -> new Thread(work, "spread-mart").start();

  private final String set;
  private final Path folder;
  private final FileSystem files;
  private final Configuration hadoop;
  private final SortedMap<String, Written> written = new ConcurrentSkipListMap<>();

  /**
   * @param set its name
   * @param folder of this set alone; what lies there is removed
   * @param files its file system, which writes no checksum files
   */
  SetWriter(String set, Path folder, FileSystem files, Configuration hadoop) {
    this.set = set;
    this.folder = folder;
    this.files = files;
    this.hadoop = hadoop;
  }

  /** What a mart became: its rows, and its files by their paths in the set. */
  private record Written(MartContract.Tier tier, long rows, SortedMap<String, Kept> files) {}

  /** Size and checksum of a file. */
  private record Kept(long bytes, String sha256) {}

  /**
   * Writes the set.
   *
   * @param marts names of the marts
   * @param build makes a mart; called by several threads, once for each
   * @param spread marts of which many machines write parts, while the others are built
   * @param texts what is told of the marts, by name of file
   */
  void write(
      List<String> marts,
      Function<String, MartTable> build,
      List<SpreadMart> spread,
      Map<String, String> texts)
      throws IOException {
    files.delete(folder, true);
    files.mkdirs(folder);
    files.mkdirs(new Path(folder, RESTRICTED));
    OwnerOnly.folder(files, new Path(folder, RESTRICTED));
    CompletableFuture<Void> elsewhere =
        CompletableFuture.allOf(
            spread.stream()
                .map(mart -> CompletableFuture.runAsync(() -> write(mart), IN_THREAD))
                .toArray(CompletableFuture<?>[]::new));
    try {
      marts.parallelStream().forEach(mart -> write(mart, build.apply(mart)));
    } finally {
      // Nothing goes on writing after this has failed.
      elsewhere.handle((done, failure) -> done).join();
    }
    finish(elsewhere);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      write(new Path(folder, text.getKey()), text.getValue());
    }
    write(new Path(folder, PublishedSets.SUMMARY), summary());
  }

  private static void finish(CompletableFuture<Void> done) {
    try {
      done.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException known ? known : failure;
    }
  }

  private void write(String name, MartTable mart) {
    MartContract contract = mart.contract();
    String file = pathOf(contract.tier(), name + ".parquet");
    Path path = new Path(folder, file);
    try {
      String sha256 = MartFile.write(mart, files, path);
      Kept kept = keep(contract.tier(), path, sha256);
      written.put(
          name,
          new Written(contract.tier(), mart.rows().size(), new TreeMap<>(Map.of(file, kept))));
    } catch (IOException e) {
      throw new UncheckedIOException("Writing " + path + " failed.", e);
    }
  }

  private void write(SpreadMart mart) {
    MartContract contract = mart.contract();
    Path writing = new Path(folder, pathOf(contract.tier(), "." + contract.name()));
    try {
      files.mkdirs(writing);
      List<SpreadMart.Part> parts = mart.write(writing, hadoop);
      SortedMap<String, Kept> sizes = new TreeMap<>();
      long rows = 0;
      for (SpreadMart.Part part : parts) {
        String number =
            parts.size() == 1
                ? ""
                : "-" + String.valueOf(PART_NUMBERS + part.number()).substring(1);
        String file = pathOf(contract.tier(), contract.name() + number + ".parquet");
        Path path = new Path(folder, file);
        if (!files.rename(new Path(writing, part.file()), path)) {
          throw new IOException("The file system did not move " + part.file() + ".");
        }
        sizes.put(file, keep(contract.tier(), path, part.sha256()));
        rows += part.rows();
      }
      files.delete(writing, true);
      written.put(contract.name(), new Written(contract.tier(), rows, sizes));
    } catch (IOException e) {
      throw new UncheckedIOException("Writing mart " + contract.name() + " failed.", e);
    }
  }

  /** Gives a file the rights of its tier, and says what it holds. */
  private Kept keep(MartContract.Tier tier, Path file, String sha256) throws IOException {
    if (tier == MartContract.Tier.RESTRICTED) {
      OwnerOnly.file(files, file);
    }
    return new Kept(files.getFileStatus(file).getLen(), sha256);
  }

  private static String pathOf(MartContract.Tier tier, String file) {
    return switch (tier) {
      case INTERNAL -> file;
      case RESTRICTED -> RESTRICTED + "/" + file;
    };
  }

  private String summary() {
    ObjectNode summary = JSON.createObjectNode().put("set", set);
    ObjectNode described = summary.putObject("marts");
    written.forEach(
        (mart, one) -> {
          ObjectNode told =
              described
                  .putObject(mart)
                  .put("tier", one.tier.name().toLowerCase(Locale.ROOT))
                  .put("rows", one.rows);
          ObjectNode bytes = told.putObject("bytes");
          ObjectNode checksums = told.putObject("sha256");
          one.files.forEach(
              (file, kept) -> {
                bytes.put(file, kept.bytes);
                checksums.put(file, kept.sha256);
              });
        });
    return summary.toPrettyString() + "\n";
  }

  private void write(Path file, String text) throws IOException {
    try (OutputStream out = files.create(file, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
