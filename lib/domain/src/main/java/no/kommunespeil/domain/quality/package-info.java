/** What is looked at between the counting of a wave and its publication, and what comes of it. */
@NullMarked
package no.kommunespeil.domain.quality;

import org.jspecify.annotations.NullMarked;
