@NullMarked
package no.kommunespeil.report.chart;

import org.jspecify.annotations.NullMarked;
