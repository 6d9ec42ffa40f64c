/** From rows of text to answers: decoding, packing, and which response counts for its unit. */
@NullMarked
package no.kommunespeil.domain.response;

import org.jspecify.annotations.NullMarked;
