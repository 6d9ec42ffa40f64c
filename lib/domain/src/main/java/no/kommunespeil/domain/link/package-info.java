/** What several answers of one unit say together: panels, roles, crossed answers, units. */
@NullMarked
package no.kommunespeil.domain.link;

import org.jspecify.annotations.NullMarked;
