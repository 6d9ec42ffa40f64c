@NullMarked
package no.kommunespeil.report.phrase;

import org.jspecify.annotations.NullMarked;
