@NullMarked
package no.kommunespeil.sample;

import org.jspecify.annotations.NullMarked;
