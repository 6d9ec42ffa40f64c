package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Agreement;
import no.kommunespeil.domain.estimate.ExactInterval;
import no.kommunespeil.domain.estimate.Formulas;
import no.kommunespeil.domain.estimate.Interval;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.estimate.Reliability;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.link.Link;
import no.kommunespeil.domain.link.Roles;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * What two roles said who were asked the same: each by itself, with all that answered, and against
 * each other within the same unit.
 */
final class RoleAgreementMart {

  static final String NAME = "role_agreement";

  private static final List<String> SIDE =
      List.of("share", "count_n", "used_n", "response_n", "frame_n");

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, List.of("variable"), RowCells.VARIABLE)
          .and(prefixed("left_", RowCells.SUB_SURVEY), prefixed("right_", RowCells.SUB_SURVEY))
          .and(RowCells.BREAKDOWN, RowCells.GROUP, List.of("variant"), Answer.CELLS)
          .and(prefixed("left_", SIDE), prefixed("right_", SIDE))
          .and(
              List.of(
                  "difference",
                  "both_n",
                  "left_and_right_n",
                  "left_only_n",
                  "right_only_n",
                  "neither_n",
                  "agree_n",
                  "agreement",
                  "population_n",
                  "lower",
                  "upper",
                  "expected_agreement",
                  "kappa",
                  "kappa_note",
                  "both_responded_n",
                  "both_asked_n",
                  "reliability"))
          .and(RowCells.STATUS)
          .list();

  private static final String NO_UNITS = "no_units";
  private static final String UNANIMOUS = "unanimous";

  private static final Text OVERALL = new Text("Alle svaralternativer", "All categories");

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final List<@Nullable Object[]> rows = new ArrayList<>(1 << 14);

  RoleAgreementMart(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
  }

  /** Two roles of a wave by a breakdown, with the units of each group that both were asked for. */
  private record Pair(Slice left, Slice right, Map<String, Long> frames) {

    Breakdown breakdown() {
      return left.breakdown();
    }
  }

  /** Both roles in one group. */
  private record InGroup(
      SumsIndex.@Nullable GroupAt left,
      SumsIndex.@Nullable GroupAt right,
      Sums leftSums,
      Sums rightSums,
      RolesCompared compared) {}

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      Map<List<String>, List<Pair>> known = new HashMap<>();
      for (Link link : Roles.links(List.of(wave))) {
        WaveSubSurvey left = wave.subSurvey(link.left().subSurvey()).orElseThrow();
        WaveSubSurvey right = wave.subSurvey(link.right().subSurvey()).orElseThrow();
        List<Pair> pairs =
            known.computeIfAbsent(
                List.of(link.left().subSurvey(), link.right().subSurvey()),
                roles -> pairs(wave, left, right));
        Variable variable =
            left.asked().stream()
                .filter(asked -> asked.key().equals(link.left().variable()))
                .findFirst()
                .orElseThrow();
        pairs.forEach(pair -> add(pair, link, variable));
      }
    }
    return rows;
  }

  private List<Pair> pairs(Wave wave, WaveSubSurvey left, WaveSubSurvey right) {
    List<Placement> askedRight = inputs.frame(wave, right);
    List<Placement> askedBoth =
        inputs.frame(wave, left).stream().filter(askedRight::contains).toList();
    List<Pair> pairs = new ArrayList<>();
    for (Breakdown breakdown : inputs.breakdowns().list()) {
      Map<String, Long> frames = new HashMap<>();
      for (Placement unit : askedBoth) {
        String group = unit.groups().get(breakdown.kind().ordinal());
        frames.merge(group, inputs.replicas(), Long::sum);
      }
      pairs.add(
          new Pair(
              Slice.of(wave, left, breakdown, index),
              Slice.of(wave, right, breakdown, index),
              frames));
    }
    return pairs;
  }

  private void add(Pair pair, Link link, Variable variable) {
    @Nullable Object[] ofVariable = new Object[COLUMNS.size()];
    int at = RowCells.wave(ofVariable, 0, pair.left().wave(), inputs);
    ofVariable[at++] = variable.key();
    at = RowCells.variable(ofVariable, at, variable, measures.theme(variable));
    at = RowCells.subSurvey(ofVariable, at, pair.left().asked().subSurvey());
    at = RowCells.subSurvey(ofVariable, at, pair.right().asked().subSurvey());
    at = RowCells.breakdown(ofVariable, at, pair.breakdown());
    int categories = variable.scale().categories().size();
    Map<String, Joint> joints = inputs.linked().joints(link, pair.breakdown().key());
    List<Breakdown.Group> groups = pair.breakdown().groups();
    for (int i = 0; i < groups.size(); i++) {
      String key = groups.get(i).key();
      SumsIndex.GroupAt left = find(pair.left(), key);
      SumsIndex.GroupAt right = find(pair.right(), key);
      if (left != null || right != null) {
        @Nullable Object[] ofGroup = ofVariable.clone();
        int next = RowCells.group(ofGroup, at, groups.get(i), i);
        Joint joint = joints.getOrDefault(key, Joint.empty(categories, categories));
        long frame = pair.frames().getOrDefault(key, 0L);
        for (RolesCompared compared : RolesCompared.of(variable, joint, frame)) {
          InGroup inGroup =
              new InGroup(
                  left,
                  right,
                  sums(pair.left(), variable, key),
                  sums(pair.right(), variable, key),
                  compared);
          add(inGroup, ofGroup, next);
        }
      }
    }
  }

  private static SumsIndex.@Nullable GroupAt find(Slice slice, String group) {
    return slice.groups().stream()
        .filter(at -> at.group().key().equals(group))
        .findFirst()
        .orElse(null);
  }

  private Sums sums(Slice slice, Variable variable, String group) {
    return index
        .of(
            slice.wave().key(),
            slice.asked().subSurvey().key(),
            variable.key(),
            slice.breakdown().key())
        .getOrDefault(group, SumsIndex.none(variable));
  }

  private void add(InGroup group, @Nullable Object[] ofGroup, int at) {
    RolesCompared compared = group.compared();
    int[] base = Answer.positions(compared.base());
    for (Answer answer : compared.answers()) {
      @Nullable Object[] row = ofGroup.clone();
      row[at] = compared.variant().key();
      int next = answer.cells(row, at + 1);
      long left = total(compared.own(group.leftSums()), answer.positions());
      long right = total(compared.own(group.rightSums()), answer.positions());
      long leftUsed = total(compared.own(group.leftSums()), base);
      long rightUsed = total(compared.own(group.rightSums()), base);
      next = side(row, next, left, leftUsed, group.left());
      next = side(row, next, right, rightUsed, group.right());
      Double leftShare = Formulas.share(left, leftUsed);
      Double rightShare = Formulas.share(right, rightUsed);
      row[next] =
          leftShare == null || rightShare == null ? null : (Object) (leftShare - rightShare);
      CrossTable table = compared.table();
      long both = table.count(base, base);
      long leftAndRight = table.count(answer.positions(), answer.positions());
      long leftOnly = table.count(answer.positions(), base) - leftAndRight;
      long rightOnly = table.count(base, answer.positions()) - leftAndRight;
      long neither = both - leftAndRight - leftOnly - rightOnly;
      row[next + 1] = both;
      row[next + 2] = leftAndRight;
      row[next + 3] = leftOnly;
      row[next + 4] = rightOnly;
      row[next + 5] = neither;
      Agreement agreement =
          Agreement.of(
              RolesCompared.square(new long[][] {{leftAndRight, leftOnly}, {rightOnly, neither}}));
      agreement(row, next + 6, agreement, compared);
      rows.add(row);
    }
    addOverall(group, base, ofGroup, at);
  }

  private void addOverall(InGroup group, int[] base, @Nullable Object[] ofGroup, int at) {
    RolesCompared compared = group.compared();
    @Nullable Object[] row = ofGroup.clone();
    row[at] = compared.variant().key();
    int order = compared.answers().stream().mapToInt(Answer::order).max().orElse(0) + 1;
    int next = new Answer("overall", Answer.Kind.OVERALL, OVERALL, order, base).cells(row, at + 1);
    next = bases(row, next, total(compared.own(group.leftSums()), base), group.left());
    next = bases(row, next, total(compared.own(group.rightSums()), base), group.right());
    long[][] counts = new long[base.length][base.length];
    for (int i = 0; i < base.length; i++) {
      for (int j = 0; j < base.length; j++) {
        counts[i][j] = compared.table().counts()[base[i]][base[j]];
      }
    }
    Agreement agreement = Agreement.of(RolesCompared.square(counts));
    row[next + 1] = agreement.units();
    agreement(row, next + 6, agreement, compared);
    rows.add(row);
  }

  private static int side(
      @Nullable Object[] row, int at, long count, long used, SumsIndex.@Nullable GroupAt group) {
    row[at] = Formulas.share(count, used);
    row[at + 1] = count;
    return bases(row, at, used, group);
  }

  private static int bases(
      @Nullable Object[] row, int at, long used, SumsIndex.@Nullable GroupAt group) {
    row[at + 2] = used;
    row[at + 3] = group == null ? 0L : (Object) group.responses();
    row[at + 4] = group == null ? 0L : (Object) group.frame();
    return at + SIDE.size();
  }

  private void agreement(
      @Nullable Object[] row, int at, Agreement agreement, RolesCompared compared) {
    CrossTable table = compared.table();
    int[] all = Answer.positions(compared.all());
    long population = table.population(agreement.units(), table.count(all, all));
    Interval interval =
        ExactInterval.share(
            agreement.agreed(), agreement.units(), population, inputs.rules().confidence());
    Reliability reliability =
        Reliability.of(
            inputs.rules(),
            interval,
            null,
            1,
            agreement.units(),
            table.domain().responses(),
            table.domain().frame());
    row[at] = agreement.agreed();
    row[at + 1] = agreement.share();
    row[at + 2] = population;
    int next = RowCells.interval(row, at + 3, interval);
    row[next] = agreement.expected();
    row[next + 1] = agreement.kappa();
    row[next + 2] =
        agreement.units() == 0 ? NO_UNITS : agreement.kappa() == null ? UNANIMOUS : null;
    row[next + 3] = table.domain().responses();
    row[next + 4] = table.domain().frame();
    row[next + 5] = reliability.key();
    RowCells.status(
        row, next + 6, agreement.units() == 0 ? ObsStatus.M : reliability.status(ObsStatus.A));
  }

  private static long total(long[] counts, int[] positions) {
    return Arrays.stream(positions).mapToLong(position -> counts[position]).sum();
  }

  private static List<String> prefixed(String prefix, List<String> names) {
    return names.stream().map(name -> prefix + name).toList();
  }
}
