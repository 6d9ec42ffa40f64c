package no.kommunespeil.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.QuestionKind;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.sample.SampleTargets.AnswerTarget;
import no.kommunespeil.sample.SampleTargets.SubSurveyTargets;
import no.kommunespeil.sample.SampleTargets.WaveTargets;

/** Holds what a sample aims at against the survey. */
final class TargetCheck {

  private TargetCheck() {}

  /**
   * @throws no.kommunespeil.domain.problem.UserError with every aim that names what the survey does
   *     not have
   */
  static void check(Survey survey, SampleTargets targets) {
    Problems problems = new Problems();
    for (WaveTargets aims : targets.waves()) {
      Optional<Wave> wave = survey.wave(aims.wave());
      if (wave.isEmpty()) {
        problems.add(
            aims.place(),
            "The survey has no wave '" + aims.wave() + "'.",
            "Remove the file, or add the wave to waves/.");
        continue;
      }
      for (SubSurveyTargets sub : aims.subSurveys()) {
        Optional<WaveSubSurvey> fielded = wave.get().subSurvey(sub.subSurvey());
        if (fielded.isEmpty()) {
          problems.add(
              sub.place(),
              "The wave '" + aims.wave() + "' has no part '" + sub.subSurvey() + "'.",
              "Use the key of one of the wave's sub-surveys.");
        } else {
          sub.answers().forEach(answer -> check(answer, fielded.get(), problems));
        }
      }
    }
    problems.throwIfAny("holding what the sample aims at against the survey");
  }

  private static void check(AnswerTarget answer, WaveSubSurvey sub, Problems problems) {
    List<Variable> variables =
        sub.asked().stream()
            .filter(v -> v.key().equals(answer.of()) || v.question().key().equals(answer.of()))
            .toList();
    if (variables.isEmpty()) {
      problems.add(
          answer.place(),
          "'" + answer.of() + "' is not asked in this part of the wave.",
          "Use the key of a question or variable that is asked.");
      return;
    }
    Set<String> known = new HashSet<>();
    for (Variable variable : variables) {
      if (variable.question().kind() == QuestionKind.MULTIPLE) {
        variable.item().ifPresent(item -> known.add(item.key()));
      } else if (variable.isCoded()) {
        variable.item().ifPresent(item -> known.add(item.key()));
      } else {
        variable.scale().categories().stream().map(Category::key).forEach(known::add);
      }
    }
    Set<String> named = new HashSet<>(answer.counts().keySet());
    named.addAll(answer.shares().keySet());
    answer.crossings().forEach(crossing -> named.add(crossing.category()));
    answer.means().forEach(mean -> named.add(mean.category()));
    for (String category : named) {
      if (!known.contains(category)) {
        problems.add(
            answer.place(),
            "'" + answer.of() + "' has no answer '" + category + "'.",
            "Known are " + String.join(", ", known.stream().sorted().toList()) + ".");
      }
    }
  }
}
