/** Charts drawn from plain values, as SVG. */
@NullMarked
package no.kommunespeil.report.chart;

import org.jspecify.annotations.NullMarked;
