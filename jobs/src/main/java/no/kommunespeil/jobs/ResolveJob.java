package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.UnitResolver;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.response.Codings;
import no.kommunespeil.domain.response.ResponseDecoder;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.jobs.observe.Dataset;
import no.kommunespeil.jobs.observe.Step;
import no.kommunespeil.spark.bronze.BronzeFile;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import no.kommunespeil.spark.silver.FileReading;
import no.kommunespeil.spark.silver.Resolve;
import org.jspecify.annotations.Nullable;

/** Makes responses of units from the rows taken in, for the waves that need it. */
final class ResolveJob {

  private ResolveJob() {}

  static StageState run(Run run, StageState bronze) throws IOException {
    StageTable silver = run.workspace().silver();
    run.begin("making responses of the rows taken in", silver.path());
    StageState held = silver.state();
    StageWork work = StageWork.between(held, run.plan().silver(bronze.waves()));
    if (work.isNothing()) {
      run.console().step("resolve", "nothing has changed");
      return held;
    }
    StageTable rows = run.workspace().bronze();
    Problems problems = new Problems();
    RegisterProblems.add(run.workspace().checkRegisters(), problems);
    List<Problem> warnings = new ArrayList<>();
    Map<String, FileReading> readings = readings(run, work.made().keySet(), problems, warnings);
    problems.throwIfAny("reading the wave files by their manifests and the registers");
    run.warn(warnings);
    run.remember(readings);
    run.lock().requireHeld();
    StageState state =
        Resolve.run(
            run.spark(),
            rows,
            silver,
            readings,
            codingFiles(run, work.made().keySet()),
            placements(run, work.made().keySet()),
            work.made(),
            work.replaced());
    long rowsIn = run.bronzeFiles(work.made().keySet()).stream().mapToLong(BronzeFile::rows).sum();
    run.console()
        .step(
            Step.of("resolve", Words.list("wave", work.replaced()) + " → " + silver.path())
                .of(work.replaced())
                .from(rowsIn)
                .between(
                    List.of(
                        Dataset.at(rows.path()),
                        Dataset.at(run.workspace().conf().at("registers"))),
                    List.of(IngestJob.written(silver, state, 0))));
    run.log().resolved(work.replaced());
    return state;
  }

  private static Set<String> codingFiles(Run run, Set<String> waves) throws IOException {
    return CodingFiles.among(run.workspace().survey(), run.bronzeFiles(waves)).stream()
        .map(BronzeFile::file)
        .collect(Collectors.toSet());
  }

  /**
   * How to read each file of responses of some waves, by the file's name.
   *
   * @param problems receives where a file is not what its manifest says
   * @param warnings receive what is odd about a file
   */
  static Map<String, FileReading> readings(
      Run run, Set<String> waves, Problems problems, List<Problem> warnings) throws IOException {
    Map<String, FileReading> readings = new HashMap<>();
    Map<String, UnitResolver> resolvers = new HashMap<>();
    Map<String, Codings> codings = CodingFiles.read(run, waves, problems, warnings);
    run.rememberCodings(codings);
    for (BronzeFile file : run.bronzeFiles(waves)) {
      Workspace workspace = run.workspace();
      if (CodingFiles.coding(workspace.survey(), file.wave(), file.subSurvey(), file.file())
          .isPresent()) {
        continue;
      }
      Wave wave = workspace.survey().wave(file.wave()).orElseThrow();
      WaveSubSurvey subSurvey = wave.subSurvey(file.subSurvey()).orElse(null);
      Delivery delivery = subSurvey == null ? null : deliveryOf(subSurvey, file.file());
      if (subSurvey == null || delivery == null) {
        problems.add(
            Place.of(file.file()),
            "No manifest of wave " + wave.key() + " speaks of this file any more.",
            "Name it in the manifest again, or deliver the wave anew without it.");
        continue;
      }
      ResponseDecoder decoder =
          ResponseDecoder.compile(
              wave,
              subSurvey,
              delivery,
              workspace.survey().codebook(),
              codings.getOrDefault(CodingFiles.key(file.wave(), file.subSurvey()), Codings.NONE),
              file.file(),
              file.headers(),
              problems);
      warnings.addAll(decoder.warnings());
      UnitResolver units =
          resolvers.computeIfAbsent(
              wave.key() + "/" + file.subSurvey(),
              key -> UnitResolver.of(workspace.registers(), wave.registerDay(), subSurvey.frame()));
      readings.put(file.file(), new FileReading(decoder, units));
    }
    return readings;
  }

  private static Map<String, Map<String, Placement>> placements(Run run, Set<String> waves) {
    Map<String, Map<String, Placement>> placements = new HashMap<>();
    for (Wave wave : run.workspace().survey().waves()) {
      if (waves.contains(wave.key())) {
        placements.put(wave.key(), run.workspace().placements(wave));
      }
    }
    return placements;
  }

  private static @Nullable Delivery deliveryOf(WaveSubSurvey subSurvey, String file) {
    return subSurvey.deliveries().stream()
        .filter(delivery -> delivery.matches(file))
        .findFirst()
        .orElse(null);
  }
}
