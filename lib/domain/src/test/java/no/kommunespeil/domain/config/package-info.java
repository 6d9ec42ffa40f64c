@NullMarked
package no.kommunespeil.domain.config;

import org.jspecify.annotations.NullMarked;
