package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.estimate.Correlation;
import no.kommunespeil.domain.estimate.Formulas;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Reliability;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * How much those who answered are like those who were asked: the groups' shares of both, how far
 * these differ altogether, and how the number of sub-surveys a unit answered goes together with
 * what the registers know of it.
 */
final class RepresentativityMart {

  static final String NAME = "representativity";

  private static final String KIND = "kind";
  private static final String VALUE = "value";
  private static final String FRAME = "frame_n";
  private static final String FRAME_SHARE = "frame_share";
  private static final String ANSWERED = "answered_n";
  private static final String ANSWERED_SHARE = "answered_share";
  private static final String RATIO = "ratio";
  private static final String RATE = "rate";
  private static final String CONTRIBUTION = "contribution";
  private static final String PREVIOUS = "previous_";

  /** Columns whose values of the previous wave stand beside those of this one. */
  private static final List<String> COMPARED =
      List.of(VALUE, FRAME_SHARE, ANSWERED_SHARE, RATIO, RATE, CONTRIBUTION);

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, List.of(KIND, "kind_nb", "kind_en"), RowCells.SUB_SURVEY)
          .and(Denominator.COLUMNS, RowCells.BREAKDOWN, RowCells.GROUP)
          .and(
              List.of(
                  "register_variable",
                  "register_variable_nb",
                  "register_variable_en",
                  "register_variable_order",
                  VALUE,
                  "reliability",
                  "obs_status",
                  "conf_status",
                  FRAME,
                  FRAME_SHARE,
                  ANSWERED,
                  ANSWERED_SHARE,
                  RATIO,
                  RATE,
                  CONTRIBUTION,
                  "known_n",
                  "unknown_n",
                  "made_up_n",
                  "previous_wave",
                  "change"))
          .and(COMPARED.stream().map(PREVIOUS::concat).toList())
          .list();

  /** Of a row that is not about a fact of the registers. */
  static final String NO_VARIABLE = "none";

  /** What a row's value is. */
  private enum Kind {
    COMPOSITION(
        "composition",
        new Text(
            "Gruppens andel av de som svarte, minus dens andel av de spurte",
            "The group's share of those who answered, less its share of those asked")),
    DISSIMILARITY(
        "dissimilarity",
        new Text(
            "Ulikhetsindeks: halve summen av gruppenes avvik",
            "Dissimilarity index: half the sum of the groups' differences")),
    CORRELATION(
        "correlation",
        new Text(
            "Pearsons r mellom antall besvarte delundersøkelser og registertallet",
            "Pearson's r of the number of sub-surveys answered and the register fact"));

    private final String key;
    private final Text label;

    Kind(String key, Text label) {
      this.key = key;
      this.label = label;
    }
  }

  private record Line(
      Kind kind, String subSurvey, Denominator variant, String about, String group) {}

  private record Earlier(String wave, @Nullable Object[] row) {}

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Breakdown.Group all;
  private final Map<Line, Earlier> latest = new HashMap<>();
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  RepresentativityMart(MartInputs inputs, SumsIndex index) {
    this.inputs = inputs;
    this.index = index;
    this.all = inputs.breakdowns().of(Breakdown.Kind.ALL).groups().get(0);
  }

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey asked : wave.subSurveys()) {
        compose(wave, asked.subSurvey());
      }
      compose(wave, PartsAnswered.ANY);
      List<PartsAnswered.OfUnit> units = PartsAnswered.of(inputs, wave);
      correlate(wave, Denominator.ELIGIBLE, units);
      correlate(
          wave, Denominator.MUNICIPALITIES, units.stream().filter(u -> !u.isDistrict()).toList());
    }
    return rows;
  }

  private void compose(Wave wave, SubSurvey subSurvey) {
    for (Breakdown breakdown : inputs.breakdowns().list()) {
      if (breakdown.kind() != Breakdown.Kind.ALL) {
        compose(wave, subSurvey, breakdown);
      }
    }
  }

  private void compose(Wave wave, SubSurvey subSurvey, Breakdown breakdown) {
    List<SumsIndex.GroupAt> groups = index.groups(wave.key(), subSurvey.key(), breakdown);
    long frame = groups.stream().mapToLong(SumsIndex.GroupAt::frame).sum();
    long answered = groups.stream().mapToLong(SumsIndex.GroupAt::responses).sum();
    boolean comparable = frame > 0 && answered > 0;
    double dissimilarity = 0;
    for (SumsIndex.GroupAt group : groups) {
      @Nullable Object[] row = row(wave, Kind.COMPOSITION, subSurvey, Denominator.ELIGIBLE);
      Double ofFrame = Formulas.share(group.frame(), frame);
      Double ofAnswered = Formulas.share(group.responses(), answered);
      Double difference =
          ofFrame == null || ofAnswered == null ? null : (Double) (ofAnswered - ofFrame);
      Double contribution = difference == null ? null : (Double) (Math.abs(difference) / 2);
      about(row, breakdown, group.group(), group.order());
      set(row, VALUE, difference);
      set(row, CONTRIBUTION, contribution);
      bases(row, group.frame(), group.responses());
      set(row, FRAME_SHARE, ofFrame);
      set(row, ANSWERED_SHARE, ofAnswered);
      set(
          row,
          RATIO,
          ofFrame == null || ofAnswered == null || ofFrame == 0
              ? null
              : (Double) (ofAnswered / ofFrame));
      dissimilarity += contribution == null ? 0 : contribution;
      end(
          row,
          wave,
          new Line(
              Kind.COMPOSITION,
              subSurvey.key(),
              Denominator.ELIGIBLE,
              breakdown.key(),
              group.group().key()));
    }
    @Nullable Object[] row = row(wave, Kind.DISSIMILARITY, subSurvey, Denominator.ELIGIBLE);
    about(row, breakdown, all, 0);
    set(row, VALUE, comparable ? (Double) dissimilarity : null);
    bases(row, frame, answered);
    end(
        row,
        wave,
        new Line(
            Kind.DISSIMILARITY, subSurvey.key(), Denominator.ELIGIBLE, breakdown.key(), all.key()));
  }

  private void correlate(Wave wave, Denominator variant, List<PartsAnswered.OfUnit> units) {
    for (RegisterVariable variable : RegisterVariable.values()) {
      Pairs pairs = Pairs.of(units, variable);
      @Nullable Object[] row = row(wave, Kind.CORRELATION, PartsAnswered.ANY, variant);
      about(row, inputs.breakdowns().of(Breakdown.Kind.ALL), all, 0);
      set(row, "register_variable", variable.key());
      set(row, "register_variable_nb", variable.label().nb());
      set(row, "register_variable_en", variable.label().en());
      set(row, "register_variable_order", variable.ordinal());
      set(row, VALUE, pairs.correlation());
      long copies = units.stream().mapToLong(PartsAnswered.OfUnit::copies).sum();
      bases(row, copies, units.stream().mapToLong(PartsAnswered.OfUnit::answered).sum());
      set(row, "known_n", pairs.known);
      set(row, "unknown_n", copies - pairs.known);
      set(row, "made_up_n", pairs.madeUp);
      if (pairs.madeUp > 0) {
        set(row, MartContracts.SYNTHETIC, true);
      }
      if (pairs.known > 0 && pairs.known < inputs.rules().smallestBase()) {
        set(row, "reliability", new Reliability(Set.of(Reliability.Reason.SMALL_BASE)).key());
      }
      end(
          row,
          wave,
          new Line(Kind.CORRELATION, PartsAnswered.ANY.key(), variant, variable.key(), all.key()));
    }
  }

  /** Numbers of sub-surveys answered beside a fact, of the units whose fact is known. */
  private static final class Pairs {

    private final List<double[]> pairs = new ArrayList<>();
    private long known;
    private long madeUp;

    static Pairs of(List<PartsAnswered.OfUnit> units, RegisterVariable variable) {
      Pairs pairs = new Pairs();
      for (PartsAnswered.OfUnit unit : units) {
        Integer fact = variable.of(unit.placement());
        if (fact != null) {
          pairs.add(unit, fact);
          pairs.madeUp += variable.isMadeUp(unit.placement()) ? unit.copies() : 0;
        }
      }
      return pairs;
    }

    private void add(PartsAnswered.OfUnit unit, int fact) {
      known += unit.copies();
      for (int parts = 0; parts < unit.units().length; parts++) {
        if (unit.units()[parts] > 0) {
          pairs.add(new double[] {parts, fact, unit.units()[parts]});
        }
      }
    }

    @Nullable Double correlation() {
      return Correlation.pearson(
          pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
          pairs.stream().mapToDouble(pair -> pair[1]).toArray(),
          pairs.stream().mapToLong(pair -> (long) pair[2]).toArray());
    }
  }

  private @Nullable Object[] row(Wave wave, Kind kind, SubSurvey subSurvey, Denominator variant) {
    @Nullable Object[] row = new Object[COLUMNS.size()];
    int at = RowCells.wave(row, 0, wave, inputs);
    row[at] = kind.key;
    row[at + 1] = kind.label.nb();
    row[at + 2] = kind.label.en();
    at = RowCells.subSurvey(row, at + 3, subSurvey);
    variant.fill(row, at);
    set(row, "register_variable", NO_VARIABLE);
    set(row, "register_variable_order", -1);
    set(row, "obs_status", variant.status().name());
    set(row, "conf_status", RowCells.CONF_FREE);
    return row;
  }

  private static void about(
      @Nullable Object[] row, Breakdown breakdown, Breakdown.Group group, int order) {
    int at = RowCells.breakdown(row, COLUMNS.indexOf(RowCells.BREAKDOWN.get(0)), breakdown);
    RowCells.group(row, at, group, order);
  }

  private static void bases(@Nullable Object[] row, long frame, long answered) {
    set(row, FRAME, frame);
    set(row, ANSWERED, answered);
    set(row, RATE, Formulas.share(answered, frame));
  }

  /** Sets what follows from the rest, and the values of the wave before. */
  private void end(@Nullable Object[] row, Wave wave, Line line) {
    @Nullable Object value = row[COLUMNS.indexOf(VALUE)];
    if (value == null) {
      set(row, "obs_status", ObsStatus.M.name());
      set(row, "reliability", null);
    } else if (row[COLUMNS.indexOf("reliability")] != null) {
      set(row, "obs_status", ObsStatus.U.name());
    }
    Earlier earlier = latest.get(line);
    if (earlier != null) {
      set(row, "previous_wave", earlier.wave());
      for (String column : COMPARED) {
        set(row, PREVIOUS + column, earlier.row()[COLUMNS.indexOf(column)]);
      }
      if (value instanceof Double now
          && earlier.row()[COLUMNS.indexOf(VALUE)] instanceof Double then) {
        set(row, "change", now - then);
      }
    }
    if (value != null) {
      latest.put(line, new Earlier(wave.key(), row));
    }
    rows.add(row);
  }

  private static void set(@Nullable Object[] row, String column, @Nullable Object value) {
    row[COLUMNS.indexOf(column)] = value;
  }
}
