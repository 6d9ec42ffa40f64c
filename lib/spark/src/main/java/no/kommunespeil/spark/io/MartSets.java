package no.kommunespeil.spark.io;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartTable;
import no.kommunespeil.domain.problem.Problem;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The published marts: whole sets of Parquet files, of which one is current.
 *
 * <p>A set is written to a folder of its own and named by what it was made from; the file {@code
 * CURRENT} names the set that readers should read, and is replaced in one step when every file of
 * the new set is in place. On a local file system the link {@code current} points to the same set,
 * so that paths in a person's queries stay the same. Marts that tell what single units answered lie
 * in the folder {@code restricted} of the same set, which only its owner can open.
 */
public final class MartSets {

  /** How many sets stay unless something else is asked for: the current one and those before it. */
  public static final int USUALLY_KEPT = 3;

  private static final String LINK = "current";

  /** Folder of a set for marts that only its owner may read. */
  private static final String RESTRICTED = "restricted";

  private static final long PART_NUMBERS = 100_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final Configuration hadoop;
  private final FileSystem files;
  private final Runnable guard;
  private final int kept;
  private final PublishedSets sets;

  private MartSets(Path root, Configuration hadoop, FileSystem files, Runnable guard, int kept) {
    this.root = root;
    this.hadoop = hadoop;
    this.files = files;
    this.guard = guard;
    this.kept = kept;
    this.sets = PublishedSets.of(root, new HadoopFolder(root, files));
  }

  public static MartSets of(Path root, Configuration hadoop) throws IOException {
    // An instance of its own, because writing without checksum files beside the marts is wanted
    // here and must not change how the tables are written.
    FileSystem files = FileSystem.newInstance(root.toUri(), hadoop);
    files.setWriteChecksum(false);
    return new MartSets(files.makeQualified(root), hadoop, files, () -> {}, USUALLY_KEPT);
  }

  /**
   * The same sets, which something is asked about before readers see another.
   *
   * @param asked throws when this process may no longer publish
   */
  public MartSets guardedBy(Runnable asked) {
    return new MartSets(root, hadoop, files, asked, kept);
  }

  /**
   * The same sets, of which another number stays when one is published.
   *
   * @param number with the current one; 1 or more
   */
  public MartSets keeping(int number) {
    return new MartSets(root, hadoop, files, guard, number);
  }

  /**
   * What is wrong with the set that readers are pointed to; nothing when it is as it was written,
   * or when nothing has been published.
   *
   * @param look how closely it is looked at
   */
  public Optional<Problem> damage(PublishedSets.Look look) throws IOException {
    return sets.damage(look);
  }

  /** The current set's name, when there is one and all its files are there. */
  public Optional<String> current() throws IOException {
    return published().map(PublishedSet::name);
  }

  /**
   * The current set with its files, when there is one and all of them are there. Who reads these
   * files reads one set, also when another is published meanwhile.
   */
  public Optional<PublishedSet> published() throws IOException {
    return sets.published();
  }

  /** When the current set was made current. */
  public Instant publishedAt() throws IOException {
    Path pointer = new Path(root, PublishedSets.POINTER);
    return Instant.ofEpochMilli(files.getFileStatus(pointer).getModificationTime());
  }

  /** Whether readers find this set, as it was written, whichever way they look for it. */
  public boolean isPublished(String name) throws IOException {
    return sets.pointedTo().equals(Optional.of(name)) && isUnchanged(name) && linksTo(name);
  }

  private boolean isUnchanged(String name) throws IOException {
    return sets.damage(name, PublishedSets.Look.AT_CONTENTS).isEmpty();
  }

  /** Whether readers find the same set whichever way they look for it, or none. */
  public boolean isSettled() throws IOException {
    Optional<String> shown = current();
    return shown.isEmpty() || linksTo(shown.get());
  }

  /** Sees to it that they do, after whoever showed another set was stopped half-way. */
  public void settle() throws IOException {
    if (!isSettled()) {
      makeCurrent(current().orElseThrow());
    }
  }

  /** The folder a person should look into for the current set. */
  public Path currentFolder() throws IOException {
    Path link = new Path(root, LINK);
    return files instanceof LocalFileSystem
        ? link
        : sets.pointedTo().map(this::folder).orElse(root);
  }

