package no.kommunespeil.domain.estimate;

/**
 * The denominator of a value, and what it stands for.
 *
 * @param used responses in the denominator
 * @param population units of the frame that the denominator stands for, at least {@code used}
 * @param reachable the most units that could be in the denominator, at least {@code used}: beside
 *     those in it, whoever was asked and is not in it, and the units that did not respond, any of
 *     whom a filter might have let through
 */
public record Base(long used, long population, long reachable) {

  /**
   * A denominator of all responses of the group, whether or not they were asked.
   *
   * @param responses all of them
   */
  public static Base ofResponses(long responses, Domain domain) {
    long units = Math.max(responses, domain.frame());
    return new Base(responses, units, units);
  }

  /**
   * A denominator of those who were asked, or of those of them who answered, who stand for all.
   *
   * @param asked responses that a filter let through, at least {@code used}
   */
  public static Base ofAsked(long used, long asked, Domain domain) {
    return of(used, asked, 1, 1, domain);
  }

  /**
   * A denominator that leaves some of the answers out, such as don't know.
   *
   * @param answered responses with an answer, among them those left out
   */
  static Base ofSubstantive(long used, long answered, long asked, Domain domain) {
    return of(used, asked, used, answered, domain);
  }

  /**
   * Takes the units that did not respond to be let through by the filter, and to be left out, as
   * often as those that did.
   */
  private static Base of(long used, long asked, long kept, long of, Domain domain) {
    long frame = domain.frame();
    long population = frame;
    if (domain.responses() > 0 && of > 0) {
      double units = (double) frame * asked * kept / ((double) domain.responses() * of);
      population = Math.min(frame, Math.round(units));
    }
    return new Base(used, Math.max(used, population), Math.max(used, asked + domain.silent()));
  }
}
