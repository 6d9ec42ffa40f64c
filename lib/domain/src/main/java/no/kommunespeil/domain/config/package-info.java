/** Reading the folder of configuration: YAML with positions, CSV tables, all problems at once. */
@NullMarked
package no.kommunespeil.domain.config;

import org.jspecify.annotations.NullMarked;
