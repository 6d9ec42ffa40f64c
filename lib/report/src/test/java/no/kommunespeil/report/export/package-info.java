@NullMarked
package no.kommunespeil.report.export;

import org.jspecify.annotations.NullMarked;
