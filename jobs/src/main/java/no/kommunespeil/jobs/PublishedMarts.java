package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.Map;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.PublishedSet;
import no.kommunespeil.spark.session.Sessions;
import org.apache.hadoop.conf.Configuration;

/** The set of marts that is published, for commands that only read it. */
final class PublishedMarts {

  private PublishedMarts() {}

  /**
   * @param doing what the command is doing, for its error
   * @throws UserError when none is published
   */
  static PublishedSet find(String doing, OutOptions out) throws IOException {
    Configuration hadoop = Sessions.hadoop(Map.of());
    // Says so when there is no such file system.
    org.apache.hadoop.fs.Path folder = HadoopFolder.of(out.folder(), hadoop).at("marts");
    return MartSets.of(folder, hadoop)
        .published()
        .orElseThrow(
            () ->
                UserError.of(
                    doing,
                    Place.of(folder.toString()),
                    "No marts are published there.",
                    out.isSample()
                        ? "Publish those of the sample with 'run --sample'."
                        : "Publish them with 'run', name another folder with --out, or take those"
                            + " of the sample with --sample."));
  }

  /** The contracts of all marts, from the configuration at hand. */
  static MartContracts contracts(ConfOption conf) throws IOException {
    HadoopFolder folder = HadoopFolder.of(conf.folder(), Sessions.hadoop(Map.of()));
    Configured.refuseElsewhere(folder);
    Problems problems = new Problems();
    MartContracts contracts = MartContracts.read(folder, problems);
    problems.throwIfAny("reading the contracts of the marts");
    return contracts;
  }
}
