package no.kommunespeil.jobs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.List;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.SyntheticNote;
import no.kommunespeil.sample.Sample;
import no.kommunespeil.sample.SampleOptions;
import no.kommunespeil.sample.SampleSummary;
import no.kommunespeil.sample.SampleTargetsReader;
import no.kommunespeil.spark.io.HadoopFolder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Writes made-up waves to a folder of their own. */
final class SampleJob {

  /** How the names of all files of a sample begin. */
  private static final String MADE_UP = "syntetisk";

  private SampleJob() {}

  /** Whether the folder of the wave files holds no sample. */
  static boolean isMissing(Settings settings) throws IOException {
    return !HadoopFolder.of(settings.waves(), settings.hadoop()).exists(SyntheticNote.FILE);
  }

  /** Writes the usual sample unless the folder holds one. */
  static void writeIfMissing(Settings settings, Console console) throws IOException {
    if (isMissing(settings)) {
      write(
          settings.conf(),
          settings.waves(),
          settings.hadoop(),
          new SampleOptions(SampleOptions.DEFAULT_SEED, 1),
          console);
    }
  }

  /**
   * Writes a sample, replacing one that is there.
   *
   * @throws UserError when the folder holds something else
   */
  static void write(
      String configuration,
      String waves,
      Configuration hadoop,
      SampleOptions options,
      Console console)
      throws IOException {
    HadoopFolder conf = HadoopFolder.of(configuration, hadoop);
    Path folder = new Path(waves);
    // An instance of its own that writes no checksum files: people edit wave files, and a checksum
    // beside an edited file would make it unreadable.
    FileSystem files = FileSystem.newInstance(folder.toUri(), hadoop);
    files.setWriteChecksum(false);
    Survey survey = SurveyReader.read(conf);
    clear(files, folder);
    SampleSummary sample =
        Sample.write(
            survey,
            Registers.read(conf),
            SampleTargetsReader.read(conf),
            options,
            path -> new BufferedOutputStream(files.create(new Path(folder, path), true)));
    console.step(
        "sample",
        Words.count(sample.files().size(), "made-up file")
            + ", "
            + Words.count(sample.rows(), "row")
            + ", "
            + Words.count(sample.answers(), "answer")
            + " → "
            + folder);
    List<String> unmet = sample.unmet();
    unmet.forEach(aim -> console.say("          note      " + aim));
  }

  /** A sample may replace a sample, also half a one, never files somebody delivered. */
  private static void clear(FileSystem files, Path folder) throws IOException {
    if (!files.exists(folder)) {
      return;
    }
    RemoteIterator<LocatedFileStatus> there = files.listFiles(folder, true);
    while (there.hasNext()) {
      String name = there.next().getPath().getName();
      if (!name.startsWith(MADE_UP) && !name.equals(SyntheticNote.FILE)) {
        throw UserError.of(
            "writing made-up waves",
            Place.of(folder.toString()),
            "The folder holds the file '" + name + "', which no sample wrote.",
            "Name another folder with --waves, or empty this one.");
      }
    }
    files.delete(folder, true);
  }
}
