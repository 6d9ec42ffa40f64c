/** A report as one HTML file. */
@NullMarked
package no.kommunespeil.report.page;

import org.jspecify.annotations.NullMarked;
