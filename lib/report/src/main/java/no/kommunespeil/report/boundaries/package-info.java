/** Outlines of counties from a file of the user's, ready to be drawn. */
@NullMarked
package no.kommunespeil.report.boundaries;

import org.jspecify.annotations.NullMarked;