  /**
   * Publishes a set and makes it current; a set of that name that is already whole is only made
   * current.
   *
   * @param name what the set was made from, lower-case letters and digits
   * @param marts names of the marts of the set
   * @param build makes a mart; called by several threads, once for each
   */
  public void publish(String name, List<String> marts, Function<String, MartTable> build)
      throws IOException {
    publish(name, marts, build, List.of(), Map.of());
  }

  /**
   * The same, with marts of which many machines write parts, and with texts.
   *
   * @param spread written while the others are built
   * @param texts what is told of the marts, by name of file
   */
  public void publish(
      String name,
      List<String> marts,
      Function<String, MartTable> build,
      List<SpreadMart> spread,
      Map<String, String> texts)
      throws IOException {
    Path folder = folder(name);
    if (!isUnchanged(name)) {
      if (sets.pointedTo().equals(Optional.of(name))) {
        showAnother(name);
      }
      files.delete(folder, true);
      files.mkdirs(folder);
      files.mkdirs(new Path(folder, RESTRICTED));
      OwnerOnly.folder(files, new Path(folder, RESTRICTED));
      SortedMap<String, Written> written = new ConcurrentSkipListMap<>();
      CompletableFuture<Void> elsewhere =
          CompletableFuture.allOf(
              spread.stream()
                  .map(
                      mart ->
                          CompletableFuture.runAsync(() -> write(mart, folder, written), IN_THREAD))
                  .toArray(CompletableFuture<?>[]::new));
      try {
        marts.parallelStream().forEach(mart -> write(mart, build.apply(mart), folder, written));
      } finally {
        // Nothing goes on writing after this has failed.
        elsewhere.handle((done, failure) -> done).join();
      }
      finish(elsewhere);
      for (Map.Entry<String, String> text : texts.entrySet()) {
        write(new Path(folder, text.getKey()), text.getValue());
      }
      write(new Path(folder, PublishedSets.SUMMARY), summary(name, written));
    }
    makeCurrent(name);
    removeBeyond(name, keptSets());
  }

  /**
   * Removes the sets that are not kept: those that were never finished, and the oldest beyond the
   * number kept.
   *
   * @return how many
   */
  public int removeOthers() throws IOException {
    Optional<String> shown = sets.pointedTo();
    List<KeptSet> found = keptSets();
    int removed = 0;
    for (KeptSet set : found) {
      if (!set.isWhole() && !shown.equals(Optional.of(set.name()))) {
        files.delete(folder(set.name()), true);
        removed++;
      }
    }
    return removed
        + removeBeyond(shown.orElse(""), found.stream().filter(KeptSet::isWhole).toList());
  }

  private int removeBeyond(String current, List<KeptSet> found) throws IOException {
    List<KeptSet> old =
        found.stream().filter(set -> !set.name().equals(current)).skip(kept - 1).toList();
    for (KeptSet set : old) {
      files.delete(folder(set.name()), true);
    }
    return old.size();
  }

  /**
   * The sets that are there, the one made current last before others.
   *
   * @return also sets that were never finished
   */
  public List<KeptSet> keptSets() throws IOException {
    List<KeptSet> found = new ArrayList<>();
    FileStatus[] folders;
    try {
      folders = files.listStatus(new Path(root, PublishedSets.SETS));
    } catch (FileNotFoundException none) {
      return List.of();
    }
    for (FileStatus folder : folders) {
      String name = folder.getPath().getName();
      found.add(new KeptSet(name, lastCurrent(folder), sets.isWhole(name)));
    }
    found.sort(Comparator.comparing(KeptSet::since).thenComparing(KeptSet::name).reversed());
    return List.copyOf(found);
  }

  /** Folders of a store of objects have no time; a set's summary has. */
  private Instant lastCurrent(FileStatus folder) throws IOException {
    try {
      Path summary = new Path(folder.getPath(), PublishedSets.SUMMARY);
      return Instant.ofEpochMilli(files.getFileStatus(summary).getModificationTime());
    } catch (FileNotFoundException unfinished) {
      return Instant.EPOCH;
    }
  }

