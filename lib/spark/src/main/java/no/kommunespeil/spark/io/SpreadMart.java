package no.kommunespeil.spark.io;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import no.kommunespeil.domain.mart.MartContract;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A mart that is too large for one machine, whose parts are written where their rows are. */
public interface SpreadMart {

  MartContract contract();

  /**
   * Writes every part to a file of its own. Whatever else is left in the folder, as by tasks that
   * did not come to an end, is taken away with it.
   *
   * @param folder for these files alone
   * @return the parts in the order of their rows, numbered from 0, at least one
   */
  List<Part> write(Path folder, Configuration hadoop) throws IOException;

  /**
   * A part.
   *
   * @param file name of its file in the folder
   * @param sha256 checksum of its content
   */
  record Part(int number, String file, long rows, String sha256) implements Serializable {}
}
