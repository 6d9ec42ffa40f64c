package no.kommunespeil.jobs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kommunespeil.domain.mart.MartTable;
import no.kommunespeil.domain.mart.Marts;
import no.kommunespeil.domain.mart.QualityFindingsMart;
import no.kommunespeil.domain.quality.Judgement;
import no.kommunespeil.domain.quality.QualityRules;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.workbook.MartCsv;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What stands between the tables and the marts: checks, of which some stop a run. What they found
 * is then left in the folder {@code quality} beside the tables, with the name of the set of marts
 * that they hold back.
 */
final class Gate {

  /** What to do when a check has stopped a run. */
  static final String WAYS_ON =
      "Correct what is wrong and run again; or, if it is right as it is, say so with a reason under"
          + " 'exceptions' in "
          + QualityRules.FILE
          + " of the configuration, and run again.";

  private static final String FOLDER = "quality";
  private static final String FINDINGS = "findings.csv";
  private static final String CLOSED = "CLOSED";

  private final Path folder;
  private final FileSystem files;

  private Gate(Path folder, FileSystem files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * @param out folder of the tables and marts
   */
  static Gate of(Path out, Configuration hadoop) throws IOException {
    FileSystem files = FileSystem.newInstance(out.toUri(), hadoop);
    files.setWriteChecksum(false);
    return new Gate(new Path(out, FOLDER), files);
  }

  /** Where the findings are that hold marts back. */
  Path findings() {
    return new Path(folder, FINDINGS);
  }

  /** Whether checks have held this set of marts back. */
  boolean isClosedTo(String set) throws IOException {
    try (InputStream in = files.open(new Path(folder, CLOSED))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().equals(set);
    } catch (FileNotFoundException open) {
      return false;
    }
  }

  /**
   * Makes the checks and says what they found.
   *
   * @param set name of the set of marts that is to be published
   * @throws GateStopped when it must not be, with every finding
   */
  void pass(Run run, String set, Marts marts) throws IOException {
    Judgement judgement = marts.judgement();
    run.console().step("check", summary(judgement));
    run.warn(judgement.warnings(), "all are in the mart " + QualityFindingsMart.NAME + ".");
    if (!judgement.isPublishable()) {
      run.lock().requireHeld();
      close(set, marts.build(QualityFindingsMart.NAME));
      run.tellRejected();
      throw GateStopped.of(
          judgement.stops(),
          "What was published before stays as it was. Every check and finding is in "
              + Words.folder(findings())
              + ".\n"
              + WAYS_ON);
    }
  }

  static String summary(Judgement judgement) {
    return Words.count(judgement.verdicts().size(), "check")
        + ", "
        + Words.count(judgement.warnings().size(), "warning")
        + ", "
        + Words.count(judgement.stops().size(), "finding")
        + " to stop for";
  }

  /** The set it is about is written last, when the findings are there. */
  private void close(String set, MartTable findings) throws IOException {
    files.mkdirs(folder);
    Tables tables = Tables.of(List.of(new Table(findings.contract(), findings.rows())));
    new MartCsv(Language.EN)
        .write(tables, QualityFindingsMart.NAME, files.create(findings(), true));
    try (OutputStream out = files.create(new Path(folder, CLOSED), true)) {
      out.write((set + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Takes away what an earlier run was stopped by, when the marts have been published. */
  void open() throws IOException {
    files.delete(new Path(folder, CLOSED), false);
    files.delete(findings(), false);
    if (files.exists(folder) && files.listStatus(folder).length == 0) {
      files.delete(folder, false);
    }
  }
}
