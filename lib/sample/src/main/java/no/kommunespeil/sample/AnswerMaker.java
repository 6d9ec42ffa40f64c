package no.kommunespeil.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.Filter;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.sample.SampleTargets.AnswerTarget;
import no.kommunespeil.sample.SampleTargets.Defaults;
import no.kommunespeil.sample.SampleTargets.SubSurveyTargets;

/** Makes up the answers of one sub-survey of a wave so that they add up to what is aimed at. */
final class AnswerMaker {

  private static final double SILENT = -1000;
  private static final double MOST_TICKED = 0.92;

  private final WaveSubSurvey sub;
  private final Defaults defaults;
  private final Map<String, AnswerTarget> targets;
  private final Inclinations inclinations;
  private final KnownFacts facts;
  private final Draws draws;
  private final String wave;
  private final AnswerSheet sheet;
  private final Set<Integer> silent = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final Map<String, List<Variable>> byQuestion = new LinkedHashMap<>();

  AnswerMaker(
      String wave,
      WaveSubSurvey sub,
      List<SampleUnit> units,
      Optional<SubSurveyTargets> targets,
      Defaults defaults,
      KnownFacts facts,
      Draws draws) {
    this.wave = wave;
    this.sub = sub;
    this.defaults = defaults;
    this.facts = facts;
    this.draws = draws;
    this.inclinations = new Inclinations(draws, wave);
    this.targets = new HashMap<>();
    targets.ifPresent(t -> t.answers().forEach(answer -> this.targets.put(answer.of(), answer)));
    this.sheet = AnswerSheet.empty(units, sub.asked());
    for (Variable variable : sub.asked()) {
      byQuestion.computeIfAbsent(variable.question().key(), key -> new ArrayList<>()).add(variable);
    }
    List<Integer> everyone = indices(units.size());
    everyone.sort(Comparator.comparingDouble(u -> inclinations.completeness(sheet.units().get(u))));
    silent.addAll(everyone.subList(0, targets.map(SubSurveyTargets::silent).orElse(0)));
  }

  AnswerSheet make() {
    for (String question : byQuestion.keySet()) {
      answer(question);
    }
    return sheet;
  }

  private void answer(String key) {
    List<Variable> variables = byQuestion.get(key);
    if (variables == null || !done.add(key)) {
      return;
    }
    Question question = variables.get(0).question();
    List<Integer> led = led(question);
    led.addAll(undecided(question, led));
    Set<Integer> isLed = new HashSet<>(led);
    for (int u = 0; u < sheet.packed().length; u++) {
      for (Variable variable : variables) {
        sheet.set(
            u, variable.key(), isLed.contains(u) ? Missing.BLANK : missingWhenNotLed(u, question));
      }
    }
    switch (question.kind()) {
      case MULTIPLE -> answerMultiple(question, variables, led);
      case OPEN -> {
        answerOne(variables.get(0), led);
        code(question, variables);
      }
      case SINGLE, GRID -> variables.forEach(variable -> answerOne(variable, led));
    }
  }

  /**
   * Who left the question blank that decides who is asked, and answers all the same: only where
   * more are to answer than are led to the question.
   */
  private List<Integer> undecided(Question question, List<Integer> led) {
    AnswerTarget target = targets.get(question.key());
    int missing = target == null ? 0 : target.answered().orElse(0) - led.size();
    if (missing <= 0 || question.filter().isEmpty()) {
      return List.of();
    }
    byte[] decided = sheet.column(question.filter().get().variable());
    List<Integer> blank = indices(decided.length);
    blank.removeIf(u -> decided[u] != Missing.BLANK || silent.contains(u));
    List<Integer> first =
        sorted(blank, u -> -inclinations.completeness(sheet.units().get(u), question));
    return first.subList(0, Math.min(missing, first.size()));
  }

  /** Units that are led to the question by their own answers. */
  private List<Integer> led(Question question) {
    List<Integer> led = indices(sheet.packed().length);
    Optional<Filter> filter = question.filter();
    if (filter.isPresent() && sheet.position(filter.get().variable()) >= 0) {
      Variable decides = sheet.asked().get(sheet.position(filter.get().variable()));
      answer(decides.question().key());
      byte[] codes = sheet.column(decides.key());
      led.removeIf(
          u ->
              codes[u] < 0
                  || !filter
                      .get()
                      .anyOf()
                      .contains(decides.scale().categories().get(codes[u]).key()));
    }
    return led;
  }

  /** Whoever left the deciding question blank leaves this one blank too. */
  private byte missingWhenNotLed(int unit, Question question) {
    byte decided = sheet.packed()[unit][sheet.position(question.filter().orElseThrow().variable())];
    return decided >= 0 || decided == Missing.FILTERED_OUT ? Missing.FILTERED_OUT : Missing.BLANK;
  }

