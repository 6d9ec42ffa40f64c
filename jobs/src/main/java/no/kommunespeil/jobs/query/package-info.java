/** Questions to the published marts, in SQL, with an engine that needs no Spark. */
@NullMarked
package no.kommunespeil.jobs.query;

import org.jspecify.annotations.NullMarked;
