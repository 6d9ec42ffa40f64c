package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Wave;

/** The survey as configured, with sums and frames written in a test. */
final class SumsMade {

  private static final Survey SURVEY = SurveyReader.read(WholeCountry.CONF);
  private static final Registers REGISTERS = Registers.read(WholeCountry.CONF);
  private static final Breakdowns BREAKDOWNS = Breakdowns.read(WholeCountry.CONF, REGISTERS);

  private final Map<String, List<SumsRow>> sums = new LinkedHashMap<>();
  private final FrameCounts frames = new FrameCounts();
  private List<Wave> waves = SURVEY.waves();

  SumsMade delivered(String... keys) {
    for (String key : keys) {
      sums.put(key, new ArrayList<>());
    }
    return this;
  }

  SumsMade change(UnaryOperator<Wave> edit) {
    waves = waves.stream().map(edit).toList();
    return this;
  }

  SumsMade sums(
      String wave, String subSurvey, String variable, String breakdown, String group, Sums row) {
    sums.computeIfAbsent(wave, key -> new ArrayList<>())
        .add(new SumsRow(wave, subSurvey, variable, breakdown, group, row));
    return this;
  }

  SumsMade all(String wave, String subSurvey, String variable, long... counts) {
    return sums(wave, subSurvey, variable, "all", "all", new Sums(counts, 0, 0, 0));
  }

  SumsMade frame(String wave, String subSurvey, String breakdown, String group, long units) {
    frames.add(wave, subSurvey, breakdown, group, units);
    return this;
  }

  MartInputs inputs() {
    Codebook codebook = SURVEY.codebook();
    return new MartInputs(
        new Survey(codebook, waves),
        REGISTERS,
        BREAKDOWNS,
        WholeCountry.STRUCTURE_YEAR,
        Map.of(),
        sums,
        new LinkedAnswers(),
        frames,
        1,
        Rules.DEFAULTS,
        List.of(),
        Set.of());
  }
}
