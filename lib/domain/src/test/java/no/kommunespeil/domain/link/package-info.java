@NullMarked
package no.kommunespeil.domain.link;

import org.jspecify.annotations.NullMarked;
