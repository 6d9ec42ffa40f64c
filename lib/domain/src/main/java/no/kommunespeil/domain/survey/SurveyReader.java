package no.kommunespeil.domain.survey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.problem.UserError;

/** Reads and checks the survey: the folders {@code codebook} and {@code waves} of a folder. */
public final class SurveyReader {

  private static final String WAVES = "waves";

  private SurveyReader() {}

  /**
   * Reads the survey.
   *
   * @throws UserError with everything that is wrong, by file and line
   */
  public static Survey read(Folder conf) {
    Problems problems = new Problems();
    Survey survey = read(conf, problems);
    problems.throwIfAny("reading the survey in " + conf.name());
    return survey;
  }

  /**
   * Reads the survey as far as it can be read.
   *
   * @param problems receives everything that is wrong; when any is added, the survey must not be
   *     used but for finding further problems
   */
  public static Survey read(Folder conf, Problems problems) {
    CodebookReader.Read codebook = new CodebookReader(problems).read(conf);
    Named<WaveDraft> waves = new Named<>("wave");
    WaveReader reader = new WaveReader(codebook, problems);
    List<String> files = YamlFile.list(conf, WAVES, problems);
    if (files.isEmpty()) {
      problems.add(Place.of(WAVES), "No wave is described.", "Add a file such as 2020.yaml.");
    }
    for (String file : files) {
      Optional<YamlMap> map = YamlFile.read(conf, file, problems);
      if (map.isPresent()) {
        WaveDraft draft = reader.read(map.get());
        waves.add(draft.wave().key(), draft, map.get().at("wave"), problems);
      } else {
        waves.notWhole();
      }
    }
    return new Survey(codebook.codebook(), placed(waves, codebook, problems));
  }

  private static List<Wave> placed(
      Named<WaveDraft> waves, CodebookReader.Read codebook, Problems problems) {
    List<WaveDraft> drafts = waves.values();
    drafts.sort(Comparator.comparing(draft -> draft.wave().registerDay()));
    checkRegisterDays(drafts, problems);
    boolean allInOrder =
        waves.isWhole()
            && drafts.stream()
                .noneMatch(draft -> draft.wave().registerDay().equals(LocalDate.EPOCH));
    ChangeReader changes = new ChangeReader(codebook.lookup(), allInOrder, problems);
    List<Wave> placed = new ArrayList<>();
    for (int order = 0; order < drafts.size(); order++) {
      WaveDraft draft = drafts.get(order);
      placed.add(draft.placed(order, changes.read(draft, drafts.subList(0, order))));
    }
    return List.copyOf(placed);
  }

  private static void checkRegisterDays(List<WaveDraft> drafts, Problems problems) {
    Map<LocalDate, WaveDraft> byDay = new HashMap<>();
    for (WaveDraft draft : drafts) {
      LocalDate day = draft.wave().registerDay();
      // A day that could not be read has been told and stands for no day.
      WaveDraft first = day.equals(LocalDate.EPOCH) ? null : byDay.putIfAbsent(day, draft);
      if (first != null) {
        problems.add(
            draft.map().at("register_day"),
            "The register day " + day + " is also that of the wave '" + first.wave().key() + "'.",
            "Give each wave its own day; it orders the waves.");
      }
    }
  }
}
