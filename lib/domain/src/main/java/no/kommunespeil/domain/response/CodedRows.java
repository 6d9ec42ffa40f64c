package no.kommunespeil.domain.response;

import java.util.List;
import no.kommunespeil.domain.delivery.FileRow;
import no.kommunespeil.domain.survey.CodingFile;

/**
 * A coding file as it was read.
 *
 * @param coding how it is to be read
 * @param file the file as the user names it
 * @param header its headers, in column order
 * @param rows its other rows
 */
public record CodedRows(CodingFile coding, String file, List<String> header, List<FileRow> rows) {}
