package no.kommunespeil.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.jobs.observe.Holdings;
import no.kommunespeil.spark.io.LockHolder;
import no.kommunespeil.spark.io.PublishedSets;
import no.kommunespeil.spark.io.Withdrawals.Withdrawal;
import org.apache.hadoop.fs.Path;

/**
 * How things stand in the folders of a survey.
 *
 * @param waves in order, each with how far it has come
 * @param damage what is wrong with the marts that readers see
 * @param withdrawn the set that the next run would publish, when it was taken back
 * @param heldBack the file that says why checks hold that set back, when they do
 * @param running who is at work, where anybody is
 * @param lastRun the record of the last run that left one
 */
record Status(
    Outlook outlook,
    List<OfWave> waves,
    Holdings holdings,
    Optional<Problem> damage,
    Optional<Withdrawal> withdrawn,
    Optional<Path> heldBack,
    Optional<LockHolder> running,
    Optional<JsonNode> lastRun) {

  /** How far a wave has come in a table. */
  enum Progress {
    /** There is nothing to put there. */
    NONE("-"),
    TO_DO("to do"),
    CHANGED("changed"),
    DONE("done"),
    TO_REMOVE("to remove");

    private final String text;

    Progress(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /**
   * A wave.
   *
   * @param files how many lie in the folder of the wave files
   */
  record OfWave(String key, int files, Progress bronze, Progress silver, Progress gold) {}

  /** Looks at everything; writes nothing and needs no Spark. */
  static Status of(Settings settings) throws IOException {
    Workspace workspace = Workspace.open(settings);
    WaveFiles files = WaveFiles.find(workspace.survey(), workspace.waveFolder());
    Outlook outlook = Outlook.of(workspace, new Plan(workspace), files);
    TreeSet<String> keys = new TreeSet<>(outlook.bronze().wanted().keySet());
    workspace.survey().waves().forEach(wave -> keys.add(wave.key()));
    List<OfWave> waves =
        keys.stream()
            .map(
                key ->
                    new OfWave(
                        key,
                        files.of(key).size(),
                        progress(key, outlook.bronze()),
                        progress(key, outlook.silver()),
                        progress(key, outlook.gold())))
            .toList();
    boolean isClosed = workspace.gate().isClosedTo(outlook.marts());
    return new Status(
        outlook,
        waves,
        OutFolder.look(settings),
        workspace.marts().damage(PublishedSets.Look.AT_CONTENTS),
        outlook.withdrawn().filter(withdrawn -> !outlook.isPublished()),
        Optional.of(workspace.gate())
            .filter(gate -> !outlook.isPublished() && isClosed)
            .map(Gate::findings),
        workspace.atWork(),
        RunRecords.in(settings).last(1).stream().findFirst());
  }

  private static Progress progress(String wave, Outlook.Stage stage) {
    String fingerprint = stage.wanted().get(wave);
    boolean isThere = stage.held().waves().containsKey(wave);
    if (fingerprint == null) {
      return isThere ? Progress.TO_REMOVE : Progress.NONE;
    }
    if (stage.held().holds(wave, fingerprint)) {
      return Progress.DONE;
    }
    return isThere ? Progress.CHANGED : Progress.TO_DO;
  }
}
