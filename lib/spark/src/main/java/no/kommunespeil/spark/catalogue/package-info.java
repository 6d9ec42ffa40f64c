/** Names for tables and marts in Spark's catalogue. */
@NullMarked
package no.kommunespeil.spark.catalogue;

import org.jspecify.annotations.NullMarked;
