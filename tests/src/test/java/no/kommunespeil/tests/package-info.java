/** What needs Spark to be tested, and what concerns the whole. */
@NullMarked
package no.kommunespeil.tests;

import org.jspecify.annotations.NullMarked;
