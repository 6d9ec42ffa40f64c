@NullMarked
package no.kommunespeil.report;

import org.jspecify.annotations.NullMarked;
