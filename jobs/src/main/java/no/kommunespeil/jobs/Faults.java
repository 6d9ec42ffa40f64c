package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.Optional;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.FileFault;
import org.apache.hadoop.fs.FSError;
import org.apache.logging.log4j.LogManager;

/** Full disks, files that are gone and the like, told to people instead of shown as they come. */
final class Faults {

  private Faults() {}

  /**
   * A failure as an error of the user's, when a file system is to blame for it; the log has the
   * rest.
   *
   * @param doing what was being done
   * @param place where, when the file system does not say
   */
  static Optional<UserError> told(Throwable failure, String doing, String place) {
    Optional<FileFault> fault = FileFault.of(failure);
    if (fault.isEmpty()) {
      return Optional.empty();
    }
    LogManager.getLogger(Faults.class).warn("Stopped while {}.", doing, failure);
    UserError told = fault.get().told(doing, place);
    told.addSuppressed(failure);
    return Optional.of(told);
  }

  /**
   * Does some work that reads and writes files.
   *
   * @param doing what is done
   * @param place what is written
   * @throws UserError when a file system is to blame for a failure
   */
  static void during(String doing, Object place, Pipeline.Work work) throws IOException {
    try {
      work.run();
    } catch (UserError told) {
      throw told;
    } catch (IOException | RuntimeException | FSError failure) {
      Optional<UserError> told = told(failure, doing, place.toString());
      if (told.isPresent()) {
        throw told.get();
      }
      throw failure;
    }
  }
}
