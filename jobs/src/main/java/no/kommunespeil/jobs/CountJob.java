package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.response.CodingOutcome;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.jobs.observe.Dataset;
import no.kommunespeil.jobs.observe.Step;
import no.kommunespeil.jobs.observe.Totals;
import no.kommunespeil.spark.bronze.BronzeFile;
import no.kommunespeil.spark.gold.CodingRows;
import no.kommunespeil.spark.gold.Count;
import no.kommunespeil.spark.gold.RejectedRow;
import no.kommunespeil.spark.gold.SumsTable;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import org.apache.spark.sql.SparkSession;

/** Counts the responses of the waves that need it into sufficient sums. */
final class CountJob {

  private CountJob() {}

  static StageState run(Run run, StageState silver) throws IOException {
    StageTable gold = run.workspace().gold();
    run.begin("counting the responses", gold.path());
    StageState held = gold.state();
    StageWork work = StageWork.between(held, run.plan().gold(silver.waves()));
    if (work.isNothing()) {
      run.console().step("count", "nothing has changed");
      return held;
    }
    Map<String, List<CodingOutcome>> codings = new TreeMap<>();
    List<RejectedRow> rejectedRows = new ArrayList<>();
    List<SumsRow> sums =
        work.made().isEmpty() ? List.of() : count(run, work.made().keySet(), codings, rejectedRows);
    Deliveries deliveries = Deliveries.of(sums);
    deliveries.reconcile();
    run.lock().requireHeld();
    StageState state =
        gold.replace(SumsTable.asDataset(run.spark(), sums), work.made(), work.replaced());
    run.console()
        .step(
            Step.of(
                    "count",
                    Words.list("wave", work.replaced())
                        + ", "
                        + Words.count(sums.size(), "row")
                        + " of sums → "
                        + gold.path())
                .of(work.replaced())
                .from(Totals.of(deliveries.accounts()).read())
                .between(
                    List.of(Dataset.at(run.workspace().silver().path())),
                    List.of(Dataset.table(gold.path(), state.version(), sums.size()))));
    run.remember(state, sums);
    run.warn(Remarks.unreadable(run, sums));
    List<Problem> rejected =
        new ArrayList<>(Remarks.rejected(run, rejectedRows, work.made().keySet()));
    rejected.addAll(Remarks.rejectedCodings(run, work.made().keySet(), codings));
    run.reject(rejected, Remarks.rejectedRows(sums));
    run.log().counted(work.replaced());
    return state;
  }

  /**
   * @param codings receives the outcome of every row of coding files, by name
   * @param rejected receives the first responses that were rejected
   */
  private static List<SumsRow> count(
      Run run,
      Set<String> keys,
      Map<String, List<CodingOutcome>> codings,
      List<RejectedRow> rejected)
      throws IOException {
    SparkSession spark = run.spark();
    Workspace workspace = run.workspace();
    List<Wave> waves =
        workspace.survey().waves().stream().filter(wave -> keys.contains(wave.key())).toList();
    CubeLayout layout = CubeLayout.of(waves, workspace.breakdowns().keys());
    CubePart counted = Count.count(spark, workspace.silver().read(spark, keys), layout);
    rejected.addAll(RejectedRow.first(counted));
    List<BronzeFile> files = run.bronzeFiles(keys);
    codings.putAll(CodingRows.outcomes(counted, CodingFiles.among(workspace.survey(), files)));
    return SumsTable.rows(counted, layout, files, codings);
  }
}
