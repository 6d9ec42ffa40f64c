/** Schemas, column expressions and steps, and access to Delta tables and Parquet files. */
@NullMarked
package no.kommunespeil.spark;

import org.jspecify.annotations.NullMarked;
