package no.kommunespeil.spark.io;

import java.time.Instant;

/**
 * A set of marts that is kept.
 *
 * @param name what it was made from
 * @param since when it was made current last, long ago when it was never finished
 * @param isWhole whether all its files are there
 */
public record KeptSet(String name, Instant since, boolean isWhole) {}
