package no.kommunespeil.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import no.kommunespeil.domain.config.ContentHash;
import no.kommunespeil.domain.delivery.Checksums;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.spark.bronze.SourceFile;
import no.kommunespeil.spark.io.HadoopFolder;
import org.apache.hadoop.fs.FSError;
import org.jspecify.annotations.Nullable;

/**
 * The wave files that lie in the folder now.
 *
 * @param byWave the files of each wave that has any, by path
 * @param warnings files that no manifest speaks of, and parts of a wave without a file
 */
record WaveFiles(SortedMap<String, List<SourceFile>> byWave, List<Problem> warnings) {

  private static final String DOING = "looking for the wave files";

  /**
   * Finds and checksums the files of every wave.
   *
   * @throws UserError when the folder is a file, when a file belongs to two deliveries, or when
   *     files cannot be read
   */
  static WaveFiles find(Survey survey, HadoopFolder folder) throws IOException {
    if (folder.isFile()) {
      throw UserError.of(
          DOING,
          Place.of(folder.name()),
          "This is a file, not a folder.",
          "Name the folder of the wave files with --waves.");
    }
    Problems problems = new Problems();
    List<Problem> warnings = new ArrayList<>();
    Map<String, Place> owners = new LinkedHashMap<>();
    List<SourceFile> found = new ArrayList<>();
    TreeSet<String> folders = new TreeSet<>();
    for (Wave wave : survey.waves()) {
      List<Problem> absent = new ArrayList<>();
      int before = found.size();
      for (WaveSubSurvey subSurvey : wave.subSurveys()) {
        List<Delivery> deliveries = new ArrayList<>(subSurvey.deliveries());
        subSurvey.codings().forEach(coding -> deliveries.add(coding.file()));
        for (Delivery delivery : deliveries) {
          String parent = parentOf(delivery.pattern());
          folders.add(parent);
          List<String> paths = folder.list(parent).stream().filter(delivery::matches).toList();
          if (paths.isEmpty()) {
            absent.add(
                new Problem(
                    delivery.place(),
                    "No file matches '" + delivery.pattern() + "'.",
                    "Put the file into " + folder.name() + " if it has been delivered."));
          }
          for (String path : paths) {
            Place other = owners.putIfAbsent(path, delivery.place());
            if (other != null) {
              problems.add(
                  delivery.place(),
                  "The file '" + path + "' also belongs to the delivery at " + other + ".",
                  "Make the two patterns tell their files apart.");
            }
            found.add(
                new SourceFile(
                    wave.key(),
                    subSurvey.subSurvey().key(),
                    path,
                    folder.at(path).toString(),
                    folder.size(path),
                    "",
                    delivery.format()));
          }
        }
      }
      if (found.size() > before) {
        warnings.addAll(absent);
      }
    }
    List<SourceFile> read = withChecksums(found, folder, problems);
    problems.throwIfAny(DOING);
    warnings.addAll(unknownFiles(folder, folders, owners));
    SortedMap<String, List<SourceFile>> byWave = new TreeMap<>();
    for (SourceFile file : read) {
      byWave.computeIfAbsent(file.wave(), wave -> new ArrayList<>()).add(file);
    }
    return new WaveFiles(byWave, warnings);
  }

  /** The files of a wave; none when it has not been delivered. */
  List<SourceFile> of(String wave) {
    return byWave.getOrDefault(wave, List.of());
  }

  /** Fingerprint by wave of everything its bronze rows are made from. */
  SortedMap<String, String> fingerprints() {
    SortedMap<String, String> fingerprints = new TreeMap<>();
    byWave.forEach(
        (wave, files) -> {
          ContentHash hash = new ContentHash();
          for (SourceFile file : files) {
            hash.add(file.subSurvey())
                .add(file.path())
                .add(file.checksum())
                .add(file.format().toString());
          }
          fingerprints.put(wave, hash.hex());
        });
    return fingerprints;
  }

  private static List<Problem> unknownFiles(
      HadoopFolder folder, TreeSet<String> folders, Map<String, Place> owners) throws IOException {
    List<Problem> unknown = new ArrayList<>();
    for (String parent : folders) {
      for (String path : folder.list(parent)) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!owners.containsKey(path) && !name.startsWith(".") && !parent.isEmpty()) {
          unknown.add(
              new Problem(
                  Place.of(path),
                  "No manifest speaks of this file, so it is not read.",
                  "Name it in the manifest of its wave, or move it away."));
        }
      }
    }
    return unknown;
  }

  private static List<SourceFile> withChecksums(
      List<SourceFile> files, HadoopFolder folder, Problems problems) {
    Map<String, Throwable> unreadable = new ConcurrentSkipListMap<>();
    List<SourceFile> read =
        files.parallelStream()
            .map(
                file -> {
                  try (InputStream in = folder.open(file.path())) {
                    return file.withChecksum(Checksums.sha256(in));
                  } catch (IOException | FSError e) {
                    unreadable.put(file.path(), e);
                    return file;
                  }
                })
            .toList();
    unreadable.forEach(
        (path, e) ->
            problems.add(
                Place.of(path),
                "The file cannot be read (" + reason(e) + ").",
                "Check that you may read it and that it is whole, and run again."));
    return read;
  }

  /** Hadoop wraps what a local disk says into an error that begins with the name of a class. */
  private static @Nullable String reason(Throwable e) {
    Throwable cause = e instanceof FSError && e.getCause() != null ? e.getCause() : e;
    return cause.getMessage();
  }

  private static String parentOf(String pattern) {
    int slash = pattern.lastIndexOf('/');
    return slash < 0 ? "" : pattern.substring(0, slash);
  }
}
