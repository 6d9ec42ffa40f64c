/**
 * Synthetic wave files: real units, invented answers, in the formats that real exports come in.
 *
 * <p>What the answers add up to is data (conf/sample); how the files look comes from the wave
 * manifests. The same seed gives the same bytes.
 */
@NullMarked
package no.kommunespeil.sample;

import org.jspecify.annotations.NullMarked;
