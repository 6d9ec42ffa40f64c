/** The survey as data: codebook, waves, and what each column of each file means. */
@NullMarked
package no.kommunespeil.domain.survey;

import org.jspecify.annotations.NullMarked;
