@NullMarked
package no.kommunespeil.domain.response;

import org.jspecify.annotations.NullMarked;
