/** Estimates adjusted for units that did not respond. */
@NullMarked
package no.kommunespeil.domain.weighting;

import org.jspecify.annotations.NullMarked;
