@NullMarked
package no.kommunespeil.domain.geography;

import org.jspecify.annotations.NullMarked;
