@NullMarked
package no.kommunespeil.report.boundaries;

import org.jspecify.annotations.NullMarked;
