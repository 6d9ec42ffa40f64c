/** What a report says, chapter by chapter, taken from marts. */
@NullMarked
package no.kommunespeil.report.model;

import org.jspecify.annotations.NullMarked;
