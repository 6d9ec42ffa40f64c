/** From silver to the gold table: one pass of counting into sufficient sums. */
@NullMarked
package no.kommunespeil.spark.gold;

import org.jspecify.annotations.NullMarked;
