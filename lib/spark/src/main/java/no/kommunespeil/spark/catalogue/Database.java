package no.kommunespeil.spark.catalogue;

import java.util.Set;
import java.util.regex.Pattern;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;

/**
 * A database of the catalogue, by a name that means the same to every catalogue.
 *
 * @param name lower-case letters, digits and underscores
 */
public record Database(String name) {

  private static final String RESTRICTED = "_restricted";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /** Names that Spark keeps for itself. */
  private static final Set<String> TAKEN = Set.of("global_temp", "information_schema");

  /**
   * Takes a name as the user gives it.
   *
   * @throws UserError when it is no name for a database of open marts
   */
  public static Database named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw refused(name, "This is no name of a database.");
    }
    if (TAKEN.contains(name)) {
      throw refused(name, "Spark keeps this name for itself.");
    }
    if (name.endsWith(RESTRICTED)) {
      throw refused(name, "Names that end in " + RESTRICTED + " are for what is restricted.");
    }
    return new Database(name);
  }

  /** The database beside it for what says how single units answered. */
  public Database restricted() {
    return new Database(name + RESTRICTED);
  }

  private static UserError refused(String name, String what) {
    return UserError.of(
        "choosing a database",
        Place.of("--database " + name),
        what,
        "Give a name of at most 64 lower-case letters, digits and underscores that begins with a"
            + " letter, such as kommunespeil.");
  }
}
