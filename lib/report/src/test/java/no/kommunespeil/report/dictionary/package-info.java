@NullMarked
package no.kommunespeil.report.dictionary;

import org.jspecify.annotations.NullMarked;
