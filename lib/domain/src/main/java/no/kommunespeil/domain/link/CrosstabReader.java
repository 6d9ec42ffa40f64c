package no.kommunespeil.domain.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.link.Crosstab.Asked;
import no.kommunespeil.domain.link.Crosstab.Columns;
import no.kommunespeil.domain.link.Crosstab.Condition;
import no.kommunespeil.domain.link.Crosstab.Grouped;
import no.kommunespeil.domain.link.Crosstab.Register;
import no.kommunespeil.domain.link.Crosstab.SettledSince;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.VariableLookup;
import no.kommunespeil.domain.survey.Wave;

/** Reads crosstabs, with every problem at once. */
final class CrosstabReader {

  private static final String SUB_SURVEY = "sub_survey";
  private static final String VARIABLE = "variable";
  private static final String QUESTION = "question";
  private static final String REGISTER = "register";
  private static final String BREAKDOWN = "breakdown";
  private static final String GROUPS = "groups";
  private static final String SETTLED_SINCE = "settled_since";

  /** More tables than this under one key would be looked at by nobody. */
  private static final int MOST_TABLES = 400;

  private static final int MOST_CONDITIONS = 3;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;

  private final Survey survey;
  private final List<Breakdown> breakdowns;
  private final Problems problems;
  private final boolean whole;
  private final VariableLookup lookup;
  private final Set<String> keys = new HashSet<>();

  CrosstabReader(Survey survey, List<Breakdown> breakdowns, Problems problems) {
    this.survey = survey;
    this.breakdowns = breakdowns;
    this.problems = problems;
    this.whole = problems.isEmpty();
    this.lookup = new VariableLookup(survey.codebook(), whole, problems);
  }

  Crosstabs read(Folder conf) {
    return YamlFile.read(conf, Crosstabs.FILE, problems)
        .map(this::crosstabs)
        .orElse(Crosstabs.NONE);
  }

  private Crosstabs crosstabs(YamlMap top) {
    List<Crosstab> list = new ArrayList<>();
    for (YamlMap entry : top.maps("crosstabs")) {
      crosstab(entry).ifPresent(list::add);
    }
    top.end();
    return new Crosstabs(List.copyOf(list));
  }

  private Optional<Crosstab> crosstab(YamlMap map) {
    String key = map.requiredName("key");
    if (!key.isEmpty() && !keys.add(key)) {
      map.problem("key", "The crosstab '" + key + "' stands twice.", "Rename one of them.");
    }
    if (key.startsWith(Crosstabs.EVERY_VARIABLE)) {
      map.problem(
          "key",
          "Keys that begin with '"
              + Crosstabs.EVERY_VARIABLE
              + "' are those of every variable by a breakdown.",
          "Choose another key.");
    }
    Text label = Text.read(map, "label");
    List<String> waves = waves(map);
    Optional<Asked> rows = map.requiredMap("rows").flatMap(this::asked);
    Optional<Columns> columns = map.requiredMap("columns").flatMap(this::columns);
    map.end();
    if (rows.isEmpty() || columns.isEmpty()) {
      return Optional.empty();
    }
    Crosstab crosstab = new Crosstab(key, label, waves, rows.get(), columns.get());
    check(crosstab, map);
    return Optional.of(crosstab);
  }

  private List<String> waves(YamlMap map) {
    List<String> known = survey.waves().stream().map(Wave::key).toList();
    List<String> waves = new ArrayList<>();
    for (YamlScalar wave : map.scalars("waves")) {
      if (whole && !known.contains(wave.text())) {
        problems.add(
            wave.place(),
            "Unknown wave '" + wave.text() + "'.",
            Nearest.proposal(wave.text(), known));
      }
      waves.add(wave.text());
    }
    return List.copyOf(waves);
  }

