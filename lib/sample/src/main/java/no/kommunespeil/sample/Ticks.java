package no.kommunespeil.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Who ticks which options of a multiple-response question, when it is given how many tick each
 * option and, at times, how many tick one, two, ... options.
 */
final class Ticks {

  private static final int EXCHANGES = 40_000;

  private final int[] counts;
  private final int exclusive;
  private final int answering;
  private final Map<Integer, Integer> unitsPerNumber;

  /** How much a unit leans to an option. */
  interface Leaning {
    double of(int unit, int option);
  }

  /**
   * @param counts units per option
   * @param fixed whether the option's count is aimed at; the others give way
   * @param exclusive the option that excludes the others, -1 when none does
   * @param answering units that answer the question, each with at least one option
   * @param unitsPerNumber units per number of options ticked, the excluding one not counted; the
   *     other units tick other numbers
   */
  Ticks(
      int[] counts,
      boolean[] fixed,
      int exclusive,
      int answering,
      Map<Integer, Integer> unitsPerNumber) {
    this.counts = counts.clone();
    this.exclusive = exclusive;
    this.answering = answering;
    this.unitsPerNumber = unitsPerNumber;
    giveWay(fixed);
  }

  /** No option is ticked by more units than there are, and there are ticks enough for everyone. */
  private void giveWay(boolean[] fixed) {
    if (exclusive >= 0 && !fixed[exclusive]) {
      counts[exclusive] = Math.min(counts[exclusive], answering);
    }
    int open = open();
    int sum = 0;
    boolean canRise = false;
    for (int o = 0; o < counts.length; o++) {
      if (o != exclusive) {
        counts[o] = fixed[o] ? counts[o] : Math.min(counts[o], open);
        sum += counts[o];
        canRise |= !fixed[o] && counts[o] < open;
      }
    }
    while (sum < open && canRise) {
      canRise = false;
      for (int o = 0; o < counts.length && sum < open; o++) {
        if (o != exclusive && !fixed[o] && counts[o] < open) {
          counts[o]++;
          sum++;
          canRise = true;
        }
      }
    }
  }

  /** Units that tick other options than the excluding one. */
  private int open() {
    return answering - (exclusive < 0 ? 0 : counts[exclusive]);
  }

  private int ticks() {
    int sum = 0;
    for (int o = 0; o < counts.length; o++) {
      sum += o == exclusive ? 0 : counts[o];
    }
    return sum;
  }

  /** Whether there is any way to place the ticks. */
  boolean addUp() {
    int most = 0;
    for (int o = 0; o < counts.length; o++) {
      most = Math.max(most, o == exclusive ? 0 : counts[o]);
    }
    return open() >= 0 && most <= open() && ticks() >= open() && numbers(new Random(0)).length > 0
        || answering == 0;
  }

  /** Per unit, per option, whether it is ticked. */
  boolean[][] place(Leaning leaning, Random random) {
    boolean[][] ticked = new boolean[answering][counts.length];
    List<Integer> units = new ArrayList<>();
    for (int u = 0; u < answering; u++) {
      units.add(u);
    }
    if (exclusive >= 0) {
      units.sort(Comparator.comparingDouble(u -> -leaning.of(u, exclusive)));
      units.subList(0, counts[exclusive]).forEach(u -> ticked[u][exclusive] = true);
      units = new ArrayList<>(units.subList(counts[exclusive], units.size()));
    }
    units.sort(Comparator.comparingDouble(u -> total(leaning, u)));
    int[] numbers = numbers(random);
    int[] left = new int[answering];
    for (int i = 0; i < units.size(); i++) {
      left[units.get(i)] = numbers[i];
    }
    spread(ticked, units, left, leaning);
    exchange(ticked, units, leaning, random);
    return ticked;
  }

  private double total(Leaning leaning, int unit) {
    double sum = 0;
    for (int o = 0; o < counts.length; o++) {
      sum += leaning.of(unit, o);
    }
    return sum;
  }

  /** How many options each unit ticks, ascending; empty when there is no way. */
  private int[] numbers(Random random) {
    int options = counts.length - (exclusive < 0 ? 0 : 1);
    int[] numbers = new int[Math.max(0, open())];
    int set = 0;
    int sum = 0;
    for (Map.Entry<Integer, Integer> entry : unitsPerNumber.entrySet()) {
      for (int k = 0; k < entry.getValue() && set < numbers.length; k++) {
        numbers[set++] = entry.getKey();
        sum += entry.getKey();
      }
    }
    int least = 1;
    while (unitsPerNumber.containsKey(least)) {
      least++;
    }
    int first = set;
    for (; set < numbers.length; set++) {
      numbers[set] = least;
      sum += least;
    }
    int free = numbers.length - first;
    if (sum > ticks() || (long) free * (options - least) < ticks() - sum) {
      return new int[0];
    }
    while (sum < ticks()) {
      int unit = first + random.nextInt(free);
      if (numbers[unit] < options) {
        numbers[unit]++;
        sum++;
      }
    }
    Arrays.sort(numbers);
    return numbers;
  }

  /** Gale and Ryser: each option goes to the units that have most ticks left to give. */
  private void spread(boolean[][] ticked, List<Integer> units, int[] left, Leaning leaning) {
    List<Integer> options = new ArrayList<>();
    for (int o = 0; o < counts.length; o++) {
      if (o != exclusive) {
        options.add(o);
      }
    }
    options.sort(Comparator.comparingInt((Integer o) -> -counts[o]).thenComparingInt(o -> o));
    for (int option : options) {
      List<Integer> order = new ArrayList<>(units);
      order.sort(
          Comparator.comparingInt((Integer u) -> -left[u])
              .thenComparingDouble(u -> -leaning.of(u, option)));
      for (int u : order.subList(0, counts[option])) {
        ticked[u][option] = true;
        left[u]--;
      }
    }
  }

  /** Two units exchange two options where both lean more to what they get. */
  private void exchange(boolean[][] ticked, List<Integer> units, Leaning leaning, Random random) {
    if (units.isEmpty()) {
      return;
    }
    double[][] leanings = new double[answering][counts.length];
    for (int u : units) {
      for (int o = 0; o < counts.length; o++) {
        leanings[u][o] = leaning.of(u, o);
      }
    }
    for (int step = 0; step < EXCHANGES; step++) {
      int u = units.get(random.nextInt(units.size()));
      int v = units.get(random.nextInt(units.size()));
      int o = random.nextInt(counts.length);
      int p = random.nextInt(counts.length);
      boolean possible = ticked[u][o] && !ticked[u][p] && ticked[v][p] && !ticked[v][o];
      if (possible && leanings[u][p] + leanings[v][o] > leanings[u][o] + leanings[v][p]) {
        ticked[u][o] = false;
        ticked[u][p] = true;
        ticked[v][p] = false;
        ticked[v][o] = true;
      }
    }
  }
}
