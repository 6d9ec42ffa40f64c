package no.kommunespeil.jobs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.geography.UnitResolution;
import no.kommunespeil.domain.geography.UnitResolver;
import no.kommunespeil.domain.quality.Evidence;
import no.kommunespeil.domain.quality.Evidence.Answers;
import no.kommunespeil.domain.quality.Evidence.Content;
import no.kommunespeil.domain.quality.Evidence.DeliveredFile;
import no.kommunespeil.domain.quality.Judgement;
import no.kommunespeil.domain.response.DecodedResponse;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.spark.bronze.SourceFile;

/**
 * What checks can look at before a file is taken in. Which of several responses counts for a unit
 * is not decided here: how many units answered is known, and answers are those of all responses.
 */
final class FileEvidence {

  private record Part(String wave, String subSurvey) {}

  private final Map<Part, Seen> parts = new LinkedHashMap<>();

  /** What became of a row. */
  enum Outcome {
    USED,
    /** It is of no unit. */
    REJECTED
  }

  private static final int READ = 0;
  private static final int COUNTED = 1;
  private static final int REJECTED = 2;

  /** Of a file of a wave that is not taken in now, or of one that holds codes. */
  private static final long[] NOT_READ = new long[REJECTED + 1];

  /** Cells of a variable: the missing kinds, then at most as many categories as a scale has. */
  private static final int CELLS = 104;

  private static final int FIRST_CATEGORY = 4;

  /** The responses to a sub-survey of a wave. */
  private static final class Seen {
    final Set<String> units = new HashSet<>();
    final Map<String, long[]> files = new TreeMap<>();
    final SortedMap<String, Long> days = new TreeMap<>();
    long undated;
    long[][] answers = new long[0][];

    void count(byte[] codes) {
      if (answers.length == 0) {
        answers = new long[codes.length][CELLS];
      }
      for (int i = 0; i < codes.length; i++) {
        answers[i][FIRST_CATEGORY + codes[i]]++;
      }
    }

    Sums sums(int position, Variable variable) {
      long[] counts = new long[variable.scale().categories().size()];
      if (position >= answers.length) {
        return new Sums(counts, 0, 0, 0);
      }
      long[] cells = answers[position];
      System.arraycopy(cells, FIRST_CATEGORY, counts, 0, counts.length);
      return new Sums(
          counts,
          cells[FIRST_CATEGORY + Missing.FILTERED_OUT],
          cells[FIRST_CATEGORY + Missing.BLANK],
          cells[FIRST_CATEGORY + Missing.UNREADABLE]);
    }

    Evidence.Dated dated(Wave wave) {
      String from = wave.fieldFrom().toString();
      String to = wave.fieldTo().toString();
      long all = sum(days);
      long before = sum(days.headMap(from));
      long after = all - sum(days.headMap(to + "~"));
      return new Evidence.Dated(before, all - before - after, after, undated);
    }

    private static long sum(Map<String, Long> byDay) {
      return byDay.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Notes a row. */
  void add(SourceFile file, UnitResolver units, DecodedResponse response, Outcome outcome) {
    Seen seen = parts.computeIfAbsent(new Part(file.wave(), file.subSurvey()), p -> new Seen());
    long[] rows = seen.files.computeIfAbsent(file.path(), path -> new long[REJECTED + 1]);
    rows[READ]++;
    if (outcome == Outcome.REJECTED) {
      rows[REJECTED]++;
      return;
    }
    if (units.resolve(response.unitNumber(), response.unitName())
            instanceof UnitResolution.Resolved unit
        && seen.units.add(unit.code() + "/" + response.replica())) {
      rows[COUNTED]++;
    }
    seen.count(response.answers());
    String submitted = response.submittedAt();
    if (submitted == null) {
      seen.undated++;
    } else {
      seen.days.merge(submitted.substring(0, submitted.indexOf('T')), 1L, Long::sum);
    }
  }

  /**
   * What checks say of some waves.
   *
   * @param all every file that lies there; those of other waves may hold the same
   * @param waves keys of the waves whose files have been read
   */
  Judgement judged(Workspace workspace, WaveFiles all, Set<String> waves) {
    List<Evidence> evidence = new ArrayList<>();
    for (Wave wave : workspace.survey().waves()) {
      for (WaveSubSurvey asked : wave.subSurveys()) {
        evidence.add(evidence(workspace, wave, asked, all));
      }
    }
    Judgement judgement = Judgement.of(evidence, workspace.quality(), Judgement.OF_FILES);
    return new Judgement(
        judgement.verdicts().stream().filter(verdict -> waves.contains(verdict.wave())).toList());
  }

  private Evidence evidence(Workspace workspace, Wave wave, WaveSubSurvey asked, WaveFiles all) {
    Part part = new Part(wave.key(), asked.subSurvey().key());
    Seen seen = parts.getOrDefault(part, new Seen());
    List<Variable> variables = asked.asked();
    List<Answers> answers = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      answers.add(new Answers(variables.get(i), seen.sums(i, variables.get(i)), 0, List.of()));
    }
    long frame = workspace.registers().frame(asked.frame(), wave.registerDay()).size();
    return new Evidence(
        wave.key(),
        asked.subSurvey(),
        field(wave, all, seen),
        frame * workspace.synthetic().scale(),
        seen.units.size(),
        Optional.empty(),
        files(wave, asked, seen, all),
        seen.dated(wave),
        answers,
        List.of(),
        List.of());
  }

  /** Whether nobody has answered since some day of the newest wave's field period. */
  private static Evidence.Field field(Wave wave, WaveFiles all, Seen seen) {
    boolean isNewest = all.byWave().isEmpty() || all.byWave().lastKey().equals(wave.key());
    boolean isOpen =
        isNewest
            && !seen.days.isEmpty()
            && seen.days.lastKey().compareTo(wave.fieldTo().toString()) < 0;
    return isOpen ? Evidence.Field.OPEN : Evidence.Field.CLOSED;
  }

  private static List<DeliveredFile> files(
      Wave wave, WaveSubSurvey asked, Seen seen, WaveFiles all) {
    return all.of(wave.key()).stream()
        .filter(file -> file.subSurvey().equals(asked.subSurvey().key()))
        .map(file -> file(asked, file, seen.files.getOrDefault(file.path(), NOT_READ)))
        .toList();
  }

  private static DeliveredFile file(WaveSubSurvey asked, SourceFile file, long[] rows) {
    return new DeliveredFile(
        file.path(),
        file.checksum(),
        asked.coding(file.path()).isPresent() ? Content.CODES : Content.RESPONSES,
        rows[READ],
        rows[COUNTED],
        rows[READ] - rows[COUNTED] - rows[REJECTED],
        rows[REJECTED]);
  }
}
