/** Everything a person or a program is given of a set of marts, as files in a folder. */
@NullMarked
package no.kommunespeil.report.export;

import org.jspecify.annotations.NullMarked;
