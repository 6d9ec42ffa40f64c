package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.link.Lineages;
import no.kommunespeil.domain.link.Link;
import no.kommunespeil.domain.link.LinkedAnswers;
import no.kommunespeil.domain.link.Side;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.trend.Series;
import org.junit.jupiter.api.Test;

/** Every panel of the whole survey, counted again unit by unit from what each unit answered. */
class LinkedWholeCountryTest {

  private static final int UNDEFINED = Integer.MAX_VALUE;

  private final MartInputs inputs = new WholeCountry().inputs();
  private final LinkedAnswers linked = inputs.linked();
  private final Lineages lineages =
      Lineages.of(inputs.registers(), inputs.waves(), inputs.placements());

  @Test
  void every_panel_is_what_the_answers_by_unit_give() {
    List<Link> links = Series.links(inputs.survey(), inputs.waves());
    assertThat(links).hasSizeGreaterThan(300);

    long units = 0;
    for (Link link : links) {
      for (Breakdown.Kind breakdown :
          List.of(Breakdown.Kind.ALL, Breakdown.Kind.COUNTY_STRUCTURE)) {
        SortedMap<String, Joint> joints = linked.joints(link, breakdown.key());
        Map<String, Map<List<Integer>, Long>> expected = recounted(link, breakdown);
        assertThat(joints.keySet()).as("%s by %s", link, breakdown).isEqualTo(keys(expected));
        joints.forEach(
            (group, joint) -> assertSame(link, joint, expected.getOrDefault(group, Map.of())));
        units += joints.values().stream().mapToLong(Joint::units).sum();
      }
    }
    assertThat(units).isPositive();
  }

  private static void assertSame(Link link, Joint joint, Map<List<Integer>, Long> expected) {
    assertThat(joint.units())
        .as(link.toString())
        .isEqualTo(expected.values().stream().mapToLong(n -> n).sum());
    expected.forEach(
        (codes, number) ->
            assertThat(joint.at(codes.get(0), codes.get(1))).as(link.toString()).isEqualTo(number));
  }

  private static TreeSet<String> keys(Map<String, ?> map) {
    return new TreeSet<>(map.keySet());
  }

  private Map<String, Map<List<Integer>, Long>> recounted(Link link, Breakdown.Kind breakdown) {
    Map<String, Map<List<Integer>, Long>> byGroup = new TreeMap<>();
    SortedMap<String, Sums> before = linked.byUnit(link.left());
    Map<String, List<String>> predecessors =
        lineages.predecessors(link.right().wave(), link.left().wave());
    for (Map.Entry<String, Sums> now : linked.byUnit(link.right()).entrySet()) {
      List<String> speaking = predecessors.getOrDefault(now.getKey(), List.of());
      int left = link.kind() == Link.Kind.PANEL ? largest(speaking, before) : all(speaking, before);
      if (left != UNDEFINED) {
        Placement placement = placement(link.right(), now.getKey());
        byGroup
            .computeIfAbsent(placement.groups().get(breakdown.ordinal()), group -> new HashMap<>())
            .merge(List.of(left, code(now.getValue())), 1L, Long::sum);
      }
    }
    return byGroup;
  }

  private Placement placement(Side side, String unit) {
    Placement placement = inputs.placements().getOrDefault(side.wave(), Map.of()).get(unit);
    assertThat(placement).as(unit).isNotNull();
    return Objects.requireNonNull(placement);
  }

  private static int largest(List<String> predecessors, Map<String, Sums> before) {
    Sums sums = predecessors.isEmpty() ? null : before.get(predecessors.get(0));
    return sums == null ? UNDEFINED : code(sums);
  }

  private static int all(List<String> predecessors, Map<String, Sums> before) {
    TreeSet<Integer> given = new TreeSet<>();
    int why = UNDEFINED;
    for (String predecessor : predecessors) {
      Sums sums = before.get(predecessor);
      if (sums != null) {
        int code = code(sums);
        why = why == UNDEFINED ? code : why;
        if (code >= 0) {
          given.add(code);
        }
      }
    }
    return given.size() > 1 ? UNDEFINED : given.isEmpty() ? why : given.first();
  }

  /** The one answer a unit gave, or why it gave none. */
  private static int code(Sums sums) {
    for (int i = 0; i < sums.counts().length; i++) {
      if (sums.counts()[i] == 1) {
        return i;
      }
    }
    return sums.filteredOut() == 1
        ? Missing.FILTERED_OUT
        : sums.blank() == 1 ? Missing.BLANK : Missing.UNREADABLE;
  }
}
