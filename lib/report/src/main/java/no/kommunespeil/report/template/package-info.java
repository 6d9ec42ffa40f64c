/** Pages made from templates, which take every value for text. */
@NullMarked
package no.kommunespeil.report.template;

import org.jspecify.annotations.NullMarked;