  private Optional<Columns> columns(YamlMap map) {
    if (map.node(REGISTER).isEmpty()) {
      return asked(map).map(asked -> asked);
    }
    List<Condition> conditions = new ArrayList<>();
    List<YamlMap> written = map.requiredMaps(REGISTER);
    for (YamlMap condition : written) {
      condition(condition).ifPresent(conditions::add);
    }
    if (written.size() > MOST_CONDITIONS) {
      map.problem(
          REGISTER,
          "There are " + written.size() + " conditions.",
          "Give at most " + MOST_CONDITIONS + "; more leave nobody in a cell.");
    }
    map.end();
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Register(List.copyOf(conditions)));
  }

  private Optional<Condition> condition(YamlMap map) {
    Optional<Condition> condition = Optional.empty();
    if (map.has(SETTLED_SINCE) == map.has(BREAKDOWN)) {
      map.node(BREAKDOWN);
      map.node(SETTLED_SINCE);
      problems.add(
          map.place(),
          map.has(BREAKDOWN)
              ? "The condition names both a breakdown and a year."
              : "The condition names nothing that registers know.",
          "Write {breakdown: centrality} or {settled_since: 2017}.");
    } else if (map.has(SETTLED_SINCE)) {
      int year = map.requiredInteger(SETTLED_SINCE, FIRST_YEAR, LAST_YEAR);
      condition = Optional.of(new SettledSince(year));
    } else {
      condition = grouped(map);
    }
    map.end();
    return condition;
  }

  private Optional<Condition> grouped(YamlMap map) {
    Optional<Breakdown.Kind> kind = map.oneOf(BREAKDOWN, Breakdown.Kind.class);
    List<String> groups = new ArrayList<>();
    for (YamlScalar group : map.scalars(GROUPS)) {
      kind.ifPresent(of -> checkGroup(of, group));
      groups.add(group.text());
    }
    return kind.map(of -> new Grouped(of, List.copyOf(groups)));
  }

  private void checkGroup(Breakdown.Kind kind, YamlScalar group) {
    for (Breakdown breakdown : breakdowns) {
      if (breakdown.kind() == kind && breakdown.group(group.text()).isEmpty()) {
        problems.add(
            group.place(),
            "The breakdown '" + kind.key() + "' has no group '" + group.text() + "'.",
            Nearest.proposal(
                group.text(), breakdown.groups().stream().map(Breakdown.Group::key).toList()));
      }
    }
  }

  private Optional<Asked> asked(YamlMap map) {
    String subSurvey = subSurvey(map);
    List<Variable> variables = variables(map);
    map.end();
    for (Variable variable : variables) {
      if (whole && !subSurvey.isEmpty() && !variable.question().askedOf().contains(subSurvey)) {
        map.problem(
            map.has(VARIABLE) ? VARIABLE : QUESTION,
            "'" + variable.question().key() + "' is not asked of '" + subSurvey + "'.",
            "It is asked of " + String.join(", ", variable.question().askedOf()) + ".");
        return Optional.empty();
      }
    }
    return variables.isEmpty() || subSurvey.isEmpty()
        ? Optional.empty()
        : Optional.of(new Asked(subSurvey, variables));
  }

  private String subSurvey(YamlMap map) {
    String key = map.requiredText(SUB_SURVEY);
    List<String> known = survey.codebook().subSurveys().stream().map(SubSurvey::key).toList();
    if (whole && !key.isBlank() && !known.contains(key)) {
      map.problem(SUB_SURVEY, "Unknown sub-survey '" + key + "'.", Nearest.proposal(key, known));
      return "";
    }
    return key;
  }

  private List<Variable> variables(YamlMap map) {
    Optional<YamlScalar> variable = map.scalar(VARIABLE);
    Optional<YamlScalar> question = map.scalar(QUESTION);
    if (variable.isPresent() == question.isPresent()) {
      problems.add(
          map.place(),
          variable.isPresent()
              ? "Both 'variable' and 'question' are named."
              : "Neither 'variable' nor 'question' is named.",
          "Name a variable, or a question for all of its items.");
      return List.of();
    }
    if (variable.isPresent()) {
      return lookup.variable(variable.get()).map(List::of).orElse(List.of());
    }
    return question
        .flatMap(lookup::question)
        .map(Question::key)
        .map(survey.codebook()::variablesOf)
        .orElse(List.of());
  }

  private void check(Crosstab crosstab, YamlMap map) {
    if (!whole) {
      return;
    }
    List<Wave> with = survey.waves().stream().filter(crosstab::isOf).toList();
    if (with.isEmpty()) {
      problems.add(
          map.place(),
          "No wave has both the rows and the columns of '" + crosstab.key() + "'.",
          "Cross what one wave asks"
              + (crosstab.waves().isEmpty() ? "." : ", and name that wave."));
    }
    List<String> having = with.stream().map(Wave::key).toList();
    for (YamlScalar wave : with.isEmpty() ? List.<YamlScalar>of() : map.scalars("waves")) {
      if (!having.contains(wave.text()) && survey.wave(wave.text()).isPresent()) {
        problems.add(
            wave.place(),
            "Wave " + wave.text() + " does not have both the rows and the columns.",
            "Leave it out; those that have are " + String.join(", ", having) + ".");
      }
    }
    for (Wave wave : with) {
      int tables = crosstab.links(wave).size();
      if (tables > MOST_TABLES) {
        problems.add(
            map.place(),
            "'" + crosstab.key() + "' makes " + tables + " tables of wave " + wave.key() + ".",
            "Name variables instead of questions; " + MOST_TABLES + " tables are the most.");
        return;
      }
    }
  }
}
