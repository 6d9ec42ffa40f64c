@NullMarked
package no.kommunespeil.report.ddi;

import org.jspecify.annotations.NullMarked;
