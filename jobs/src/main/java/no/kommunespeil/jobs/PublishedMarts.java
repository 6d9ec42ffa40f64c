package no.kommunespeil.jobs;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.PublishedSet;
import no.kommunespeil.spark.io.PublishedSets;
import no.kommunespeil.spark.session.Sessions;
import org.apache.hadoop.conf.Configuration;

/** The set of marts that is published, for commands that only read it. */
final class PublishedMarts {

  private PublishedMarts() {}

  /**
   * Finds it. A path that does not say on which file system it is means this machine's when the
   * marts are there, and else the one that Hadoop is set up for.
   *
   * @param doing what the command is doing, for its error
   * @throws UserError when none is published
   */
  static PublishedSet find(String doing, OutOptions out, ConfOption conf) throws IOException {
    Optional<Path> local = local(out.folder());
    if (local.isPresent()) {
      Optional<PublishedSet> set =
          PublishedSets.of(local.get().resolve(Workspace.MARTS)).published();
      if (set.isPresent()) {
        return set.get();
      }
    }
    Configuration hadoop = Sessions.hadoop(conf.spark());
    // Says so when there is no such file system.
    org.apache.hadoop.fs.Path folder = HadoopFolder.of(out.folder(), hadoop).at(Workspace.MARTS);
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

  /** The folder, unless its name says that it is on another file system than this machine's. */
  private static Optional<Path> local(String folder) {
    try {
      return folder.contains(":") ? Optional.empty() : Optional.of(Path.of(folder));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** The contracts of all marts, from the configuration at hand. */
  static MartContracts contracts(ConfOption conf) throws IOException {
    HadoopFolder folder = HadoopFolder.of(conf.folder(), Sessions.hadoop(conf.spark()));
    Configured.refuseElsewhere(folder);
    Problems problems = new Problems();
    MartContracts contracts = MartContracts.read(folder, problems);
    problems.throwIfAny("reading the contracts of the marts");
    return contracts;
  }
}
