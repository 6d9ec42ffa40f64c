/** What the marts are, told to programs: a data package, and the words its keys stand for. */
@NullMarked
package no.kommunespeil.report.data;

import org.jspecify.annotations.NullMarked;
