package no.kommunespeil.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import no.kommunespeil.domain.geography.FrameUnit;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.sample.SampleSummary.Planted;
import no.kommunespeil.sample.SampleSummary.WrittenFile;
import no.kommunespeil.sample.SampleTargets.AnswerTarget;
import no.kommunespeil.sample.SampleTargets.Fact;
import no.kommunespeil.sample.SampleTargets.SubSurveyTargets;
import no.kommunespeil.sample.SampleTargets.WaveTargets;

/**
 * Writes synthetic wave files for every wave of a survey: real units, made-up answers that add up
 * to what is aimed at. Nothing in them was ever answered by anyone; every row, and the folder
 * itself, says so.
 */
public final class Sample {

  /** What the folder of wave files says of itself. */
  public static final String MARK = "synthetic.yaml";

  /** Share of a frame that answers a wave nothing is aimed at. */
  private static final double USUAL_TURNOUT = 0.6;

  private final Survey survey;
  private final SampleTargets targets;
  private final Draws draws;
  private final ExtraFacts extraFacts;
  private final Registers registers;
  private final Registers filled;

  /** The units that answer a wave's sub-surveys, and what they answer. */
  record WaveSheets(
      Wave wave,
      Map<String, List<SampleUnit>> frames,
      Map<String, AnswerSheet> sheets,
      WaveTargets targets) {}

  Sample(Survey survey, Registers registers, SampleTargets targets, long seed) {
    this.survey = survey;
    this.targets = targets;
    this.draws = new Draws(seed);
    this.extraFacts = new ExtraFacts(registers, draws);
    this.registers = registers;
    this.filled = extraFacts.fillIn();
  }

  /**
   * Writes every wave's files, the made-up facts and the mark {@value #MARK}.
   *
   * @param registers the registers as they are, without made-up facts
   * @throws no.kommunespeil.domain.problem.UserError when what is aimed at cannot be
   * @throws IOException when a file cannot be written
   */
  public static SampleSummary write(
      Survey survey,
      Registers registers,
      SampleTargets targets,
      SampleOptions options,
      FileSink out)
      throws IOException {
    TargetCheck.check(survey, targets);
    Sample sample = new Sample(survey, registers, targets, options.seed());
    List<WaveSheets> waves = sample.answers();
    List<String> unmet = sample.adjustFacts(waves);
    List<WrittenFile> files = new ArrayList<>();
    List<Planted> planted = new ArrayList<>();
    long answers = 0;
    for (WaveSheets wave : waves) {
      for (WaveSubSurvey sub : wave.wave().subSurveys()) {
        AnswerSheet sheet = wave.sheets().get(sub.subSurvey().key());
        if (sheet != null) {
          DeliveryWriter writer =
              new DeliveryWriter(wave.wave(), sub, sheet, sample.registers, sample.draws, options);
          writer.write(wave.targets().subSurvey(sub.subSurvey().key()), targets.defaults(), out);
          files.addAll(writer.files());
          planted.addAll(writer.planted());
          answers += writer.answers();
        }
      }
    }
    try (OutputStream facts = out.create(ExtraFacts.PATH)) {
      facts.write(sample.extraFacts.csv().getBytes(StandardCharsets.UTF_8));
    }
    try (OutputStream mark = out.create(MARK)) {
      mark.write(mark(options).getBytes(StandardCharsets.UTF_8));
    }
    return new SampleSummary(List.copyOf(files), answers, List.copyOf(planted), List.copyOf(unmet));
  }

  private static String mark(SampleOptions options) {
    return "# This folder holds made-up answers. No unit answered anything in it.\n"
        + "seed: "
        + options.seed()
        + "\n"
        + "scale: "
        + options.scale()
        + "\n"
        + "note:\n"
        + "  nb: \"Syntetiske svar: ekte kommuner, oppdiktede svar.\"\n"
        + "  en: \"Synthetic answers: real municipalities, made-up answers.\"\n"
        + "facts: [\""
        + ExtraFacts.PATH
        + "\"]\n";
  }

