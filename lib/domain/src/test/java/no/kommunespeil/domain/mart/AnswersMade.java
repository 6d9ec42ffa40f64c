package no.kommunespeil.domain.mart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.cube.CubeCounter;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.geography.Breakdowns;
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
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/** The wave of 2020 as configured, with real units and with answers written in a test. */
final class AnswersMade {

  static final String LEAD = "integration_lead";
  static final String DIRECTOR = "municipal_director";
  static final String SCHOOL = "school_head";

  private static final Survey SURVEY = SurveyReader.read(WholeCountry.CONF);
  private static final Wave WAVE = SURVEY.wave("2020").orElseThrow();
  private static final Registers KNOWN = Registers.read(WholeCountry.CONF);

  private static final String FACTS =
      "year,code,population,immigrants,refugees_settled,refugees_settled_flag,centrality_class,"
          + "centrality_index,centrality_version,immigrant_background_share_pct,synthetic\n";

  private record Who(String subSurvey, String unit) {}

  private final Map<Who, byte[]> responses = new LinkedHashMap<>();
  private final StringBuilder facts = new StringBuilder(FACTS);
  private String crosstabs = "crosstabs: []\n";

  /** Numbers of the municipalities of the wave, without Oslo, in order. */
  static List<String> municipalities() {
    return KNOWN.municipalities(WAVE.registerDay()).stream()
        .map(municipality -> municipality.code())
        .filter(code -> !code.equals(Registers.OSLO))
        .toList();
  }

  /** A response in which nothing is answered yet. */
  AnswersMade respond(String subSurvey, String unit) {
    answers(subSurvey, unit);
    return this;
  }

  AnswersMade answer(String subSurvey, String unit, String variable, String category) {
    int at = position(subSurvey, variable);
    int code = asked(subSurvey).asked().get(at).scale().indexOf(category);
    if (code < 0) {
      throw new IllegalArgumentException(variable + " has no category " + category);
    }
    answers(subSurvey, unit)[at] = (byte) code;
    return this;
  }

  /** A question that a filter led past. */
  AnswersMade filteredOut(String subSurvey, String unit, String variable) {
    answers(subSurvey, unit)[position(subSurvey, variable)] = Missing.FILTERED_OUT;
    return this;
  }

  /** What registers lack of a unit in a year: immigrants and settled refugees. */
  AnswersMade facts(int year, String unit, String immigrants, String settled) {
    facts.append(year).append(',').append(unit).append(",,");
    facts.append(immigrants).append(',').append(settled).append(",,,,,,ja\n");
    return this;
  }

  AnswersMade crosstabs(String yaml) {
    crosstabs = yaml;
    return this;
  }

  private static WaveSubSurvey asked(String subSurvey) {
    return WAVE.subSurvey(subSurvey).orElseThrow();
  }

  private static int position(String subSurvey, String variable) {
    List<Variable> asked = asked(subSurvey).asked();
    return IntStream.range(0, asked.size())
        .filter(i -> asked.get(i).key().equals(variable))
        .findFirst()
        .orElseThrow();
  }

  private byte[] answers(String subSurvey, String unit) {
    return responses.computeIfAbsent(
        new Who(subSurvey, unit),
        who -> {
          byte[] answers = new byte[asked(subSurvey).asked().size()];
          Arrays.fill(answers, Missing.BLANK);
          return answers;
        });
  }

  /** The rows of a mart, which keep its contract. */
  Rows mart(String name) throws IOException {
    return Rows.of(Marts.of(inputs(), WholeCountry.contracts()).build(name));
  }

  private MartInputs inputs() {
    Registers registers =
        KNOWN.withSyntheticFacts(
            new TextFolder().with("f.csv", facts.toString()), List.of("f.csv"));
    Breakdowns breakdowns = Breakdowns.read(WholeCountry.CONF, registers);
    Map<String, Placement> placed =
        Placements.of(
            registers,
            breakdowns,
            WAVE.registerDay(),
            WAVE.factsYear(),
            WholeCountry.STRUCTURE_YEAR);
    Map<String, Map<String, Placement>> placements = Map.of(WAVE.key(), placed);
    Problems problems = new Problems();
    Crosstabs crossed =
        Crosstabs.read(
            new TextFolder().with(Crosstabs.FILE, crosstabs), SURVEY, breakdowns.list(), problems);
    problems.throwIfAny("reading crosstabs");
    CubeLayout layout = CubeLayout.of(List.of(WAVE), breakdowns.keys());
    CubeCounter counter = new CubeCounter(layout);
    responses.forEach(
        (who, answers) ->
            counter.add(
                layout.block(WAVE.key(), who.subSurvey()),
                groups(placed, who.unit()),
                answers.clone()));
    FrameCounts frames = new FrameCounts();
    frames.add(WAVE, registers, placed, breakdowns.keys(), 1);
    return new MartInputs(
        SURVEY,
        registers,
        breakdowns,
        WholeCountry.STRUCTURE_YEAR,
        placements,
        Map.of(WAVE.key(), counter.part().sums(layout)),
        linked(registers, placements, breakdowns, crossed),
        frames,
        1,
        Rules.DEFAULTS,
        crossed,
        QualityRules.DEFAULTS,
        List.of(),
        Set.of());
  }

  private static String[] groups(Map<String, Placement> placed, String unit) {
    Placement placement = placed.get(unit);
    if (placement == null) {
      throw new IllegalArgumentException(unit);
    }
    return placement.groups().toArray(String[]::new);
  }

  private LinkedAnswers linked(
      Registers registers,
      Map<String, Map<String, Placement>> placements,
      Breakdowns breakdowns,
      Crosstabs crossed) {
    List<Wave> waves = List.of(WAVE);
    List<Link> links = new ArrayList<>(Roles.links(waves));
    links.addAll(crossed.links(waves));
    LinkLayout layout =
        LinkLayout.of(
            waves, Lineages.of(registers, waves, placements), placements, breakdowns.keys(), links);
    Map<Integer, List<UnitResponse>> byLineage = new TreeMap<>();
    responses.forEach(
        (who, answers) -> {
          int block = layout.block(WAVE.key(), who.subSurvey());
          int day = (int) WAVE.fieldFrom().toEpochDay();
          byLineage
              .computeIfAbsent(layout.lineage(block, who.unit()), lineage -> new ArrayList<>())
              .add(new UnitResponse(block, who.unit(), 0, day, true, answers));
        });
    LinkCounter counter = new LinkCounter(layout);
    byLineage.values().forEach(counter::add);
    return layout.answers(counter.part());
  }
}
