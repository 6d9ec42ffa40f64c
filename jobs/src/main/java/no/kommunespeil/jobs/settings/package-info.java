/** Where the values of options and of Spark settings come from, and which of several holds. */
@NullMarked
package no.kommunespeil.jobs.settings;

import org.jspecify.annotations.NullMarked;
