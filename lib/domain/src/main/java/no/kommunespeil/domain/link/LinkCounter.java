package no.kommunespeil.domain.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.CubeCounter;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.cube.GroupCells;
import no.kommunespeil.domain.link.LinkLayout.Field;
import no.kommunespeil.domain.link.LinkLayout.Speaking;

/**
 * Counts what the responses of a unit say together: one wave beside another, one role beside
 * another, what each unit answered and when. Takes all responses of a lineage at once; not safe for
 * several threads.
 */
public final class LinkCounter {

  private record UnitOf(int block, String unit) {}

  private record Table(int pairing, Speaking speaking, int breakdown, String group) {}

  private final LinkLayout layout;
  private final CubeCounter units;
  private final Map<String, Integer> profiles = new HashMap<>();
  private final Map<UnitOf, long[]> days = new HashMap<>();
  private final Map<Table, int[]> tables = new HashMap<>();
  private final Map<Integer, long[]> dated = new HashMap<>();

  public LinkCounter(LinkLayout layout) {
    this.layout = layout;
    this.units = new CubeCounter(layout.cube());
  }

  /**
   * Counts all responses of one lineage and replica, in any order.
   *
   * @throws IllegalArgumentException when two of them count for the same unit and sub-survey
   */
  public void add(List<UnitResponse> responses) {
    Map<UnitOf, byte[]> counting = new HashMap<>();
    Map<UnitOf, Integer> firstDays = new HashMap<>();
    for (UnitResponse response : responses) {
      UnitOf unit = new UnitOf(response.block(), response.unit());
      Field field = layout.field(response.block());
      UnitOf any = new UnitOf(field.anyBlock(), response.unit());
      dated
          .computeIfAbsent(response.block(), first -> new long[4])[
          field.period(response.submitted())]++;
      int day = field.cell(response.submitted());
      firstDays.merge(unit, day, Math::min);
      firstDays.merge(any, day, Math::min);
      byte[] answers = response.answers();
      if (answers != null && counting.put(unit, answers) != null) {
        throw new IllegalArgumentException(
            "Two responses of unit "
                + unit.unit
                + " to "
                + layout.subSurvey(unit.block)
                + " "
                + layout.wave(unit.block)
                + " count.");
      }
    }
    addUnits(counting);
    firstDays.forEach(this::addDay);
    counting.forEach((unit, answers) -> addPairs(unit, answers, counting));
  }

  private void addUnits(Map<UnitOf, byte[]> counting) {
    Map<UnitOf, Integer> answered = new HashMap<>();
    counting.forEach(
        (unit, answers) -> {
          units.add(unit.block, profile(unit.unit), answers);
          answered.merge(
              new UnitOf(layout.field(unit.block).anyBlock(), unit.unit), 1, Integer::sum);
        });
    answered.forEach((unit, number) -> units.addUnit(unit.block, profile(unit.unit), number));
  }

  private int profile(String unit) {
    return profiles.computeIfAbsent(unit, code -> units.profile(new String[] {code}));
  }

  private void addDay(UnitOf unit, int day) {
    Field field = layout.field(unit.block);
    days.computeIfAbsent(unit, first -> new long[field.cells()])[day]++;
  }

  /** Sets a response beside the others that speak for the same unit. */
  private void addPairs(UnitOf unit, byte[] right, Map<UnitOf, byte[]> counting) {
    for (int number : layout.pairings(unit.block)) {
      Pairing pairing = layout.pairings().get(number);
      String[] predecessors = pairing.predecessors(unit.unit);
      if (predecessors.length == 0) {
        continue;
      }
      boolean isOne = predecessors.length == 1;
      byte[] left = counting.get(new UnitOf(pairing.leftBlock, predecessors[0]));
      if (left != null) {
        for (int[] cells : tables(number, isOne ? Speaking.ONE : Speaking.LARGEST, unit)) {
          pairing.count(cells, left, right);
        }
      }
      if (!isOne) {
        addAgreed(number, unit, right, answered(pairing.leftBlock, predecessors, counting));
      }
    }
  }

  private void addAgreed(int number, UnitOf unit, byte[] right, List<byte[]> lefts) {
    if (!lefts.isEmpty()) {
      for (int[] cells : tables(number, Speaking.AGREED, unit)) {
        layout.pairings().get(number).countAgreed(cells, lefts, right);
      }
    }
  }

  private static List<byte[]> answered(int block, String[] units, Map<UnitOf, byte[]> counting) {
    List<byte[]> answered = new ArrayList<>();
    for (String unit : units) {
      byte[] answers = counting.get(new UnitOf(block, unit));
      if (answers != null) {
        answered.add(answers);
      }
    }
    return answered;
  }

  /** The tables of the groups a unit is in. */
  private List<int[]> tables(int number, Speaking speaking, UnitOf unit) {
    Pairing pairing = layout.pairings().get(number);
    String[] groups = layout.place(unit.block, unit.unit).groups();
    List<int[]> found = new ArrayList<>(pairing.breakdowns.length);
    for (int breakdown : pairing.breakdowns) {
      found.add(
          tables.computeIfAbsent(
              new Table(number, speaking, breakdown, groups[breakdown]),
              table -> new int[pairing.cells()]));
    }
    return found;
  }

  /** What has been counted so far, to be added up with what others have. */
  public CubePart part() {
    CubePart part = units.part();
    days.forEach(
        (unit, cells) ->
            part.add(
                new GroupCells(
                    layout.wave(unit.block),
                    layout.subSurvey(unit.block),
                    LinkLayout.DAY,
                    unit.unit,
                    cells)));
    dated.forEach(
        (block, cells) ->
            part.add(
                new GroupCells(
                    layout.wave(block), layout.subSurvey(block), LinkLayout.DATED, "", cells)));
    tables.forEach(
        (table, cells) ->
            LinkLayout.add(
                part,
                table.pairing,
                table.speaking,
                layout.breakdown(table.breakdown),
                table.group,
                Arrays.stream(cells).asLongStream().toArray()));
    return part;
  }
}
