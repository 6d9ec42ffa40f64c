/**
 * What the notebooks in {@code notebooks/} are written with: the marts, shown and drawn in a cell.
 */
@NullMarked
package no.kommunespeil.jobs.notebook;

import org.jspecify.annotations.NullMarked;
