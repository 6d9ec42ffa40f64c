/** Where data is kept: folders on any Hadoop file system, Delta tables per stage, sets of marts. */
@NullMarked
package no.kommunespeil.spark.io;

import org.jspecify.annotations.NullMarked;
