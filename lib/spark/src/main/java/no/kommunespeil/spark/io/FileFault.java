package no.kommunespeil.spark.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkThrowable;
import org.jspecify.annotations.Nullable;

/**
 * What a file system has done to a command, found among the causes of a failure and told to people.
 *
 * @param kind what it did
 * @param file the file it is about, as the file system names it, empty when that is not told
 * @param reason the system's own words, one line
 */
public record FileFault(Kind kind, String file, String reason) {

  /** What file systems do, the likelier cause of the others first. */
  public enum Kind {
    /** There is no room. */
    FULL("There is no room left"),
    /** Nothing can be written. */
    READ_ONLY("Nothing can be written, the file system is read-only"),
    /** Something may not be read or written. */
    REFUSED("The file system does not allow this"),
    /** The content of a file is not what was written. */
    DAMAGED("The content of this file is not what was written"),
    /** A file is not there. */
    MISSING("This file is missing"),
    /** Something else. */
    FAILING("The file system failed");

    private final String what;

    Kind(String what) {
      this.what = what;
    }
  }

  private static final int MOST_CAUSES = 100;
  private static final int LONGEST_REASON = 300;

  private static final List<String> NO_ROOM =
      List.of("no space left", "disk quota exceeded", "not enough space", "quotaexceeded");

  private static final List<String> DAMAGE =
      List.of(
          "checksumexception",
          "checksum error",
          "is not a parquet file",
          "could not read footer",
          "could not verify",
          "corrupt",
          "failed_read_file",
          "can not read value",
          "could not read page",
          "delta_log_file_malformed",
          "malformed");

  /** Where messages of Java, Hadoop and Spark name a file. */
  private static final List<Pattern> PATHS =
      List.of(
          Pattern.compile("while reading file (\\S+)\\."),
          Pattern.compile("Checksum error: (.+?) at \\d+"),
          Pattern.compile("File (?:does not exist: )?(\\S+) does not exist"),
          Pattern.compile("(?s)^(/.+?) \\([^()]+\\)$"),
          Pattern.compile("((?:[a-z][a-z0-9]*:)?/\\S+) is not a Parquet file"));

  /** The worst of what is told among the causes, or nothing when no file system is to blame. */
  public static Optional<FileFault> of(Throwable failure) {
    FileFault worst = null;
    for (Throwable cause : causes(failure)) {
      Kind kind = kindOf(cause);
      if (kind == null) {
        continue;
      }
      String file = fileOf(cause);
      boolean isWorse = worst == null || kind.compareTo(worst.kind) < 0;
      boolean saysMore = worst != null && kind == worst.kind && worst.file.isEmpty();
      if (isWorse || (saysMore && !file.isEmpty())) {
        worst = new FileFault(kind, file, reasonOf(cause));
      }
    }
    return Optional.ofNullable(worst);
  }

  /** Whether it says something about files that were written before, and not about the system. */
  public boolean isOfContent() {
    return switch (kind) {
      case FULL, READ_ONLY, REFUSED -> false;
      case DAMAGED, MISSING, FAILING -> true;
    };
  }

  /**
   * The same as an error of the user's.
   *
   * @param doing what was being done
   * @param place where, when the file system does not say
   */
  public UserError told(String doing, String place) {
    return UserError.of(
        doing, Place.of(file.isEmpty() ? place : file), kind.what + " (" + reason + ").", remedy());
  }

  private String remedy() {
    return switch (kind) {
      case FULL ->
          "Make room there, and in "
              + System.getProperty("java.io.tmpdir")
              + " too, then try again."
              + WHAT_STAYS;
      case READ_ONLY -> "See to it that it can be written to, then try again." + WHAT_STAYS;
      case REFUSED -> "Give this user the rights to it, then try again." + WHAT_STAYS;
      case DAMAGED -> "Restore the file from a backup, then try again." + WHAT_STAYS;
      case MISSING ->
          "Put it back if it was taken away, or try again if it was being replaced." + WHAT_STAYS;
      case FAILING ->
          "Try again; if it fails again, have the disk or the store looked at." + WHAT_STAYS;
    };
  }

  private static final String WHAT_STAYS = " What was there before stays as it was.";

  private static List<Throwable> causes(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> found = new ArrayList<>();
    Deque<Throwable> left = new ArrayDeque<>(List.of(failure));
    while (!left.isEmpty() && found.size() < MOST_CAUSES) {
      Throwable next = left.removeFirst();
      if (seen.add(next)) {
        found.add(next);
        if (next.getCause() != null) {
          left.addLast(next.getCause());
        }
        for (Throwable second : next.getSuppressed()) {
          left.addLast(second);
        }
      }
    }
    return found;
  }

  private static @Nullable Kind kindOf(Throwable cause) {
    boolean isOfFiles =
        cause instanceof IOException
            || cause instanceof UncheckedIOException
            || cause instanceof FSError
            || cause instanceof ReadOnlyFileSystemException;
    String condition =
        cause instanceof SparkThrowable spark ? String.valueOf(spark.getCondition()) : "";
    // Spark tells what failed in a task in the text of its own exception alone.
    if (!isOfFiles && !cause.getClass().getName().startsWith("org.apache.")) {
      return null;
    }
    String text =
        (cause.getClass().getSimpleName() + " " + condition + " " + cause.getMessage())
            .toLowerCase(Locale.ROOT);
    if (NO_ROOM.stream().anyMatch(text::contains)) {
      return Kind.FULL;
    }
    if (cause instanceof ReadOnlyFileSystemException || text.contains("read-only file system")) {
      return Kind.READ_ONLY;
    }
    if (cause instanceof AccessDeniedException
        || cause instanceof AccessControlException
        || text.contains("permission denied")) {
      return Kind.REFUSED;
    }
    if (condition.equals("FAILED_READ_FILE.FILE_NOT_EXIST")
        || cause instanceof NoSuchFileException
        || cause instanceof FileNotFoundException) {
      return Kind.MISSING;
    }
    if (cause instanceof ChecksumException || DAMAGE.stream().anyMatch(text::contains)) {
      return Kind.DAMAGED;
    }
    return isOfFiles ? Kind.FAILING : null;
  }

  private static String fileOf(Throwable cause) {
    if (cause instanceof FileSystemException files && files.getFile() != null) {
      return files.getFile();
    }
    if (cause instanceof SparkThrowable spark && spark.getMessageParameters() != null) {
      String path = spark.getMessageParameters().get("path");
      if (path != null) {
        return path;
      }
    }
    String message = String.valueOf(cause.getMessage());
    for (Pattern pattern : PATHS) {
      Matcher found = pattern.matcher(message);
      if (found.find()) {
        return found.group(1);
      }
    }
    return "";
  }

  /** One line without the names of classes, which say nothing to people. */
  private static String reasonOf(Throwable cause) {
    String text =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    if (cause instanceof FileSystemException files && files.getReason() != null) {
      text = files.getReason();
    }
    text = text.lines().findFirst().orElse("").replaceAll("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*: ", "");
    Matcher ofSystem = Pattern.compile("\\(([^()]+)\\)$").matcher(text);
    if (ofSystem.find()) {
      text = ofSystem.group(1);
    }
    text = text.strip();
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "..." : text;
  }
}
