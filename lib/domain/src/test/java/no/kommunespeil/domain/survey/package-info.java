@NullMarked
package no.kommunespeil.domain.survey;

import org.jspecify.annotations.NullMarked;
