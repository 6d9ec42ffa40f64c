package no.kommunespeil.domain.delivery;

/**
 * One row of a delivered file, as text. Two rows are not compared: the cells are an array so that
 * millions of rows cost no more than their text.
 *
 * @param row 1-based number of the record in the file or sheet; the header is 1
 * @param line where a person finds it: the 1-based physical line on which the record begins (CSV),
 *     or the row number of the sheet (XLSX)
 * @param cells as many as the header has, never null; blank cells are empty text
 */
public record FileRow(int row, int line, String[] cells) {}
