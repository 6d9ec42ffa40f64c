package no.kommunespeil.jobs;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
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
   * Finds it for what is given away, and reads all of it to see that it is what was written.
   *
   * @param doing what the command is doing, for its error
   * @throws UserError when none is published, or what is published is damaged
   */
  static PublishedSet findUndamaged(String doing, OutOptions out, ConfOption conf)
      throws IOException {
    PublishedSet set = find(doing, out, conf);
    MartSets sets = MartSets.of(set.root(), Sessions.hadoop(conf.spark()));
    refuse(doing, sets.damage(PublishedSets.Look.AT_CONTENTS));
    return set;
  }

  private static void refuse(String doing, Optional<Problem> damage) {
    damage.ifPresent(
        problem -> {
          throw new UserError(doing, List.of(problem));
        });
  }

  /**
   * Finds it. A path that does not say on which file system it is means this machine's when the
   * marts are there, and else the one that Hadoop is set up for.
   *
   * @param doing what the command is doing, for its error
   * @throws UserError when none is published, or what is published lacks something
   */
  static PublishedSet find(String doing, OutOptions out, ConfOption conf) throws IOException {
    Optional<Path> local = local(out.folder());
    if (local.isPresent()) {
      PublishedSets sets = PublishedSets.of(local.get().resolve(Workspace.MARTS));
      Optional<PublishedSet> set = sets.published();
      if (set.isPresent()) {
        return set.get();
      }
      refuse(doing, sets.damage(PublishedSets.Look.AT_SIZES));
    }
    Configuration hadoop = Sessions.hadoop(conf.spark());
    // Says so when there is no such file system.
    org.apache.hadoop.fs.Path folder = HadoopFolder.of(out.folder(), hadoop).at(Workspace.MARTS);
    MartSets elsewhere = MartSets.of(folder, hadoop);
    refuse(doing, elsewhere.damage(PublishedSets.Look.AT_SIZES));
    return elsewhere
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
