package no.kommunespeil.domain.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Delivery;

/** Opens the files of a wave. Holds nothing, so any number of tasks may open files at once. */
public final class DeliveredFiles {

  private DeliveredFiles() {}

  /**
   * Opens one file and reads far enough to know that it has a header and at least one row; an XLSX
   * file is checked whole.
   *
   * @param path the file as the user would name it, for messages
   * @param in the file's content; closed by the reader, and here when the file is refused
   * @param size bytes according to the file system; the stream is counted all the same
   * @throws UserError with all that is wrong, when the file cannot be read
   * @throws UncheckedIOException when the stream itself fails
   */
  public static RowReader open(
      String path, InputStream in, long size, Delivery.Format format, Limits limits) {
    try {
      Findings findings = new Findings(path);
      refuseBySize(findings, size, format, limits);
      if (format instanceof Delivery.Format.Csv csv) {
        return CsvRows.open(in, csv, limits, findings);
      }
      return XlsxRows.open(in, ((Delivery.Format.Xlsx) format).sheet(), limits, findings);
    } catch (IOException e) {
      closeAfter(e, in);
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      closeAfter(e, in);
      throw e;
    }
  }

  private static void refuseBySize(
      Findings findings, long size, Delivery.Format format, Limits limits) {
    long most =
        format instanceof Delivery.Format.Csv ? limits.maxFileBytes() : limits.maxWorkbookBytes();
    if (size == 0) {
      throw findings.with(findings.file(), "The file is empty.", Findings.EXPORT_AGAIN);
    }
    if (size > most) {
      throw tooLarge(findings, most);
    }
  }

  static UserError tooLarge(Findings findings, long most) {
    Place file = findings.file();
    return findings.with(
        file,
        "The file is larger than " + most + " bytes.",
        "Check that it is the right file; a large delivery may be split into several files.");
  }

  private static void closeAfter(Throwable e, InputStream in) {
    try {
      in.close();
    } catch (IOException closing) {
      e.addSuppressed(closing);
    }
  }
}
