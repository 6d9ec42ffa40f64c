package no.kommunespeil.report.unit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import no.kommunespeil.report.unit.LinkedCounts.AnswerCount;
import org.jspecify.annotations.Nullable;

/**
 * Whether a group's answers may stand beside a unit's own, whose reader knows that answer and the
 * published tables, and can add groups and take them from each other: the country without the
 * county, a class of centrality without the similar units in it.
 *
 * <p>Whatever can be reckoned from the group that way must hang on at least {@code fewest} other
 * units that answered the question, or on none. Where a question is sensitive, those it counts, and
 * those it takes away, must also not all have given one answer, since that would tell each one's.
 *
 * <p>Where something tells too much, the last of the groups it is reckoned from is not shown, so
 * the ones that matter most come first.
 */
final class Disclosure {

  /** Whether all others having said the same tells too much. */
  enum Policy {
    /** Answers of a public body, as published. */
    OPEN,
    SENSITIVE;

    static Policy of(String sensitivity) {
      return sensitivity.equals("open") ? OPEN : SENSITIVE;
    }
  }

  private final List<Predicate<Standing>> groups;
  private final int fewest;
  private final int[][] combinations;

  /**
   * @param groups all whose answers a reader has or is to be shown, at most eight, those that are
   *     to be kept first
   */
  Disclosure(List<Predicate<Standing>> groups, int fewest) {
    this.groups = groups;
    this.fewest = fewest;
    this.combinations = combinations(groups.size());
  }

  private static int[][] combinations(int groups) {
    int many = (int) Math.pow(3, groups);
    int[][] all = new int[many][groups];
    for (int i = 0; i < many; i++) {
      int rest = i;
      for (int j = 0; j < groups; j++) {
        all[i][j] = rest % 3 - 1;
        rest /= 3;
      }
    }
    return all;
  }

  /**
   * For each group whether it may be shown.
   *
   * @param answers to one question of one sub-survey, the unit's own among them
   * @param own standing of the unit
   * @param ownCategory what it answered; null when it did not
   */
  boolean[] shown(
      List<AnswerCount> answers, Standing own, @Nullable String ownCategory, Policy policy) {
    Map<Integer, Map<String, Long>> others = new HashMap<>();
    for (AnswerCount answer : answers) {
      long count = answer.count();
      if (answer.standing().equals(own) && answer.category().equals(ownCategory)) {
        count--;
      }
      if (count > 0) {
        others
            .computeIfAbsent(member(answer.standing()), same -> new HashMap<>())
            .merge(answer.category(), count, Long::sum);
      }
    }
    boolean[] shown = new boolean[groups.size()];
    for (int i = 0; i < shown.length; i++) {
      int group = 1 << i;
      // A group nobody else of answered has nothing to show.
      shown[i] = others.keySet().stream().anyMatch(member -> (member & group) != 0);
    }
    for (int[] combination : combinations) {
      int last = last(combination);
      if (last >= 0 && shown[last] && !isHarmless(combination, others, policy)) {
        shown[last] = false;
      }
    }
    return shown;
  }

  private static int last(int[] combination) {
    int last = combination.length - 1;
    while (last >= 0 && combination[last] == 0) {
      last--;
    }
    return last;
  }

  private int member(Standing standing) {
    int member = 0;
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).test(standing)) {
        member |= 1 << i;
      }
    }
    return member;
  }

  private boolean isHarmless(
      int[] combination, Map<Integer, Map<String, Long>> others, Policy policy) {
    long involved = 0;
    Set<String> added = new HashSet<>();
    Set<String> taken = new HashSet<>();
    for (Map.Entry<Integer, Map<String, Long>> kind : others.entrySet()) {
      int times = 0;
      for (int i = 0; i < combination.length; i++) {
        times += (kind.getKey() >> i & 1) * combination[i];
      }
      if (times != 0) {
        involved += kind.getValue().values().stream().mapToLong(Long::longValue).sum();
        (times > 0 ? added : taken).addAll(kind.getValue().keySet());
      }
    }
    return switch (policy) {
      case OPEN -> involved == 0 || involved >= fewest;
      case SENSITIVE -> involved == 0 || involved >= fewest && !isTold(added, taken);
    };
  }

  /** Whether what remains of each side is one answer, and the two do not hide each other. */
  private static boolean isTold(Set<String> added, Set<String> taken) {
    return added.size() <= 1 && taken.size() <= 1 && !added.equals(taken);
  }
}
