/**
 * Municipalities, counties and Oslo districts over time, their facts, and who a name or number is.
 */
@NullMarked
package no.kommunespeil.domain.geography;

import org.jspecify.annotations.NullMarked;
