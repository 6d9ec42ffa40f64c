/** Rows of marts in; data package, dictionary, workbook and report out. */
@NullMarked
package no.kommunespeil.report;

import org.jspecify.annotations.NullMarked;
