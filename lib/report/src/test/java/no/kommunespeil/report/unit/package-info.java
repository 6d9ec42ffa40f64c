@NullMarked
package no.kommunespeil.report.unit;

import org.jspecify.annotations.NullMarked;
