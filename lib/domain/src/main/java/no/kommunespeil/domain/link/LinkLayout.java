package no.kommunespeil.domain.link;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.cube.GroupCells;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.Link.Kind;
import no.kommunespeil.domain.quality.Evidence;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * What the pass over responses grouped by unit counts, and where: compiled from the survey, the
 * registers and the links asked for, so that it can cross to executors.
 */
public final class LinkLayout implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The pseudo breakdown of single units. */
  static final String UNIT = "unit";

  /** The pseudo breakdown of the days on which single units first answered. */
  static final String DAY = "day";

  /** The pseudo breakdown of responses by when they were sent, beside the field period. */
  static final String DATED = "dated";

  private static final String ALL = Breakdown.Kind.ALL.key();
  private static final String COUNTY_STRUCTURE = Breakdown.Kind.COUNTY_STRUCTURE.key();

  /** Where a unit of a wave stands. */
  record Place(int lineage, String origin, String lineageName, String[] groups)
      implements Serializable {}

  /** The days of a wave's field period, as a count of days since 1970, and where its blocks are. */
  record Field(String wave, int anyBlock, int from, int to) implements Serializable {
    /** One per day, and one for days not known. */
    int cells() {
      return to - from + 2;
    }

    /** Where a day lies: before the field period 0, within 1, after 2, not known 3. */
    int period(int day) {
      return day == UnitResponse.NO_DAY ? 3 : day < from ? 0 : day > to ? 2 : 1;
    }

    /** Where a day counts: before the first on the first, after the last on the last. */
    int cell(int day) {
      return day == UnitResponse.NO_DAY ? cells() - 1 : Math.min(Math.max(day, from), to) - from;
    }
  }

  private final CubeLayout cube;
  private final ArrayList<String> breakdowns;
  private final HashMap<String, HashMap<String, Place>> places = new HashMap<>();
  private final ArrayList<Field> fieldByBlock = new ArrayList<>();
  private final ArrayList<Pairing> pairings = new ArrayList<>();
  private final ArrayList<ArrayList<Integer>> pairingsByBlock = new ArrayList<>();

  private LinkLayout(CubeLayout cube, List<String> breakdowns) {
    this.cube = cube;
    this.breakdowns = new ArrayList<>(breakdowns);
  }

  /**
   * @param waves the waves that are held, by register day
   * @param placements by wave, then by unit
   * @param breakdowns keys of the breakdowns in the order of {@link Placement#groups()}
   * @param links what is to be set side by side; one whose waves are not held, or that names a
   *     variable that was not asked, is left out
   */
  public static LinkLayout of(
      List<Wave> waves,
      Lineages lineages,
      Map<String, Map<String, Placement>> placements,
      List<String> breakdowns,
      List<Link> links) {
    LinkLayout layout = new LinkLayout(CubeLayout.of(waves, List.of(UNIT)), breakdowns);
    for (Wave wave : waves) {
      HashMap<String, Place> ofWave = new HashMap<>();
      placements
          .getOrDefault(wave.key(), Map.of())
          .forEach((unit, placement) -> ofWave.put(unit, place(lineages, wave, placement)));
      layout.places.put(wave.key(), ofWave);
    }
    Map<String, Wave> byKey = new HashMap<>();
    waves.forEach(wave -> byKey.put(wave.key(), wave));
    for (int block = 0; block < layout.cube.blocks(); block++) {
      Wave wave = byKey.get(layout.cube.wave(block));
      if (wave == null) {
        throw new IllegalStateException("The cube has a wave that was not given to it.");
      }
      layout.pairingsByBlock.add(new ArrayList<>());
      layout.fieldByBlock.add(
          new Field(
              wave.key(),
              layout.cube.block(wave.key(), CubeLayout.ANY),
              Math.toIntExact(wave.fieldFrom().toEpochDay()),
              Math.toIntExact(wave.fieldTo().toEpochDay())));
    }
    new Compiler(layout, byKey, lineages).add(links);
    return layout;
  }

  private static Place place(Lineages lineages, Wave wave, Placement placement) {
    return new Place(
        lineages.number(wave.key(), placement.unit()),
        lineages.origin(wave.key(), placement.unit()),
        lineages.name(wave.key(), placement.unit()),
        placement.groups().toArray(String[]::new));
  }

  /** Finds the block of every link, and puts links between the same blocks together. */
  private static final class Compiler {

    private record Blocks(Kind kind, int left, int right) {}

    private final LinkLayout layout;
    private final Map<String, Wave> waves;
    private final Lineages lineages;
    private final Map<Blocks, Pairing> byBlocks = new HashMap<>();
    private final Set<Link> known = new LinkedHashSet<>();

    Compiler(LinkLayout layout, Map<String, Wave> waves, Lineages lineages) {
      this.layout = layout;
      this.waves = waves;
      this.lineages = lineages;
    }

    void add(List<Link> links) {
      for (Link link : links) {
        // The two ways of asking predecessors differ only where there are several.
        Kind kind = link.kind() == Kind.PANEL_AGREED ? Kind.PANEL : link.kind();
        add(new Link(kind, link.left(), link.right()));
      }
    }

    private void add(Link link) {
      Optional<WaveSubSurvey> left = asked(link.left());
      Optional<WaveSubSurvey> right = asked(link.right());
      if (left.isEmpty() || right.isEmpty() || !known.add(link)) {
        return;
      }
      int leftAt = at(left.get(), link.left());
      int rightAt = at(right.get(), link.right());
      if (leftAt < 0 || rightAt < 0) {
        return;
      }
      Blocks blocks =
          new Blocks(
              link.kind(),
              layout.cube.block(link.left().wave(), link.left().subSurvey()),
              layout.cube.block(link.right().wave(), link.right().subSurvey()));
      byBlocks
          .computeIfAbsent(blocks, missing -> pairing(link, blocks))
          .add(link, leftAt, rightAt, size(left.get(), leftAt), size(right.get(), rightAt));
    }

    private Pairing pairing(Link link, Blocks blocks) {
      Pairing pairing =
          new Pairing(
              link.kind(),
              blocks.left,
              blocks.right,
              layout.counted(link.kind()),
              link.kind() == Kind.PANEL ? predecessors(link) : null);
      layout.pairingsByBlock.get(blocks.right).add(layout.pairings.size());
      layout.pairings.add(pairing);
      return pairing;
    }

    private HashMap<String, String[]> predecessors(Link link) {
      HashMap<String, String[]> byUnit = new HashMap<>();
      lineages
          .predecessors(link.right().wave(), link.left().wave())
          .forEach((unit, before) -> byUnit.put(unit, before.toArray(String[]::new)));
      return byUnit;
    }

    private Optional<WaveSubSurvey> asked(Side side) {
      return Optional.ofNullable(waves.get(side.wave()))
          .flatMap(wave -> wave.subSurvey(side.subSurvey()));
    }

    private static int at(WaveSubSurvey asked, Side side) {
      List<Variable> variables = asked.asked();
      return IntStream.range(0, variables.size())
          .filter(i -> variables.get(i).key().equals(side.variable()))
          .findFirst()
          .orElse(-1);
    }

    private static int size(WaveSubSurvey asked, int at) {
      return asked.asked().get(at).scale().categories().size();
    }
  }

  /** Keys of the breakdowns by which links of a kind are listed. */
  private List<String> listed(Kind kind) {
    return switch (kind) {
      case PANEL, PANEL_AGREED ->
          breakdowns.stream()
              .filter(key -> key.equals(ALL) || key.equals(COUNTY_STRUCTURE))
              .toList();
      case ROLES -> List.copyOf(breakdowns);
      case CROSSED -> breakdowns.stream().filter(ALL::equals).toList();
    };
  }

  /**
   * Positions of the breakdowns by which links of a kind are counted: everyone is the sum over the
   * groups of another breakdown, if there is one.
   */
  private int[] counted(Kind kind) {
    List<String> listed = listed(kind);
    return IntStream.range(0, breakdowns.size())
        .filter(i -> listed.contains(breakdowns.get(i)))
        .filter(i -> listed.size() == 1 || !breakdowns.get(i).equals(ALL))
        .toArray();
  }

  /**
   * Number of a block.
   *
   * @throws IllegalArgumentException when the wave or its sub-survey is not in the layout
   */
  public int block(String wave, String subSurvey) {
    return cube.block(wave, subSurvey);
  }

  public String wave(int block) {
    return cube.wave(block);
  }

  public String subSurvey(int block) {
    return cube.subSurvey(block);
  }

  /**
   * Number of the lineage a unit belongs to: responses of one number and replica are counted
   * together.
   *
   * @throws IllegalArgumentException when the unit is not one of the block's wave
   */
  public int lineage(int block, String unit) {
    return place(block, unit).lineage;
  }

  /** {@link Lineages#origin} of a unit of the block's wave. */
  public String origin(int block, String unit) {
    return place(block, unit).origin;
  }

  /** {@link Lineages#name} of a unit of the block's wave. */
  public String lineageName(int block, String unit) {
    return place(block, unit).lineageName;
  }

  Place place(int block, String unit) {
    HashMap<String, Place> ofWave = places.get(cube.wave(block));
    Place place = ofWave == null ? null : ofWave.get(unit);
    if (place == null) {
      throw new IllegalArgumentException(
          "Unit " + unit + " of wave " + cube.wave(block) + " has no placement.");
    }
    return place;
  }

  CubeLayout cube() {
    return cube;
  }

  Field field(int block) {
    return fieldByBlock.get(block);
  }

  List<Pairing> pairings() {
    return pairings;
  }

  /** Numbers of the pairings that have the block on the right. */
  List<Integer> pairings(int rightBlock) {
    return pairingsByBlock.get(rightBlock);
  }

  String breakdown(int position) {
    return breakdowns.get(position);
  }

  /** Where the tables of a pairing travel. */
  static CubePart add(
      CubePart part, int pairing, Speaking speaking, String breakdown, String group, long[] cells) {
    return part.add(
        new GroupCells(Integer.toString(pairing), speaking.name(), breakdown, group, cells));
  }

  /** Who speaks for a unit in the earlier wave. */
  enum Speaking {
    /** Its only predecessor, or itself. */
    ONE,
    /** The one with most people of several predecessors. */
    LARGEST,
    /** Several predecessors that agree. */
    AGREED
  }

  /**
   * What was counted, to be asked about.
   *
   * @param counted the parts of all counters of this layout, added up
   * @throws IllegalStateException when an answer outside a scale was counted
   */
  public LinkedAnswers answers(CubePart counted) {
    LinkedAnswers answers = new LinkedAnswers();
    List<Tables> tables = new ArrayList<>();
    pairings.forEach(pairing -> tables.add(new Tables()));
    for (GroupCells row : counted.rows()) {
      switch (row.breakdown()) {
        case UNIT -> {
          for (SumsRow sums : cube.sums(row)) {
            answers.add(
                new Side(sums.wave(), sums.subSurvey(), sums.variable()),
                sums.group(),
                sums.sums());
          }
        }
        case DAY -> answers.add(row.wave(), row.subSurvey(), row.group(), row.cells());
        case DATED -> {
          long[] cells = row.cells();
          answers.add(
              row.wave(),
              row.subSurvey(),
              new Evidence.Dated(cells[0], cells[1], cells[2], cells[3]));
        }
        default -> tables.get(Integer.parseInt(row.wave())).add(row);
      }
    }
    for (int i = 0; i < pairings.size(); i++) {
      tables.get(i).list(this, pairings.get(i), answers);
    }
    return answers;
  }

  /** The tables of a pairing by breakdown and group, and by who speaks. */
  private static final class Tables {

    private record Group(String breakdown, String group) {}

    private final Map<Speaking, Map<Group, long[]>> bySpeaking = new HashMap<>();

    void add(GroupCells row) {
      bySpeaking
          .computeIfAbsent(Speaking.valueOf(row.subSurvey()), speaking -> new HashMap<>())
          .put(new Group(row.breakdown(), row.group()), row.cells());
    }

    void list(LinkLayout layout, Pairing pairing, LinkedAnswers answers) {
      Kind kind = pairing.kind();
      if (kind == Kind.PANEL) {
        list(layout, pairing, Speaking.LARGEST, answers, Function.identity());
        list(
            layout,
            pairing,
            Speaking.AGREED,
            answers,
            link -> new Link(Kind.PANEL_AGREED, link.left(), link.right()));
      } else {
        list(layout, pairing, null, answers, Function.identity());
      }
    }

    private void list(
        LinkLayout layout,
        Pairing pairing,
        @Nullable Speaking several,
        LinkedAnswers answers,
        Function<Link, Link> named) {
      Map<Group, long[]> counts = new HashMap<>();
      addTo(counts, Speaking.ONE);
      if (several != null) {
        addTo(counts, several);
      }
      if (layout.listed(pairing.kind()).contains(ALL) && pairing.breakdowns.length > 0) {
        String summed = layout.breakdown(pairing.breakdowns[0]);
        if (!summed.equals(ALL)) {
          long[] all = new long[pairing.cells()];
          counts.forEach(
              (group, cells) -> {
                if (group.breakdown.equals(summed)) {
                  addCells(all, cells);
                }
              });
          counts.put(new Group(ALL, ALL), all);
        }
      }
      counts.forEach(
          (group, cells) ->
              pairing.tables(
                  cells,
                  (link, joint) -> {
                    if (joint.units() > 0) {
                      answers.add(named.apply(link), group.breakdown, group.group, joint);
                    }
                  }));
    }

    private void addTo(Map<Group, long[]> counts, Speaking speaking) {
      bySpeaking
          .getOrDefault(speaking, Map.of())
          .forEach(
              (group, cells) ->
                  addCells(counts.computeIfAbsent(group, g -> new long[cells.length]), cells));
    }

    private static void addCells(long[] sums, long[] cells) {
      for (int i = 0; i < cells.length; i++) {
        sums[i] += cells[i];
      }
    }
  }
}
