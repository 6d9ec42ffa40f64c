package no.kommunespeil.sample;

import java.util.Random;

/**
 * Random numbers that depend on the seed and on what they are for, never on the order in which they
 * are drawn, so that a new question or wave leaves the others as they were.
 */
final class Draws {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final long seed;

  Draws(long seed) {
    this.seed = seed;
  }

  /** A number in [0, 1). */
  double uniform(String... purpose) {
    return (hash(purpose) >>> 11) * 0x1.0p-53;
  }

  /** A standard normal number, by the method of Box and Muller. */
  double normal(String... purpose) {
    long first = hash(purpose);
    long second = mix(first + 1);
    double u = ((first >>> 11) + 1) * 0x1.0p-53;
    double v = (second >>> 11) * 0x1.0p-53;
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
  }

  /** A whole number in [0, bound). */
  int below(int bound, String... purpose) {
    return (int) (uniform(purpose) * bound);
  }

  /** A stream of its own, for what is searched or shuffled. */
  Random stream(String... purpose) {
    return new Random(hash(purpose));
  }

  private long hash(String... purpose) {
    long hash = FNV_OFFSET ^ mix(seed);
    for (String part : purpose) {
      for (int i = 0; i < part.length(); i++) {
        hash = (hash ^ part.charAt(i)) * FNV_PRIME;
      }
      hash = (hash ^ 0xffff) * FNV_PRIME;
    }
    return mix(hash);
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
