package no.kommunespeil.domain.delivery;

import no.kommunespeil.domain.problem.UserError;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one delivered file, in order, the header first. What is wrong with a row far down is
 * known only when it is reached, so a consumer keeps nothing it cannot take back before {@code
 * next} has returned null.
 */
public interface RowReader extends AutoCloseable {

  /**
   * The next row, or null after the last one. Rows whose cells are all blank are rows; empty lines
   * after the last row are not.
   *
   * @throws UserError when the rest of the file cannot be read; all that is wrong with the rows up
   *     to the end is in it, each kind up to a cap
   * @throws java.io.UncheckedIOException when the stream itself fails
   */
  @Nullable FileRow next();

  /** Closes the stream the reader was opened on. */
  @Override
  void close();
}
