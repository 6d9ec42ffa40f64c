package no.kommunespeil.spark.session;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.sql.delta.sources.DeltaSQLConf$;
import org.apache.spark.sql.internal.SQLConf$;
import org.apache.spark.sql.internal.StaticSQLConf$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The settings that Spark and Delta know, for finding those that are misspelt: Spark itself takes
 * any key and does nothing with one it does not know.
 */
public final class KnownKeys {

  /** Slips of a keyboard; keys that are further apart are other keys. */
  private static final int MOST_SLIPS = 2;

  /** What comes after these is for others to know. */
  private static final List<String> OPEN =
      List.of(
          "spark.hadoop.",
          "spark.executorEnv.",
          "spark.kubernetes.",
          "spark.sql.catalog.",
          "spark.yarn.");

  private KnownKeys() {}

  /**
   * Looks for keys that are nearly, and not quite, one that is known. A key that is like none is
   * left alone: it may be that of an extension.
   *
   * @throws no.kommunespeil.domain.problem.UserError with each and what was probably meant
   */
  public static void check(Collection<String> keys) {
    load();
    Set<String> known = new TreeSet<>();
    ConfigEntry.listAllEntries()
        .forEach(
            entry -> {
              known.add(entry.key());
              known.addAll(CollectionConverters.asJava(entry.alternatives()));
            });
    Problems problems = new Problems();
    for (String key : keys) {
      if (!known.contains(key) && OPEN.stream().noneMatch(key::startsWith)) {
        near(key, known)
            .ifPresent(
                near ->
                    problems.add(
                        Place.of(key),
                        "Spark knows no setting of this name.",
                        "Did you mean '" + near + "'?"));
      }
    }
    problems.throwIfAny("checking the settings of Spark");
  }

  /** The settings of a module are known once it is loaded. */
  private static void load() {
    Stream.of(
            org.apache.spark.internal.config.package$.MODULE$,
            SQLConf$.MODULE$,
            StaticSQLConf$.MODULE$,
            DeltaSQLConf$.MODULE$)
        .forEach(Objects::requireNonNull);
  }

  private static Optional<String> near(String key, Set<String> known) {
    return known.stream()
        .filter(other -> Math.abs(other.length() - key.length()) <= MOST_SLIPS)
        .filter(other -> Nearest.distance(key, other) <= MOST_SLIPS)
        .findFirst();
  }
}
