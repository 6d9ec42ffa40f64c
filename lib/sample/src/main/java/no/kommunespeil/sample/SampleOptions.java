package no.kommunespeil.sample;

/**
 * How much to write.
 *
 * @param seed the same seed gives the same bytes
 * @param scale number of copies of the country, at least 1; every answer is repeated in each copy,
 *     so that shares do not change with it
 */
public record SampleOptions(long seed, int scale) {

  /** Seed of the sample that the documentation shows. */
  public static final long DEFAULT_SEED = 2020;

  public SampleOptions {
    if (scale < 1) {
      throw new IllegalArgumentException("The scale of a sample is at least 1, not " + scale);
    }
  }
}
