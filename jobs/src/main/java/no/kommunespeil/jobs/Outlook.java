package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.Withdrawals.Withdrawal;

/**
 * What the tables hold, beside what they should hold after the next run.
 *
 * @param isToMigrate whether bronze has the columns of an earlier version of the program
 * @param marts name of the set of marts that should be published
 * @param isPublished whether it is
 * @param withdrawn why it should not be
 * @param isSettled whether readers find the same set whichever way they look for it
 */
record Outlook(
    Stage bronze,
    Stage silver,
    Stage gold,
    boolean isToMigrate,
    String marts,
    boolean isPublished,
    Optional<Withdrawal> withdrawn,
    boolean isSettled) {

  /**
   * A stage's table.
   *
   * @param held what it holds
   * @param wanted fingerprint of every wave it should hold
   */
  record Stage(StageState held, SortedMap<String, String> wanted) {

    boolean isDone() {
      return StageWork.between(held, wanted).isNothing();
    }
  }

  /** Looks at tables, marts and files. */
  static Outlook of(Workspace workspace, Plan plan, WaveFiles files) throws IOException {
    StageState held = workspace.bronze().state();
    Stage bronze = new Stage(held, plan.bronze(held.waves(), files));
    Stage silver = new Stage(workspace.silver().state(), plan.silver(bronze.wanted()));
    Stage gold = new Stage(workspace.gold().state(), plan.gold(silver.wanted()));
    MartSets sets = workspace.marts();
    String marts = plan.marts(gold.wanted());
    return new Outlook(
        bronze,
        silver,
        gold,
        !workspace.bronze().pending(held).isEmpty(),
        marts,
        sets.isPublished(marts),
        sets.withdrawals().of(marts),
        sets.isSettled());
  }

  /** Whether the next run has nothing to do. */
  boolean isDone() {
    return !isToMigrate
        && bronze.isDone()
        && silver.isDone()
        && gold.isDone()
        && (isPublished || (withdrawn.isPresent() && isSettled));
  }
}
