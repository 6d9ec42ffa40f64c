@NullMarked
package no.kommunespeil.report.data;

import org.jspecify.annotations.NullMarked;
