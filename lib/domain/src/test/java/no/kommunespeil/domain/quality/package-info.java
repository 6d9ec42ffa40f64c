@NullMarked
package no.kommunespeil.domain.quality;

import org.jspecify.annotations.NullMarked;
