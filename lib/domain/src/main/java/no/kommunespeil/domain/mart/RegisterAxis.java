package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.Breakdowns;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.geography.Settlement;
import no.kommunespeil.domain.link.Crosstab.Condition;
import no.kommunespeil.domain.link.Crosstab.Grouped;
import no.kommunespeil.domain.link.Crosstab.SettledSince;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Wave;

/**
 * Units by what registers know of them.
 *
 * @param key names what it is; several conditions are joined by a plus
 * @param groups in shown order; those without a unit are left out
 * @param byUnit position of each unit's group
 */
record RegisterAxis(String key, Text label, List<Answer> groups, Map<String, Integer> byUnit) {

  private static final String AND = "+";
  private static final String OTHER = "other";

  private static final Text OTHERS = new Text("Øvrige", "Others");

  private record Group(String key, Text label) {}

  /** One condition: its groups, and the key of each unit's. */
  private record Sorting(
      String key, Text label, List<Group> groups, Function<Placement, String> of) {}

  /**
   * @param units that are to be sorted
   */
  static RegisterAxis of(
      List<Condition> conditions,
      Wave wave,
      Breakdowns breakdowns,
      Registers registers,
      List<Placement> units) {
    List<Sorting> sortings = new ArrayList<>();
    for (Condition condition : conditions) {
      sortings.add(
          condition instanceof Grouped grouped
              ? grouped(grouped, breakdowns)
              : settled((SettledSince) condition, wave, registers));
    }
    Map<String, String> keys = new HashMap<>();
    for (Placement unit : units) {
      List<String> parts = sortings.stream().map(sorting -> sorting.of().apply(unit)).toList();
      keys.put(unit.unit(), String.join(AND, parts));
    }
    List<Answer> groups = new ArrayList<>();
    Map<String, Integer> positions = new HashMap<>();
    for (Group group : product(sortings)) {
      if (keys.containsValue(group.key())) {
        int at = groups.size();
        positions.put(group.key(), at);
        groups.add(
            new Answer(group.key(), Answer.Kind.CATEGORY, group.label(), at, new int[] {at}));
      }
    }
    Map<String, Integer> byUnit = new HashMap<>();
    keys.forEach((unit, key) -> byUnit.put(unit, positions.getOrDefault(key, -1)));
    return new RegisterAxis(
        String.join(AND, sortings.stream().map(Sorting::key).toList()),
        joined(sortings.stream().map(Sorting::label).toList()),
        List.copyOf(groups),
        byUnit);
  }

  /** Whether registers do not know where a unit of the group belongs. */
  static boolean isUnknown(Answer group) {
    return List.of(group.key().split("\\" + AND, -1)).contains(Breakdown.UNKNOWN);
  }

  private static Sorting grouped(Grouped condition, Breakdowns breakdowns) {
    Breakdown breakdown = breakdowns.of(condition.breakdown());
    int at = condition.breakdown().ordinal();
    if (condition.groups().isEmpty()) {
      return new Sorting(
          breakdown.key(),
          breakdown.label(),
          breakdown.groups().stream().map(g -> new Group(g.key(), g.label())).toList(),
          unit -> unit.groups().get(at));
    }
    String chosen = String.join("_", condition.groups());
    List<Group> groups = new ArrayList<>();
    groups.add(
        new Group(
            chosen,
            joined(
                condition.groups().stream()
                    .flatMap(key -> breakdown.group(key).stream())
                    .map(Breakdown.Group::label)
                    .toList())));
    groups.add(new Group(OTHER, OTHERS));
    breakdown
        .group(Breakdown.UNKNOWN)
        .filter(group -> !condition.groups().contains(group.key()))
        .ifPresent(group -> groups.add(new Group(group.key(), group.label())));
    return new Sorting(
        breakdown.key() + "_" + chosen,
        breakdown.label(),
        groups,
        unit -> {
          String group = unit.groups().get(at);
          return condition.groups().contains(group)
              ? chosen
              : group.equals(Breakdown.UNKNOWN) ? group : OTHER;
        });
  }

  private static Sorting settled(SettledSince condition, Wave wave, Registers registers) {
    Settlement settlement = Settlement.on(registers, wave.registerDay());
    String since = Integer.toString(condition.year());
    return new Sorting(
        "settled_since_" + since,
        new Text("Bosatt flyktninger siden " + since, "Refugees settled since " + since),
        List.of(
            new Group(
                "yes",
                new Text("Bosatt flyktninger siden " + since, "Refugees settled since " + since)),
            new Group(
                "no",
                new Text(
                    "Ikke bosatt flyktninger siden " + since,
                    "No refugees settled since " + since)),
            new Group(
                Breakdown.UNKNOWN,
                new Text(
                    "Ukjent om flyktninger er bosatt siden " + since,
                    "Not known whether refugees were settled since " + since))),
        unit ->
            switch (settlement.anyFrom(unit.unit(), condition.year(), wave.factsYear())) {
              case YES -> "yes";
              case NO -> "no";
              case UNKNOWN -> Breakdown.UNKNOWN;
            });
  }

  /** Every group of the first condition with every group of the next, and so on. */
  private static List<Group> product(List<Sorting> sortings) {
    List<Group> product = List.copyOf(sortings.get(0).groups());
    for (Sorting next : sortings.subList(1, sortings.size())) {
      List<Group> crossed = new ArrayList<>();
      for (Group group : product) {
        for (Group other : next.groups()) {
          crossed.add(
              new Group(
                  group.key() + AND + other.key(), joined(List.of(group.label(), other.label()))));
        }
      }
      product = crossed;
    }
    return product;
  }

  private static Text joined(List<Text> labels) {
    return new Text(
        String.join(", ", labels.stream().map(Text::nb).toList()),
        String.join(", ", labels.stream().map(Text::en).toList()));
  }
}
