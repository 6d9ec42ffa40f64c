/** The files of a wave: bounded readers from CSV and XLSX to rows of text. */
@NullMarked
package no.kommunespeil.domain.delivery;

import org.jspecify.annotations.NullMarked;
