package no.kommunespeil.domain.cube;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.Direction;
import no.kommunespeil.domain.survey.FrameRule;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.QuestionKind;
import no.kommunespeil.domain.survey.Repetition;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Sensitivity;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/** Surveys of questions without names, for tests of counting. */
final class SmallSurvey {

  private SmallSurvey() {}

  /** A wave of which each sub-survey asks single questions with the given numbers of categories. */
  static Wave wave(String key, int order, int[]... categoriesPerSubSurvey) {
    List<WaveSubSurvey> subSurveys = new ArrayList<>();
    for (int i = 0; i < categoriesPerSubSurvey.length; i++) {
      List<Variable> asked = new ArrayList<>();
      for (int categories : categoriesPerSubSurvey[i]) {
        asked.add(variable("q" + asked.size(), asked.size(), categories));
      }
      Text text = new Text("del " + i, "part " + i);
      subSurveys.add(
          new WaveSubSurvey(
              new SubSurvey("part_" + i, text, text, List.of()),
              new FrameRule(FrameRule.Oslo.CITY, List.of()),
              List.of(),
              asked));
    }
    LocalDate day = LocalDate.of(2020, 1, 1).plusYears(order);
    return new Wave(
        key,
        order,
        new Text(key, key),
        day,
        day,
        day,
        day.getYear(),
        subSurveys,
        List.of(),
        Place.of("wave.yaml"));
  }

  private static Variable variable(String key, int order, int categories) {
    Text text = new Text(key, key);
    List<Category> list =
        IntStream.range(0, categories)
            .mapToObj(
                i -> new Category("c" + i, text, CategoryKind.SUBSTANTIVE, i, "", List.of(), false))
            .toList();
    Scale scale = new Scale(key, text, list, List.of());
    Question question =
        new Question(
            key,
            QuestionKind.SINGLE,
            text,
            "theme",
            Repetition.CORE,
            Sensitivity.OPEN,
            text,
            List.of(),
            List.of(),
            scale,
            Direction.NONE,
            List.of(),
            Optional.empty(),
            "",
            List.of(),
            Place.of("questions.yaml"));
    return new Variable(key, order, Variable.Role.ANSWER, question, Optional.empty(), scale);
  }
}
