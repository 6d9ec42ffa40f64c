package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.estimate.Rules;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Placements;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.link.Crosstabs;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.link.Link;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.quality.QualityRules;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Wave;

/** The survey as configured, with sums and frames written in a test. */
final class SumsMade {

  private static final Survey SURVEY = SurveyReader.read(WholeCountry.CONF);
  private static final Registers REGISTERS = Registers.read(WholeCountry.CONF);
  private static final Breakdowns BREAKDOWNS = Breakdowns.read(WholeCountry.CONF, REGISTERS);

  private static final Map<String, Map<String, Placement>> PLACEMENTS =
      SURVEY.waves().stream().collect(Collectors.toMap(Wave::key, SumsMade::placements));

  private final Map<String, List<SumsRow>> sums = new LinkedHashMap<>();
  private final FrameCounts frames = new FrameCounts();
  private LinkedAnswers linked = new LinkedAnswers();
  private final Map<String, Map<String, Placement>> placements = new LinkedHashMap<>(PLACEMENTS);
  private List<Wave> waves = SURVEY.waves();
  private Crosstabs crosstabs = Crosstabs.NONE;

  private static Map<String, Placement> placements(Wave wave) {
    return Placements.of(
        REGISTERS, BREAKDOWNS, wave.registerDay(), wave.factsYear(), WholeCountry.STRUCTURE_YEAR);
  }

  /** A unit and how many sub-surveys it answered, from 1. */
  SumsMade parts(String wave, String unit, int number) {
    long[] counts = new long[3];
    counts[number - 1] = 1;
    linked.add(
        new Side(wave, CubeLayout.ANY, CubeLayout.RESPONSE), unit, new Sums(counts, 0, 0, 0));
    return this;
  }

  /** Places the units of a wave otherwise than the registers do. */
  SumsMade place(String wave, UnaryOperator<Placement> edit) {
    placements.computeIfPresent(
        wave,
        (key, units) ->
            units.values().stream().map(edit).collect(Collectors.toMap(Placement::unit, u -> u)));
    return this;
  }

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

  /** All units, of which some responded. */
  SumsMade responded(String wave, String subSurvey, long frame, long responses) {
    return responded(wave, subSurvey, "all", "all", frame, responses);
  }

  SumsMade responded(
      String wave, String subSurvey, String breakdown, String group, long frame, long responses) {
    return frame(wave, subSurvey, breakdown, group, frame)
        .sums(
            wave,
            subSurvey,
            CubeLayout.RESPONSE,
            breakdown,
            group,
            new Sums(new long[] {responses}, 0, 0, 0));
  }

  SumsMade county(String wave, String subSurvey, String variable, String county, long... counts) {
    return sums(wave, subSurvey, variable, "county_structure", county, new Sums(counts, 0, 0, 0));
  }

  SumsMade countyPanel(Side before, Side after, String county, Joint joint) {
    linked.add(new Link(Link.Kind.PANEL, before, after), "county_structure", county, joint);
    linked.add(new Link(Link.Kind.PANEL_AGREED, before, after), "county_structure", county, joint);
    return this;
  }

  /** What a pass over responses by unit found out, in place of what was added before. */
  SumsMade linked(LinkedAnswers found) {
    linked = found;
    return this;
  }

  /** Units that answered both times, whose predecessors agreed. */
  SumsMade panel(Side before, Side after, Joint joint) {
    return panel(Link.Kind.PANEL, before, after, joint)
        .panel(Link.Kind.PANEL_AGREED, before, after, joint);
  }

  SumsMade panel(Link.Kind kind, Side before, Side after, Joint joint) {
    linked.add(new Link(kind, before, after), "all", "all", joint);
    return this;
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
        placements,
        sums,
        linked,
        frames,
        1,
        Rules.DEFAULTS,
        crosstabs,
        QualityRules.DEFAULTS,
        List.of(),
        Set.of());
  }
}
