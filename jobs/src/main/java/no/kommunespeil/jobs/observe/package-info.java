/** What is told of a run beside what a person sees: log lines, records, metrics and lineage. */
@NullMarked
package no.kommunespeil.jobs.observe;

import org.jspecify.annotations.NullMarked;
