package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.Statistic;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.quality.Evidence;
import no.kommunespeil.domain.quality.Evidence.Answers;
import no.kommunespeil.domain.quality.Evidence.Battery;
import no.kommunespeil.domain.quality.Evidence.Content;
import no.kommunespeil.domain.quality.Evidence.DeliveredFile;
import no.kommunespeil.domain.quality.Evidence.Earlier;
import no.kommunespeil.domain.quality.Evidence.Field;
import no.kommunespeil.domain.quality.Evidence.Move;
import no.kommunespeil.domain.quality.Evidence.Part;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.QuestionKind;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/** Gathers what the checks look at from what the marts are made of, without another pass. */
final class QualityEvidence {

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final Breakdown everyone;

  QualityEvidence(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
    this.everyone = inputs.breakdowns().of(Breakdown.Kind.ALL);
  }

  /** Every sub-survey of every wave, by register day. */
  List<Evidence> all() {
    Map<Side, List<Move>> moves = new QualityMoves(inputs, index, measures).bySubSurvey();
    Map<String, Earlier> latest = new HashMap<>();
    List<Evidence> evidence = new ArrayList<>();
    for (Wave wave : inputs.waves()) {
      Field field = FieldworkMart.isInField(inputs, wave) ? Field.OPEN : Field.CLOSED;
      for (WaveSubSurvey asked : wave.subSurveys()) {
        String subSurvey = asked.subSurvey().key();
        String all = everyone.groups().get(0).key();
        long frame = inputs.frames().units(wave.key(), subSurvey, everyone.key(), all);
        Sums answered = index.responses(wave.key(), subSurvey, everyone.key()).get(all);
        long responses = answered == null ? 0 : answered.answered();
        evidence.add(
            new Evidence(
                wave.key(),
                asked.subSurvey(),
                field,
                frame,
                responses,
                Optional.ofNullable(latest.get(subSurvey)),
                files(wave, subSurvey),
                inputs.linked().dated(wave.key(), subSurvey),
                asked.asked().stream().map(variable -> answers(wave, asked, variable)).toList(),
                batteries(wave, asked),
                moves.getOrDefault(QualityMoves.of(wave, subSurvey), List.of())));
        latest.put(subSurvey, new Earlier(wave.key(), frame, responses));
      }
    }
    return evidence;
  }

  private List<DeliveredFile> files(Wave wave, String subSurvey) {
    return inputs.deliveries().stream()
        .filter(file -> file.wave().equals(wave.key()) && file.subSurvey().equals(subSurvey))
        .map(
            file ->
                new DeliveredFile(
                    file.file(),
                    file.checksum(),
                    UnitMarts.isOfCodes(inputs, file) ? Content.CODES : Content.RESPONSES,
                    file.read(),
                    file.counted(),
                    sum(file.setAside()),
                    sum(file.rejected())))
        .toList();
  }

  private static long sum(Map<String, Long> byReason) {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }

  private Answers answers(Wave wave, WaveSubSurvey asked, Variable variable) {
    List<Part> parts = new ArrayList<>();
    Sums all = SumsIndex.none(variable);
    for (Breakdown breakdown : inputs.breakdowns().list()) {
      Sums sum = SumsIndex.none(variable);
      String subSurvey = asked.subSurvey().key();
      for (Sums group : index.of(wave.key(), subSurvey, variable.key(), breakdown.key()).values()) {
        sum = sum.plus(group);
      }
      if (breakdown.kind() == Breakdown.Kind.ALL) {
        all = sum;
      } else {
        parts.add(new Part(breakdown.key(), sum));
      }
    }
    long used = 0;
    for (Measure measure : measures.of(variable)) {
      // The share of all asked is the one whose denominator is not within the answers.
      if (measure.statistic() != Statistic.SHARE_OF_ASKED) {
        used = Math.max(used, measure.estimate(all).used());
      }
    }
    return new Answers(variable, all, used, parts);
  }

  private List<Battery> batteries(Wave wave, WaveSubSurvey asked) {
    List<Battery> batteries = new ArrayList<>();
    for (List<Variable> items : QuestionValues.alike(asked.asked())) {
      if (items.get(0).question().kind() == QuestionKind.GRID) {
        batteries.add(battery(wave, asked.subSurvey().key(), items));
      }
    }
    return batteries;
  }

  private Battery battery(Wave wave, String subSurvey, List<Variable> items) {
    // How often each unit gave each answer, by position on the scale the items share.
    Map<String, long[]> byUnit = new LinkedHashMap<>();
    for (Variable item : items) {
      inputs
          .linked()
          .byUnit(new Side(wave.key(), subSurvey, item.key()))
          .forEach((unit, answer) -> add(byUnit, unit, answer));
    }
    long units = 0;
    long same = 0;
    for (long[] answers : byUnit.values()) {
      long given = 0;
      long most = 0;
      for (long number : answers) {
        given += number;
        most = Math.max(most, number);
      }
      units += given == items.size() ? 1 : 0;
      same += given == items.size() && most == given ? 1 : 0;
    }
    Variable first = items.get(0);
    return new Battery(
        first.question().key(),
        first.question().label(),
        items.size(),
        Math.toIntExact(
            first.scale().categories().stream().filter(Category::isSubstantive).count()),
        units,
        same);
  }

  /** In samples larger than the country a unit gives several answers, and nothing is said of it. */
  private static void add(Map<String, long[]> byUnit, String unit, Sums answer) {
    long[] counts = answer.counts();
    long[] answers = byUnit.computeIfAbsent(unit, first -> new long[counts.length]);
    for (int i = 0; i < counts.length; i++) {
      answers[i] += answer.responses() == 1 ? counts[i] : 0;
    }
  }
}