  private void answerOne(Variable variable, List<Integer> led) {
    boolean open = variable.role() == Variable.Role.OPEN;
    int wanted =
        answered(variable, led.size(), open ? defaults.openAnswered() : defaults.answered());
    List<Integer> answering = mostInclined(led, wanted, variable);
    int[] counts = counts(variable, answering.size());
    int[] codes = byInclination(variable, answering, counts);
    Optional<AnswerTarget> target = target(variable);
    if (target.isPresent()) {
      new Fitting(target.get(), variable, units(answering), facts)
          .fit(codes, draws.stream("fit", wave, sub.subSurvey().key(), variable.key()));
    }
    for (int i = 0; i < codes.length; i++) {
      sheet.set(answering.get(i), variable.key(), codes[i]);
    }
  }

  private Optional<AnswerTarget> target(Variable variable) {
    AnswerTarget own = targets.get(variable.key());
    return Optional.ofNullable(own != null ? own : targets.get(variable.question().key()));
  }

  private int answered(Variable variable, int led, double percent) {
    OptionalInt own = target(variable).map(AnswerTarget::answered).orElse(OptionalInt.empty());
    AnswerTarget question = targets.get(variable.question().key());
    OptionalInt wanted = own.isPresent() || question == null ? own : question.answered();
    int most = led - (led == sheet.packed().length ? silent.size() : 0);
    return Math.min(most, wanted.orElse((int) Math.round(led * percent / 100)));
  }

  private List<Integer> mostInclined(List<Integer> led, int wanted, Variable variable) {
    double[] inclination = new double[sheet.packed().length];
    for (int u : led) {
      SampleUnit unit = sheet.units().get(u);
      inclination[u] =
          silent.contains(u)
              ? SILENT
              : variable.role() == Variable.Role.OPEN
                  ? inclinations.talkativeness(unit, variable.question())
                  : inclinations.completeness(unit, variable.question());
    }
    return new ArrayList<>(sorted(led, u -> -inclination[u]).subList(0, wanted));
  }

  /** Units per category: those aimed at, the rest shared out as is plausible. */
  private int[] counts(Variable variable, int answering) {
    List<Category> categories = variable.scale().categories();
    Optional<AnswerTarget> target = target(variable);
    int[] counts = new int[categories.size()];
    double[] weights = weights(variable);
    int left = answering;
    if (target.isPresent()) {
      Map<String, Integer> wanted = target.get().counts();
      Map<String, Double> shares = target.get().shares();
      for (int c = 0; c < counts.length; c++) {
        String key = categories.get(c).key();
        if (wanted.containsKey(key)) {
          counts[c] = wanted.get(key);
        } else if (shares.containsKey(key)) {
          counts[c] = (int) Math.round(answering * shares.get(key) / 100);
        } else {
          continue;
        }
        weights[c] = 0;
        left -= counts[c];
      }
    }
    boolean open = false;
    for (double weight : weights) {
      open |= weight > 0;
    }
    if (left < 0 || (left > 0 && !open)) {
      throw SampleProblems.doNotAddUp(target.orElseThrow(), variable.key(), answering);
    }
    int[] rest = Apportionment.of(left, weights);
    for (int c = 0; c < counts.length; c++) {
      counts[c] += rest[c];
    }
    return counts;
  }

  private double[] weights(Variable variable) {
    Scale scale = variable.scale();
    if (variable.role() == Variable.Role.OPEN) {
      double[] weights = new double[scale.categories().size()];
      weights[scale.indexOf(Variable.SHORT)] = 100 - defaults.elaborated();
      weights[scale.indexOf(Variable.ELABORATED)] = defaults.elaborated();
      return weights;
    }
    Map<String, Double> plausible = defaults.scales().getOrDefault(scale.key(), Map.of());
    double drift = inclinations.drift(variable);
    int n = scale.categories().size();
    double[] weights = new double[n];
    for (int c = 0; c < n; c++) {
      Category category = scale.categories().get(c);
      boolean substantive = category.kind() == CategoryKind.SUBSTANTIVE;
      double lean = 1 - 2.0 * c / Math.max(1, n - 1);
      double weight = plausible.getOrDefault(category.key(), substantive ? 100.0 / n : 25.0 / n);
      weights[c] = weight * (substantive ? Math.exp(drift * lean) : 1);
    }
    return weights;
  }

  /** Those who know least do not know; the others stand in the order of what they think. */
  private int[] byInclination(Variable variable, List<Integer> answering, int[] counts) {
    List<Category> categories = variable.scale().categories();
    int[] codes = new int[answering.size()];
    List<Integer> left = indices(answering.size());
    for (int c = categories.size() - 1; c >= 0; c--) {
      if (categories.get(c).kind() != CategoryKind.SUBSTANTIVE && counts[c] > 0) {
        left =
            sorted(
                left, i -> -inclinations.ignorance(sheet.units().get(answering.get(i)), variable));
        for (int i : left.subList(0, counts[c])) {
          codes[i] = c;
        }
        left = new ArrayList<>(left.subList(counts[c], left.size()));
      }
    }
    boolean open = variable.role() == Variable.Role.OPEN;
    left =
        sorted(
            left,
            i -> {
              SampleUnit unit = sheet.units().get(answering.get(i));
              return open
                  ? inclinations.talkativeness(unit, variable.question())
                  : -inclinations.opinion(unit, variable);
            });
    int next = 0;
    for (int c = 0; c < counts.length; c++) {
      if (categories.get(c).kind() == CategoryKind.SUBSTANTIVE) {
        for (int k = 0; k < counts[c]; k++) {
          codes[left.get(next++)] = c;
        }
      }
    }
    return codes;
  }

