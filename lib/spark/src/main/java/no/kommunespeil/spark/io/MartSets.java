package no.kommunespeil.spark.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
      new SetWriter(name, folder, files, hadoop).write(marts, build, spread, texts);
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
}
