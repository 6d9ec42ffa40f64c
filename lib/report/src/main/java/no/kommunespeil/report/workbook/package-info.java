/** Marts as sheets of a workbook, and as CSV, for people. */
@NullMarked
package no.kommunespeil.report.workbook;

import org.jspecify.annotations.NullMarked;
