/** From bronze to the silver table: whose answer it is, whether it counts, and what it says. */
@NullMarked
package no.kommunespeil.spark.silver;

import org.jspecify.annotations.NullMarked;
