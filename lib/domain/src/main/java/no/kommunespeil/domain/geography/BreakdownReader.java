package no.kommunespeil.domain.geography;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.geography.Breakdown.Group;
import no.kommunespeil.domain.geography.Breakdown.Kind;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Text;

/** Reads the breakdowns, with every problem at once. */
final class BreakdownReader {

  private static final String FILE = "breakdowns.yaml";

  private final Registers registers;
  private final Problems problems = new Problems();
  private Text unknown = new Text("", "");

  private BreakdownReader(Registers registers) {
    this.registers = registers;
  }

  static Breakdowns read(Folder conf, Registers registers) {
    BreakdownReader reader = new BreakdownReader(registers);
    Optional<YamlMap> top = YamlFile.read(conf, FILE, reader.problems);
    List<Breakdown> list = top.map(reader::breakdowns).orElse(List.of());
    reader.problems.throwIfAny("reading the breakdowns");
    return new Breakdowns(list);
  }

  private List<Breakdown> breakdowns(YamlMap top) {
    unknown = label(top, "unknown");
    Map<Kind, Breakdown> read = new EnumMap<>(Kind.class);
    int position = 0;
    for (YamlMap entry : top.requiredMaps("breakdowns")) {
      Optional<Kind> kind = entry.has("key") ? entry.oneOf("key", Kind.class) : missingKey(entry);
      if (kind.isPresent()) {
        Breakdown breakdown = breakdown(kind.get(), entry);
        if (read.put(kind.get(), breakdown) != null) {
          entry.problem("key", "The breakdown stands twice.", "Keep one of them.");
        } else if (kind.get().ordinal() != position) {
          entry.problem(
              "key",
              "The breakdown '" + kind.get().key() + "' is out of order.",
              "The order is " + keys() + ".");
        }
        entry.end();
      }
      position++;
    }
    for (Kind kind : Kind.values()) {
      if (!read.containsKey(kind) && problems.isEmpty()) {
        top.problem(
            "breakdowns",
            "The breakdown '" + kind.key() + "' is missing.",
            "Add it; the order is " + keys() + ".");
      }
    }
    top.end();
    return List.copyOf(read.values());
  }

  private static Optional<Kind> missingKey(YamlMap entry) {
    entry.requiredOneOf("key", Kind.class);
    return Optional.empty();
  }

  private Breakdown breakdown(Kind kind, YamlMap entry) {
    Text label = label(entry, "label");
    List<Group> groups =
        switch (kind) {
          case COUNTY, COUNTY_STRUCTURE -> counties(entry);
          case SIZE -> sizes(entry);
          case ALL -> fixed(entry, List.of("all"));
          case CENTRALITY -> fixed(entry, List.of("1", "2", "3", "4", "5", "6"));
          case SETTLEMENT ->
              fixed(entry, List.of(Breakdowns.ALL_FIVE, Breakdowns.SOME, Breakdowns.NONE));
          case UNIT_TYPE ->
              fixed(
                  entry,
                  List.of(
                      UnitType.MUNICIPALITY.key(), UnitType.DISTRICT.key(), UnitType.CITY.key()));
        };
    if (kind != Kind.ALL) {
      groups.add(new Group(Breakdown.UNKNOWN, unknown, 0));
    }
    return new Breakdown(kind, label, List.copyOf(groups));
  }

  private List<Group> counties(YamlMap entry) {
    List<Group> groups = new ArrayList<>();
    if (entry.has("groups")) {
      entry.node("groups");
      entry.problem(
          "groups",
          "The groups of this breakdown are the counties of the registers.",
          "Remove 'groups' here.");
    }
    for (County county : registers.allCounties()) {
      groups.add(new Group(county.code(), new Text(county.name(), county.name()), 0));
    }
    return groups;
  }

  private List<Group> fixed(YamlMap entry, List<String> keys) {
    List<Group> groups = groups(entry);
    List<String> written = groups.stream().map(Group::key).toList();
    if (!written.isEmpty() && !written.equals(keys)) {
      entry.problem(
          "groups",
          "The groups are " + String.join(", ", written) + ".",
          "They must be " + String.join(", ", keys) + ", in this order.");
    }
    return groups;
  }

  private List<Group> sizes(YamlMap entry) {
    List<Group> groups = new ArrayList<>();
    for (YamlMap group : entry.requiredMaps("groups")) {
      int from = group.requiredInteger("from", 0, FactRows.MOST_PEOPLE);
      int least = groups.isEmpty() ? 0 : groups.get(groups.size() - 1).from() + 1;
      if (groups.isEmpty() && from != 0) {
        group.problem("from", "The first class starts at " + from + ".", "Let it start at 0.");
      } else if (from < least) {
        group.problem(
            "from",
            "The class starts at " + from + ", not above the class before it.",
            "List the classes from the smallest to the largest.");
      }
      add(groups, group, from);
    }
    return groups;
  }

  private List<Group> groups(YamlMap entry) {
    List<Group> groups = new ArrayList<>();
    for (YamlMap group : entry.requiredMaps("groups")) {
      add(groups, group, 0);
    }
    return groups;
  }

  private void add(List<Group> groups, YamlMap group, int from) {
    String key = group.requiredText("key");
    if (key.equals(Breakdown.UNKNOWN)
        || groups.stream().anyMatch(earlier -> earlier.key().equals(key))) {
      group.problem("key", "The group '" + key + "' stands twice.", "Give each group its own key.");
    }
    groups.add(new Group(key, label(group, "label"), from));
    group.end();
  }

  private Text label(YamlMap entry, String key) {
    Optional<YamlMap> label = entry.requiredMap(key);
    if (label.isEmpty()) {
      return new Text("", "");
    }
    Text text = new Text(label.get().requiredText("nb"), label.get().requiredText("en"));
    label.get().end();
    return text;
  }

  private static String keys() {
    List<String> keys = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      keys.add(kind.key());
    }
    return String.join(", ", keys);
  }
}
