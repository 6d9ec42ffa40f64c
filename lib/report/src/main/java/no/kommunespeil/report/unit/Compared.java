package no.kommunespeil.report.unit;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A unit's answer to a variable beside those of the groups that may be shown.
 *
 * @param own its category; null when it has none
 * @param shares by group, then by category; groups that may not be shown are not in it
 * @param withheld groups that answered and may not be shown
 */
record Compared(
    String variable,
    @Nullable String own,
    Map<Group, Map<String, Share>> shares,
    Set<Group> withheld) {

  /** Whom a unit is set beside, in the order of charts. */
  enum Group {
    SIMILAR,
    COUNTY,
    COUNTRY
  }

  /**
   * How many of a group gave an answer.
   *
   * @param value share of those who answered
   * @param used how many answered
   * @param status that of the published value; empty when the group is not published
   */
  record Share(double value, long count, long used, String status) {}

  /** The shares of a group of which no table is published, by how many gave each answer. */
  static Map<String, Share> shares(List<LinkedCounts.AnswerCount> answers) {
    long used = answers.stream().mapToLong(LinkedCounts.AnswerCount::count).sum();
    Map<String, Long> counts = new HashMap<>();
    answers.forEach(answer -> counts.merge(answer.category(), answer.count(), Long::sum));
    Map<String, Share> shares = new HashMap<>();
    counts.forEach(
        (category, count) ->
            shares.put(category, new Share((double) count / used, count, used, "")));
    return shares;
  }

  /** The share of a group that gave an answer; none when the group is not shown. */
  Optional<Share> share(Group group, String category) {
    Map<String, Share> of = shares.get(group);
    if (of == null || of.isEmpty()) {
      return Optional.empty();
    }
    Share share = of.get(category);
    return Optional.of(
        share == null ? new Share(0, 0, of.values().iterator().next().used(), "") : share);
  }

  /** How many of each shown group answered. */
  Map<Group, Long> used() {
    Map<Group, Long> used = new EnumMap<>(Group.class);
    shares.forEach(
        (group, of) ->
            of.values().stream().findFirst().ifPresent(any -> used.put(group, any.used())));
    return used;
  }

  /** The answer most of a group gave; none when the group is not shown. */
  Optional<String> commonest(Group group) {
    return shares.getOrDefault(group, Map.of()).entrySet().stream()
        .max(
            Map.Entry.<String, Share>comparingByValue(
                    java.util.Comparator.comparingLong(Share::count))
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  /** Whether no answer was given more often in a group than the unit's own. */
  boolean isCommonest(Group group) {
    String answer = own;
    return answer != null
        && share(group, answer)
            .map(
                share ->
                    shares.getOrDefault(group, Map.of()).values().stream()
                        .noneMatch(other -> other.count() > share.count()))
            .orElse(false);
  }
}
