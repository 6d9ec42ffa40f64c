/** The published tables: their contract, and their rows made from estimates and registers. */
@NullMarked
package no.kommunespeil.domain.mart;

import org.jspecify.annotations.NullMarked;
