/** What is wrong with what a user gave us, where, and what to do about it. */
@NullMarked
package no.kommunespeil.domain.problem;

import org.jspecify.annotations.NullMarked;
