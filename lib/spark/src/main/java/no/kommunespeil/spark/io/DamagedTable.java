package no.kommunespeil.spark.io;

import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;

/** The log of a table cannot be read; what there is to say to people is its cause. */
public final class DamagedTable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final String what;

  /**
   * @param file the file in question
   * @param what what is wrong with it, a full sentence
   */
  DamagedTable(StageTable table, String file, String what) {
    super(
        UserError.of(
            "reading the log of a table",
            Place.of(file),
            what,
            "Run 'run': it makes the table "
                + table
                + " again where that can be done, and else says what to do."));
    this.file = file;
    this.what = what;
  }

  /** The file in question. */
  public String file() {
    return file;
  }

  /** What is wrong with it, a full sentence. */
  public String what() {
    return what;
  }
}
