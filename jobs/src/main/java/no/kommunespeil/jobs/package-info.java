/** The command line: what a person or a scheduler asks for, and one small class per job. */
@NullMarked
package no.kommunespeil.jobs;

import org.jspecify.annotations.NullMarked;
