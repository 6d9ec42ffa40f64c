package no.kommunespeil.domain.link;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Placements;
import no.kommunespeil.domain.geography.Registers;
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
import org.jspecify.annotations.Nullable;

/**
 * Three waves around the reform of 2020, with the real units: "lead" and "director" are asked q1
 * (yes, no) and q2 (one, two, three), the director also q3 (yes, no).
 */
final class FewUnits {

  static final Folder CONF = LocalFolder.of(Path.of("../../conf"));
  static final Registers REGISTERS = Registers.read(CONF);
  static final Breakdowns BREAKDOWNS = Breakdowns.read(CONF, REGISTERS);

  static final byte YES = 0;
  static final byte NO = 1;

  static final Wave BEFORE = wave("2018", 0, LocalDate.of(2018, 11, 12), 2018);
  static final Wave AFTER = wave("2019", 1, LocalDate.of(2020, 1, 15), 2020);
  static final Wave LATER = wave("2020", 2, LocalDate.of(2020, 12, 17), 2020);
  static final List<Wave> WAVES = List.of(BEFORE, AFTER, LATER);

  static final Map<String, Map<String, Placement>> PLACEMENTS = placements();
  static final Lineages LINEAGES = Lineages.of(REGISTERS, WAVES, PLACEMENTS);

  private final LinkLayout layout;
  private final Map<List<Integer>, List<UnitResponse>> responses = new TreeMap<>(FewUnits::order);

  FewUnits(Link... links) {
    this.layout = LinkLayout.of(WAVES, LINEAGES, PLACEMENTS, BREAKDOWNS.keys(), List.of(links));
  }

  static Link link(Link.Kind kind, Wave left, Wave right, String variable) {
    return new Link(kind, side(left, "lead", variable), side(right, "lead", variable));
  }

  static Side side(Wave wave, String subSurvey, String variable) {
    return new Side(wave.key(), subSurvey, variable);
  }

  LinkLayout layout() {
    return layout;
  }

  /** A response that counts, given on the first day. */
  FewUnits lead(Wave wave, String unit, int... answers) {
    return add(wave, "lead", unit, 0, wave.fieldFrom(), answers);
  }

  FewUnits director(Wave wave, String unit, int... answers) {
    return add(wave, "director", unit, 0, wave.fieldFrom(), answers);
  }

  FewUnits add(
      Wave wave,
      String subSurvey,
      String unit,
      int replica,
      @Nullable LocalDate day,
      int @Nullable ... answers) {
    int block = layout.block(wave.key(), subSurvey);
    int submitted = day == null ? UnitResponse.NO_DAY : (int) day.toEpochDay();
    byte @Nullable [] packed = null;
    if (answers != null) {
      packed = new byte[answers.length];
      for (int i = 0; i < answers.length; i++) {
        packed[i] = (byte) answers[i];
      }
    }
    responses
        .computeIfAbsent(
            List.of(layout.lineage(block, unit), replica), lineage -> new ArrayList<>())
        .add(new UnitResponse(block, unit, replica, submitted, true, packed));
    return this;
  }

  LinkedAnswers count() {
    LinkCounter counter = new LinkCounter(layout);
    responses.values().forEach(counter::add);
    return layout.answers(counter.part());
  }

  /** The same, with every lineage counted by a counter of its own. */
  CubePart countApart() {
    CubePart sum = new CubePart();
    for (List<UnitResponse> lineage : responses.values()) {
      LinkCounter counter = new LinkCounter(layout);
      List<UnitResponse> travelled = new ArrayList<>();
      for (int i = lineage.size() - 1; i >= 0; i--) {
        travelled.add(UnitResponse.fromBytes(lineage.get(i).toBytes()));
      }
      counter.add(travelled);
      sum.merge(CubePart.fromBytes(counter.part().toBytes()));
    }
    return sum;
  }

  CubePart countTogether() {
    LinkCounter counter = new LinkCounter(layout);
    responses.values().forEach(counter::add);
    return counter.part();
  }

  private static int order(List<Integer> one, List<Integer> other) {
    int lineages = Integer.compare(one.get(0), other.get(0));
    return lineages != 0 ? lineages : Integer.compare(one.get(1), other.get(1));
  }

  private static Map<String, Map<String, Placement>> placements() {
    Map<String, Map<String, Placement>> byWave = new HashMap<>();
    for (Wave wave : WAVES) {
      byWave.put(
          wave.key(),
          Placements.of(REGISTERS, BREAKDOWNS, wave.registerDay(), wave.factsYear(), 2020));
    }
    return byWave;
  }

  private static Wave wave(String key, int order, LocalDate day, int factsYear) {
    Variable q1 = variable("q1", 0, 2);
    Variable q2 = variable("q2", 1, 3);
    Variable q3 = variable("q3", 2, 2);
    return new Wave(
        key,
        order,
        new Text(key, key),
        day,
        day.plusDays(9),
        day,
        factsYear,
        List.of(
            asked("lead", FrameRule.Oslo.DISTRICTS, List.of(q1, q2)),
            asked("director", FrameRule.Oslo.DISTRICTS_AND_CITY, List.of(q1, q2, q3))),
        List.of(),
        Place.of("wave.yaml"));
  }

  private static WaveSubSurvey asked(String key, FrameRule.Oslo oslo, List<Variable> asked) {
    Text text = new Text(key, key);
    return new WaveSubSurvey(
        new SubSurvey(key, text, text, List.of()),
        new FrameRule(oslo, List.of()),
        List.of(),
        asked);
  }

  private static Variable variable(String key, int order, int categories) {
    Text text = new Text(key, key);
    List<Category> list = new ArrayList<>();
    for (int i = 0; i < categories; i++) {
      list.add(new Category("c" + i, text, CategoryKind.SUBSTANTIVE, i, "", List.of(), false));
    }
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
