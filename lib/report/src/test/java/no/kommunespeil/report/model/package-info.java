@NullMarked
package no.kommunespeil.report.model;

import org.jspecify.annotations.NullMarked;
