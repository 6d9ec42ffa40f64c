/** Numbers and sentences as people write them, computed from values of marts. */
@NullMarked
package no.kommunespeil.report.phrase;

import org.jspecify.annotations.NullMarked;
