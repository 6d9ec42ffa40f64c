/**
 * A unit's own page: its answers beside those of groups, with nothing from which another unit's
 * answer follows. Restricted, since it says what a single unit answered.
 */
@NullMarked
package no.kommunespeil.report.unit;

import org.jspecify.annotations.NullMarked;
