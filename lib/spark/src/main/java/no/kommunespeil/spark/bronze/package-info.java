/** From wave files to the bronze table: every row of every file as it was read. */
@NullMarked
package no.kommunespeil.spark.bronze;

import org.jspecify.annotations.NullMarked;
