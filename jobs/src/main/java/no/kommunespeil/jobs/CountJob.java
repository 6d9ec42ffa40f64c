package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.spark.gold.Count;
import no.kommunespeil.spark.gold.SumsTable;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import org.apache.spark.sql.SparkSession;

/** Counts the responses of the waves that need it into sufficient sums. */
final class CountJob {

  private CountJob() {}

  static StageState run(Run run, StageState silver) throws IOException {
    StageTable gold = run.workspace().gold();
    StageState held = gold.state();
    StageWork work = StageWork.between(held, run.plan().gold(silver.waves()));
    if (work.isNothing()) {
      run.console().step("count", "nothing has changed");
      return held;
    }
    List<SumsRow> sums = work.made().isEmpty() ? List.of() : count(run, work.made().keySet());
    Deliveries.of(sums).reconcile();
    StageState state =
        gold.replace(SumsTable.asDataset(run.spark(), sums), work.made(), work.replaced());
    run.console()
        .step(
            "count",
            Words.list("wave", work.replaced())
                + ", "
                + Words.count(sums.size(), "row")
                + " of sums → "
                + gold.path());
    run.remember(state, sums);
    run.warn(Remarks.unreadable(run, sums));
    run.reject(Remarks.rejected(run, sums, work.made().keySet()), Remarks.rejectedRows(sums));
    run.log().counted(work.replaced(), state.version());
    return state;
  }

  private static List<SumsRow> count(Run run, Set<String> keys) throws IOException {
    SparkSession spark = run.spark();
    Workspace workspace = run.workspace();
    List<Wave> waves =
        workspace.survey().waves().stream().filter(wave -> keys.contains(wave.key())).toList();
    CubeLayout layout = CubeLayout.of(waves, workspace.breakdowns().keys());
    CubePart counted = Count.count(spark, workspace.silver().read(spark, keys), layout);
    return SumsTable.rows(counted, layout, run.bronzeFiles(keys));
  }
}
