@NullMarked
package no.kommunespeil.report.workbook;

import org.jspecify.annotations.NullMarked;
