/** Counting packed responses into sufficient sums, for all breakdowns in one pass. */
@NullMarked
package no.kommunespeil.domain.cube;

import org.jspecify.annotations.NullMarked;