  private static void finish(CompletableFuture<Void> done) {
    try {
      done.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException known ? known : failure;
    }
  }

  /** What a mart became: its rows, and its files by their paths in the set. */
  private record Written(MartContract.Tier tier, long rows, SortedMap<String, Kept> files) {}

  /** Size and checksum of a file. */
  private record Kept(long bytes, String sha256) {}

  private static final Executor IN_THREAD = work -> new Thread(work, "spread-mart").start();

  private void write(String name, MartTable mart, Path folder, Map<String, Written> written) {
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

  private void write(SpreadMart mart, Path folder, Map<String, Written> written) {
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

  private static String summary(String name, SortedMap<String, Written> marts) {
    ObjectNode summary = JSON.createObjectNode().put("set", name);
    ObjectNode described = summary.putObject("marts");
    marts.forEach(
        (mart, written) -> {
          ObjectNode one =
              described
                  .putObject(mart)
                  .put("tier", written.tier.name().toLowerCase(Locale.ROOT))
                  .put("rows", written.rows);
          ObjectNode bytes = one.putObject("bytes");
          ObjectNode checksums = one.putObject("sha256");
          written.files.forEach(
              (file, kept) -> {
                bytes.put(file, kept.bytes);
                checksums.put(file, kept.sha256);
              });
        });
    return summary.toPrettyString() + "\n";
  }

  /** While a damaged set is made again, readers see the newest of the others, if there is one. */
  private void showAnother(String damaged) throws IOException {
    for (KeptSet set : keptSets()) {
      if (!set.name().equals(damaged)
          && withdrawals().of(set.name()).isEmpty()
          && isUnchanged(set.name())) {
        makeCurrent(set.name());
        return;
      }
    }
  }

  /**
   * Shows readers a set that is there.
   *
   * @throws IllegalArgumentException when it is not whole
   */
  public void makeCurrent(String name) throws IOException {
    if (!sets.isWhole(name)) {
      throw new IllegalArgumentException("The set " + name + " is not whole.");
    }
    guard.run();
    if (!current().equals(Optional.of(name))) {
      // It is the one made current last, however long ago it was written.
      files.setTimes(new Path(folder(name), PublishedSets.SUMMARY), System.currentTimeMillis(), -1);
    }
    SmallFile.at(new Path(root, PublishedSets.POINTER), files, hadoop).replace(name + "\n");
    linkTo(name);
  }

  /**
   * Shows readers a set that was kept, and keeps the one they see now from being published again.
   *
   * @param reason why, in the words of whoever asks for it
   * @throws IllegalArgumentException when the set is not whole
   */
  public void bringBack(String name, String reason) throws IOException {
    Withdrawals withdrawn = withdrawals();
    guard.run();
    Optional<String> before = sets.pointedTo().filter(shown -> !shown.equals(name));
    if (before.isPresent() && sets.isWhole(name)) {
      // First, so that whoever is stopped in between has done nothing that is not asked for.
      withdrawn.add(new Withdrawals.Withdrawal(before.get(), Instant.now(), reason));
    }
    makeCurrent(name);
    withdrawn.lift(name);
  }

  /** The sets that were taken back. */
  public Withdrawals withdrawals() {
    return Withdrawals.in(root, files, hadoop);
  }

  private boolean linksTo(String name) throws IOException {
    if (!(files instanceof LocalFileSystem)) {
      return true;
    }
    java.nio.file.Path link = localRoot().resolve(LINK);
    return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(linked(name));
  }

  private void linkTo(String name) throws IOException {
    if (!(files instanceof LocalFileSystem)) {
      return;
    }
    java.nio.file.Path next = localRoot().resolve("." + LINK + ".next");
    Files.deleteIfExists(next);
    Files.createSymbolicLink(next, linked(name));
    Files.move(
        next,
        localRoot().resolve(LINK),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private java.nio.file.Path localRoot() {
    return java.nio.file.Path.of(root.toUri().getPath());
  }

  private static java.nio.file.Path linked(String name) {
    return java.nio.file.Path.of(PublishedSets.SETS, name);
  }

  private Path folder(String name) {
    return PublishedSets.folder(root, name);
  }

  private void write(Path file, String text) throws IOException {
    try (OutputStream out = files.create(file, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
