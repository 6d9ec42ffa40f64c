/** The command line: one small class per job, and where a job finds what it reads and writes. */
@NullMarked
package no.kommunespeil.jobs;

import org.jspecify.annotations.NullMarked;
