/** Variables followed through the waves: which answers compare with which, and how well. */
@NullMarked
package no.kommunespeil.domain.trend;

import org.jspecify.annotations.NullMarked;
