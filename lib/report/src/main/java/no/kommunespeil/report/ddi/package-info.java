/** A wave as archives read it: DDI-Codebook. */
@NullMarked
package no.kommunespeil.report.ddi;

import org.jspecify.annotations.NullMarked;
