/** From sufficient sums to estimates. */
@NullMarked
package no.kommunespeil.domain.estimate;

import org.jspecify.annotations.NullMarked;
