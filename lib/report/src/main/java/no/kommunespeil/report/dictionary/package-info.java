/** The data dictionary: every mart and column, every question and answer. */
@NullMarked
package no.kommunespeil.report.dictionary;

import org.jspecify.annotations.NullMarked;
