package no.kommunespeil.tests;

import java.io.IOException;
import java.util.EnumSet;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.jobs.query.MartQueries;
import no.kommunespeil.jobs.query.MartTables;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.model.ReportBuilder;
import no.kommunespeil.report.model.ReportModel;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.io.MartSets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What a report of the sample says, before it is a page. */
final class SampleReport {

  private SampleReport() {}

  static ReportModel model(SampleRun sample, String wave, Language language) throws IOException {
    Configuration hadoop = new Configuration();
    MartContracts contracts =
        MartContracts.read(HadoopFolder.of(Program.CONF.toString(), hadoop), new Problems());
    Path marts = new Path(sample.out().resolve("marts").toString());
    try (MartQueries queries =
        MartQueries.open(
            () -> MartSets.of(marts, hadoop).published().orElseThrow(),
            EnumSet.of(MartContract.Tier.INTERNAL))) {
      return ReportBuilder.build(new MartTables(queries, contracts.all()), wave, language);
    }
  }
}