  /** What every unit that answers answers, wave by wave. */
  List<WaveSheets> answers() {
    List<WaveSheets> waves = new ArrayList<>();
    for (Wave wave : survey.waves()) {
      KnownFacts facts = new KnownFacts(filled, wave);
      Map<String, List<SampleUnit>> frames = new LinkedHashMap<>();
      for (WaveSubSurvey sub : wave.subSurveys()) {
        frames.put(sub.subSurvey().key(), frame(wave, sub));
      }
      WaveTargets aims = targets.wave(wave.key()).orElseGet(() -> usual(wave, frames));
      Map<String, List<SampleUnit>> answering = new Turnout(aims, facts, draws).choose(frames);
      Map<String, AnswerSheet> sheets = new LinkedHashMap<>();
      for (WaveSubSurvey sub : wave.subSurveys()) {
        String key = sub.subSurvey().key();
        List<SampleUnit> units = answering.getOrDefault(key, List.of());
        Optional<SubSurveyTargets> subAims = aims.subSurvey(key);
        sheets.put(
            key,
            new AnswerMaker(wave.key(), sub, units, subAims, targets.defaults(), facts, draws)
                .make());
      }
      waves.add(new WaveSheets(wave, frames, sheets, aims));
    }
    return waves;
  }

  private static WaveTargets usual(Wave wave, Map<String, List<SampleUnit>> frames) {
    List<SubSurveyTargets> subs =
        frames.entrySet().stream()
            .map(
                frame -> {
                  long districts = frame.getValue().stream().filter(SampleUnit::isDistrict).count();
                  long municipalities = frame.getValue().size() - districts;
                  return new SubSurveyTargets(
                      frame.getKey(),
                      (int) (municipalities * USUAL_TURNOUT),
                      (int) (districts * USUAL_TURNOUT),
                      0,
                      OptionalInt.empty(),
                      OptionalInt.empty(),
                      Map.of(),
                      List.of(),
                      wave.place());
                })
            .toList();
    return new WaveTargets(
        wave.key(), OptionalInt.empty(), OptionalInt.empty(), Map.of(), subs, wave.place());
  }

  private List<SampleUnit> frame(Wave wave, WaveSubSurvey sub) {
    LocalDate day = wave.registerDay();
    List<SampleUnit> units = new ArrayList<>();
    for (FrameUnit unit : registers.frame(sub.frame(), day)) {
      String lineage =
          registers.succession().inStructure(unit.code(), day, registers.newestYear()).code();
      String county = registers.countyOf(unit.code(), day).map(c -> c.code()).orElse("");
      units.add(new SampleUnit(unit.code(), lineage, unit.name(), unit.type(), county));
    }
    return units;
  }

  /**
   * Lets the made-up facts meet what only they can.
   *
   * @return what does not hold after that
   */
  private List<String> adjustFacts(List<WaveSheets> waves) {
    ImmigrantAims aims = new ImmigrantAims(extraFacts);
    for (WaveSheets wave : waves) {
      for (SubSurveyTargets sub : wave.targets().subSurveys()) {
        AnswerSheet sheet = wave.sheets().get(sub.subSurvey());
        for (AnswerTarget answer : sub.answers()) {
          Optional<Variable> variable = survey.codebook().variable(answer.of());
          if (sheet != null && variable.isPresent()) {
            answer.means().stream()
                .filter(ImmigrantAims::isAim)
                .forEach(mean -> aims.meet(mean, sheet, variable.get()));
          }
        }
      }
      Double wanted = wave.targets().correlations().get(Fact.IMMIGRANTS);
      if (wanted != null) {
        aims.correlate(Holding.partsPerMunicipality(wave), wanted);
      }
    }
    Registers adjusted = extraFacts.fillIn();
    List<String> unmet = new ArrayList<>();
    for (WaveSheets wave : waves) {
      unmet.addAll(new Holding(wave, new KnownFacts(adjusted, wave.wave()), survey).unmet());
    }
    return unmet;
  }
}
