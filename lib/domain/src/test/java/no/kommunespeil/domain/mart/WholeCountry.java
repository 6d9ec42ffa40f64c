package no.kommunespeil.domain.mart;

import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.cube.CubeCounter;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.FrameUnit;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Placements;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.link.Crosstabs;
import no.kommunespeil.domain.link.Lineages;
import no.kommunespeil.domain.link.Link;
import no.kommunespeil.domain.link.LinkCounter;
import no.kommunespeil.domain.link.LinkLayout;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.link.Roles;
import no.kommunespeil.domain.link.UnitResponse;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.quality.QualityRules;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.domain.trend.Series;

/** The whole survey as configured, with real units and made-up answers, for tests of the marts. */
final class WholeCountry {

  static final int STRUCTURE_YEAR = 2024;

  static final Folder CONF = LocalFolder.of(Path.of("../../conf"));

  private final Survey survey = SurveyReader.read(CONF);
  private final Registers registers = Registers.read(CONF);
  private final Breakdowns breakdowns = Breakdowns.read(CONF, registers);
  private final Crosstabs crosstabs =
      Crosstabs.read(CONF, survey, breakdowns.list(), new Problems());
  private final CubeLayout layout = CubeLayout.of(survey.waves(), breakdowns.keys());
  private final Map<String, Map<String, Placement>> placements = new HashMap<>();
  private final FrameCounts frames = new FrameCounts();
  private final Random random = new Random(2020);
  private final List<Answered> answered = new ArrayList<>();

  /** A unit's made-up response, kept until every wave has been answered. */
  private record Answered(
      Wave wave, WaveSubSurvey asked, String unit, int submitted, byte[] answers) {}

  static MartContracts contracts() throws IOException {
    Problems problems = new Problems();
    MartContracts contracts = MartContracts.read(CONF, problems);
    problems.throwIfAny("reading the contracts of marts");
    return contracts;
  }

  /** Each unit answers a sub-survey with probability 0.6, every question as if at random. */
  MartInputs inputs() {
    Map<String, List<SumsRow>> sums = new HashMap<>();
    for (Wave wave : survey.waves()) {
      Map<String, Placement> ofWave =
          Placements.of(
              registers, breakdowns, wave.registerDay(), wave.factsYear(), STRUCTURE_YEAR);
      placements.put(wave.key(), ofWave);
      frames.add(wave, registers, ofWave, breakdowns.keys(), 1);
      sums.put(wave.key(), count(wave, ofWave));
    }
    DeliveryAccount file =
        new DeliveryAccount(
            "2020",
            "school_head",
            "skole.csv",
            "ab12",
            12,
            9,
            Map.of("knowledge_of_field", 2L),
            Map.of("unknown_unit", 1L));
    return new MartInputs(
        survey,
        registers,
        breakdowns,
        STRUCTURE_YEAR,
        placements,
        sums,
        linked(),
        frames,
        1,
        Rules.DEFAULTS,
        crosstabs,
        QualityRules.DEFAULTS,
        List.of(file),
        Set.of("2020"));
  }

  private List<SumsRow> count(Wave wave, Map<String, Placement> units) {
    CubeCounter counter = new CubeCounter(layout);
    Map<String, Integer> answered = new HashMap<>();
    for (WaveSubSurvey asked : wave.subSurveys()) {
      int block = layout.block(wave.key(), asked.subSurvey().key());
      for (FrameUnit unit : registers.frame(asked.frame(), wave.registerDay())) {
        if (random.nextDouble() < 0.6) {
          byte[] answers = answers(asked.asked());
          counter.add(block, groups(units, unit.code()), answers);
          int days = (int) ChronoUnit.DAYS.between(wave.fieldFrom(), wave.fieldTo()) + 1;
          // A random draw here would change every answer after it, so days go round instead.
          int day = (int) wave.fieldFrom().toEpochDay() + this.answered.size() % days;
          this.answered.add(new Answered(wave, asked, unit.code(), day, answers));
          answered.merge(unit.code(), 1, Integer::sum);
        }
      }
    }
    int any = layout.block(wave.key(), CubeLayout.ANY);
    answered.forEach(
        (unit, number) -> counter.addUnit(any, counter.profile(groups(units, unit)), number));
    return counter.part().sums(layout);
  }

  /** The same responses, by unit: panels, roles, and which day each was given. */
  private LinkedAnswers linked() {
    List<Wave> waves = survey.waves();
    Lineages lineages = Lineages.of(registers, waves, placements);
    List<Link> links = new ArrayList<>(Roles.links(waves));
    links.addAll(Series.links(survey, waves));
    links.addAll(crosstabs.links(waves));
    LinkLayout linkLayout = LinkLayout.of(waves, lineages, placements, breakdowns.keys(), links);
    Map<Integer, List<UnitResponse>> byLineage = new TreeMap<>();
    for (Answered one : answered) {
      int block = linkLayout.block(one.wave().key(), one.asked().subSurvey().key());
      byLineage
          .computeIfAbsent(linkLayout.lineage(block, one.unit()), number -> new ArrayList<>())
          .add(new UnitResponse(block, one.unit(), 0, one.submitted(), true, one.answers()));
    }
    LinkCounter counter = new LinkCounter(linkLayout);
    byLineage.values().forEach(counter::add);
    return linkLayout.answers(counter.part());
  }

  private static String[] groups(Map<String, Placement> units, String unit) {
    Placement placement = units.get(unit);
    if (placement == null) {
      throw new IllegalArgumentException(unit);
    }
    return placement.groups().toArray(String[]::new);
  }

  private byte[] answers(List<Variable> asked) {
    byte[] answers = new byte[asked.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = (byte) (random.nextInt(asked.get(i).scale().categories().size() + 3) - 3);
    }
    return answers;
  }

  /** How long the marts take, cold; run by hand, not a test. */
  public static void main(String[] args) throws IOException {
    MartContracts contracts = contracts();
    for (int round = 0; round < 3; round++) {
      MartInputs inputs = new WholeCountry().inputs();
      long rows = inputs.sums().values().stream().mapToLong(List::size).sum();
      long start = System.nanoTime();
      Marts marts = Marts.of(inputs, contracts);
      List<String> sizes = new ArrayList<>();
      for (String name : marts.names()) {
        long before = System.nanoTime();
        int size = marts.build(name).rows().size();
        sizes.add(name + " " + size + " rows " + (System.nanoTime() - before) / 1_000_000 + " ms");
      }
      System.out.println(
          rows + " sums, " + (System.nanoTime() - start) / 1_000_000 + " ms: " + sizes);
    }
  }
}
