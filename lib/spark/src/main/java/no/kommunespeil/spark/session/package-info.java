/** Starting Spark, and counting what it was asked to do. */
@NullMarked
package no.kommunespeil.spark.session;

import org.jspecify.annotations.NullMarked;
