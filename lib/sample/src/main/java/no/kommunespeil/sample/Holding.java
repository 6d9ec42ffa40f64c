package no.kommunespeil.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.sample.Sample.WaveSheets;
import no.kommunespeil.sample.SampleTargets.AnswerTarget;
import no.kommunespeil.sample.SampleTargets.Crossing;
import no.kommunespeil.sample.SampleTargets.Fact;
import no.kommunespeil.sample.SampleTargets.GroupMean;
import no.kommunespeil.sample.SampleTargets.SubSurveyTargets;

/** Which of the aims that depend on register facts hold in a wave. */
final class Holding {

  private final WaveSheets wave;
  private final KnownFacts facts;
  private final Survey survey;

  Holding(WaveSheets wave, KnownFacts facts, Survey survey) {
    this.wave = wave;
    this.facts = facts;
    this.survey = survey;
  }

  /** Per municipality of the frame, a bit for each part that it answers. */
  static Map<SampleUnit, Integer> partsPerMunicipality(WaveSheets wave) {
    Map<SampleUnit, Integer> parts = new LinkedHashMap<>();
    wave.frames()
        .values()
        .forEach(
            frame ->
                frame.stream()
                    .filter(unit -> !unit.isDistrict())
                    .forEach(unit -> parts.putIfAbsent(unit, 0)));
    int bit = 1;
    for (AnswerSheet sheet : wave.sheets().values()) {
      for (SampleUnit unit : sheet.units()) {
        if (!unit.isDistrict()) {
          parts.merge(unit, bit, (a, b) -> a | b);
        }
      }
      bit <<= 1;
    }
    return parts;
  }

  List<String> unmet() {
    List<String> unmet = new ArrayList<>();
    Map<SampleUnit, Integer> parts = partsPerMunicipality(wave);
    int[] bits = parts.values().stream().mapToInt(Integer::intValue).toArray();
    wave.targets()
        .correlations()
        .forEach(
            (fact, wanted) -> {
              double[] values = facts.values(fact, List.copyOf(parts.keySet()));
              check(
                  unmet,
                  "the correlation with " + name(fact),
                  wanted,
                  Correlation.of(bits, values),
                  2);
            });
    for (SubSurveyTargets sub : wave.targets().subSurveys()) {
      for (AnswerTarget answer : sub.answers()) {
        Optional<Variable> variable = survey.codebook().variable(answer.of());
        if (variable.isPresent() && wave.sheets().containsKey(sub.subSurvey())) {
          AnswerSheet sheet = wave.sheets().get(sub.subSurvey());
          answer.means().forEach(mean -> check(unmet, mean, sheet, variable.get()));
          answer.crossings().forEach(cross -> check(unmet, cross, sheet, variable.get()));
        }
      }
    }
    return unmet;
  }

  private void check(List<String> unmet, GroupMean mean, AnswerSheet sheet, Variable variable) {
    byte[] codes = sheet.column(variable.key());
    double[] values = facts.values(mean.fact(), sheet.units());
    int wanted = variable.scale().indexOf(mean.category());
    double sum = 0;
    int known = 0;
    for (int u = 0; u < codes.length; u++) {
      if (codes[u] == wanted && !Double.isNaN(values[u])) {
        sum += values[u];
        known++;
      }
    }
    String what =
        "the mean of " + name(mean.fact()) + " where " + variable.key() + " is " + mean.category();
    check(unmet, what, mean.mean(), sum / known, mean.decimals());
  }

  private void check(List<String> unmet, Crossing cross, AnswerSheet sheet, Variable variable) {
    byte[] codes = sheet.column(variable.key());
    double[] values = facts.values(cross.fact(), sheet.units());
    int wanted = variable.scale().indexOf(cross.category());
    int count = 0;
    for (int u = 0; u < codes.length; u++) {
      count += codes[u] == wanted && values[u] == cross.value() ? 1 : 0;
    }
    String what =
        "the number of units where "
            + variable.key()
            + " is "
            + cross.category()
            + " and "
            + name(cross.fact())
            + " is "
            + cross.value();
    check(unmet, what, cross.count(), count, 0);
  }

  private void check(List<String> unmet, String what, double wanted, double found, int decimals) {
    if (!(Math.abs(found - wanted) < 0.5 * Math.pow(10, -decimals))) {
      unmet.add(
          "In " + wave.wave().key() + ", " + what + " is " + found + " instead of " + wanted + ".");
    }
  }

  private static String name(Fact fact) {
    return fact.name().toLowerCase(Locale.ROOT);
  }
}