  private void answerMultiple(Question question, List<Variable> variables, List<Integer> led) {
    List<Variable> options = options(variables);
    int wanted = answered(options.get(0), led.size(), defaults.answered());
    tick(question, variables, mostInclined(led, wanted, options.get(0)));
  }

  private static List<Variable> options(List<Variable> variables) {
    return variables.stream().filter(v -> v.role() == Variable.Role.OPTION).toList();
  }

  /** Those who read the answers begin with the fullest. */
  private void code(Question question, List<Variable> variables) {
    if (options(variables).isEmpty()) {
      return;
    }
    byte[] answers = sheet.column(question.key());
    List<Integer> answered = indices(answers.length);
    answered.removeIf(u -> answers[u] < 0);
    List<Integer> fullest =
        sorted(
            answered,
            u -> -10 * answers[u] - inclinations.talkativeness(sheet.units().get(u), question));
    AnswerTarget target = targets.get(question.key());
    int wanted = target == null ? fullest.size() : target.coded().orElse(fullest.size());
    tick(question, variables, fullest.subList(0, Math.min(wanted, fullest.size())));
  }

  private void tick(Question question, List<Variable> variables, List<Integer> answering) {
    List<Variable> options = options(variables);
    Optional<AnswerTarget> target = Optional.ofNullable(targets.get(question.key()));
    int exclusive = -1;
    int[] counts = new int[options.size()];
    boolean[] fixed = new boolean[options.size()];
    for (int o = 0; o < counts.length; o++) {
      String option = options.get(o).item().orElseThrow().key();
      boolean excludes = option.equals(question.exclusive());
      exclusive = excludes ? o : exclusive;
      double percent = excludes ? defaults.exclusive() : likelyTicked(options.get(o));
      fixed[o] = target.isPresent() && isAimedAt(target.get(), option);
      counts[o] =
          fixed[o]
              ? aimed(target.orElseThrow(), option, answering.size())
              : (int) Math.round(answering.size() * percent / 100);
    }
    Ticks ticks =
        new Ticks(
            counts,
            fixed,
            exclusive,
            answering.size(),
            target.map(AnswerTarget::ticked).orElse(Map.of()));
    if (!ticks.addUp()) {
      throw SampleProblems.doNotAddUp(target.orElseThrow(), question.key(), answering.size());
    }
    boolean[][] ticked =
        ticks.place(
            (i, o) -> inclinations.opinion(sheet.units().get(answering.get(i)), options.get(o)),
            draws.stream("ticks", wave, sub.subSurvey().key(), question.key()));
    for (int i = 0; i < answering.size(); i++) {
      int number = 0;
      for (int o = 0; o < counts.length; o++) {
        number += ticked[i][o] && o != exclusive ? 1 : 0;
        sheet.set(answering.get(i), options.get(o).key(), ticked[i][o] ? 1 : 0);
      }
      for (Variable variable : variables) {
        if (variable.role() == Variable.Role.TICKED_COUNT) {
          sheet.set(answering.get(i), variable.key(), number);
        }
      }
    }
  }

  private double likelyTicked(Variable option) {
    double percent = defaults.ticked() * Math.exp(1.2 * inclinations.drift(option));
    return Math.min(percent, 100 * MOST_TICKED);
  }

  private static boolean isAimedAt(AnswerTarget target, String option) {
    return target.counts().containsKey(option) || target.shares().containsKey(option);
  }

  private static int aimed(AnswerTarget target, String option, int answering) {
    Integer count = target.counts().get(option);
    return count != null
        ? count
        : (int) Math.round(answering * target.shares().getOrDefault(option, 0.0) / 100);
  }

  private List<SampleUnit> units(List<Integer> indices) {
    return indices.stream().map(u -> sheet.units().get(u)).toList();
  }

  private static List<Integer> indices(int n) {
    List<Integer> indices = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      indices.add(i);
    }
    return indices;
  }

  /** Sorts by a number that is worked out once for each. */
  private static List<Integer> sorted(List<Integer> indices, ToDoubleFunction<Integer> by) {
    Map<Integer, Double> keys = new HashMap<>();
    new LinkedHashSet<>(indices).forEach(i -> keys.put(i, by.applyAsDouble(i)));
    List<Integer> sorted = new ArrayList<>(indices);
    sorted.sort(Comparator.comparingDouble(i -> keys.getOrDefault(i, 0.0)));
    return sorted;
  }
}
