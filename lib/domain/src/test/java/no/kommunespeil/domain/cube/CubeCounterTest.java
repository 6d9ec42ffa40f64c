package no.kommunespeil.domain.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.kommunespeil.domain.survey.Wave;
import org.junit.jupiter.api.Test;

class CubeCounterTest {

  private static final List<String> BREAKDOWNS = List.of("all", "county", "size");

  private static final List<Wave> WAVES =
      List.of(
          SmallSurvey.wave("2019", 0, new int[] {3, 2}, new int[] {5}),
          SmallSurvey.wave("2020", 1, new int[] {3, 2, 6}, new int[] {5, 1}, new int[] {4}));

  private final CubeLayout layout = CubeLayout.of(WAVES, BREAKDOWNS);

  private record Response(int block, String[] groups, byte[] answers) {}

  @Test
  void counts_are_those_of_counting_one_cell_at_a_time() {
    List<Response> responses = responses(4711, 3000);

    CubeCounter counter = new CubeCounter(layout);
    responses.forEach(r -> counter.add(r.block(), r.groups(), r.answers()));

    assertThat(longForm(counter.part().sums(layout))).isEqualTo(naive(responses));
  }

  @Test
  void parts_added_in_any_order_and_grouping_are_the_same() {
    List<Response> responses = responses(42, 2000);
    CubeCounter whole = new CubeCounter(layout);
    responses.forEach(r -> whole.add(r.block(), r.groups(), r.answers()));
    List<GroupCells> expected = whole.part().rows();

    Random random = new Random(7);
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(responses, random);
      List<CubePart> parts = new ArrayList<>();
      for (int from = 0; from < responses.size(); from += 400) {
        CubeCounter counter = new CubeCounter(layout);
        responses
            .subList(from, from + 400)
            .forEach(r -> counter.add(r.block(), r.groups(), r.answers()));
        parts.add(counter.part());
      }
      CubePart left = new CubePart().merge(parts.get(0)).merge(parts.get(1)).merge(parts.get(2));
      CubePart right = new CubePart().merge(parts.get(4)).merge(parts.get(3));
      assertThat(right.merge(left).rows()).isEqualTo(expected);
    }
  }

  @Test
  void counters_add_up_like_their_parts() {
    List<Response> responses = responses(5, 1000);
    CubeCounter first = new CubeCounter(layout);
    CubeCounter second = new CubeCounter(layout);
    CubeCounter whole = new CubeCounter(layout);
    for (int i = 0; i < responses.size(); i++) {
      Response r = responses.get(i);
      (i % 3 == 0 ? first : second).add(r.block(), r.groups(), r.answers());
      whole.add(r.block(), r.groups(), r.answers());
    }
    first.merge(second);
    assertThat(first.part().rows()).isEqualTo(whole.part().rows());
  }

  @Test
  void a_part_survives_travelling_as_bytes_and_as_an_object() throws Exception {
    CubeCounter counter = new CubeCounter(layout);
    responses(99, 500).forEach(r -> counter.add(r.block(), r.groups(), r.answers()));
    CubePart part = counter.part();
    part.add(new GroupCells("2021", "big", "all", "all", new long[] {0, 127, 128, Long.MAX_VALUE}));

    assertThat(CubePart.fromBytes(part.toBytes()).rows()).isEqualTo(part.rows());
    assertThat(CubePart.fromBytes(part.toBytes()).toBytes()).isEqualTo(part.toBytes());

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(List.of(part, layout));
    List<?> read =
        (List<?>) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(((CubePart) read.get(0)).rows()).isEqualTo(part.rows());
    assertThat(((CubeLayout) read.get(1)).block("2020", "part_2")).isEqualTo(5);
  }

  @Test
  void units_are_counted_by_the_number_of_sub_surveys_they_answered() {
    CubeCounter counter = new CubeCounter(layout);
    int any = layout.block("2020", CubeLayout.ANY);
    counter.addUnit(any, counter.profile(new String[] {"all", "03", "large"}), 3);
    counter.addUnit(any, counter.profile(new String[] {"all", "03", "large"}), 1);
    counter.addUnit(any, counter.profile(new String[] {"all", "18", "small"}), 1);

    assertThat(counter.part().sums(layout))
        .containsExactly(
            any("all", "all", 2, 0, 1),
            any("county", "03", 1, 0, 1),
            any("county", "18", 1, 0, 0),
            any("size", "large", 1, 0, 1),
            any("size", "small", 1, 0, 0));
  }

  @Test
  void responses_of_a_sub_survey_are_counted_beside_their_answers() {
    CubeCounter counter = new CubeCounter(layout);
    int block = layout.block("2019", "part_1");
    counter.add(block, new String[] {"all", "03", "large"}, new byte[] {4});
    counter.add(block, new String[] {"all", "03", "large"}, new byte[] {-2});

    assertThat(counter.part().sums(layout).subList(0, 2))
        .containsExactly(
            new SumsRow(
                "2019", "part_1", "response", "all", "all", new Sums(new long[] {2}, 0, 0, 0)),
            new SumsRow(
                "2019",
                "part_1",
                "q0",
                "all",
                "all",
                new Sums(new long[] {0, 0, 0, 0, 1}, 0, 1, 0)));
  }

  @Test
  void nothing_counted_is_no_rows() {
    assertThat(new CubeCounter(layout).part().rows()).isEmpty();
    assertThat(CubePart.fromBytes(new CubePart().toBytes()).rows()).isEmpty();
  }

  @Test
  void an_answer_outside_its_scale_is_found_out() {
    CubeCounter counter = new CubeCounter(layout);
    int block = layout.block("2019", "part_0");
    counter.add(block, new String[] {"all", "03", "large"}, new byte[] {3, 0});

    CubePart part = counter.part();
    assertThatThrownBy(() -> part.sums(layout))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Wave 2019, sub-survey part_0, all = all: variable q0 has 0 answers from 1 responses;"
                + " an answer outside a scale was counted.");
  }

  @Test
  void wrong_numbers_of_answers_and_groups_and_unknown_blocks_are_refused() {
    CubeCounter counter = new CubeCounter(layout);
    String[] groups = {"all", "03", "large"};
    assertThatThrownBy(() -> counter.add(0, groups, new byte[] {0}))
        .hasMessage("A response to part_0 2019 has 1 answers for 2 variables.");
    assertThatThrownBy(() -> counter.add(0, new String[] {"all"}, new byte[] {0, 0}))
        .hasMessage("A response has 1 groups for 3 breakdowns.");
    assertThatThrownBy(() -> layout.block("2018", "part_0"))
        .hasMessage("The cube has no block for wave 2018, sub-survey part_0.");
    CubePart part = new CubePart();
    part.add(new GroupCells("2019", "part_0", "all", "all", new long[] {1}));
    assertThatThrownBy(() -> part.sums(layout))
        .hasMessage("Wave 2019, sub-survey part_0, all = all has 1 cells; the layout has 12.");
    assertThatThrownBy(
            () -> part.add(new GroupCells("2019", "part_0", "all", "all", new long[] {1, 2})))
        .hasMessage("Counts of wave 2019, sub-survey part_0 come from two layouts: 1 and 2 cells.");
  }

  @Test
  void a_profile_is_known_by_its_groups_and_not_by_the_array_that_held_them() {
    CubeCounter counter = new CubeCounter(layout);
    String[] groups = {"all", "03", "large"};
    int first = counter.profile(groups);
    groups[1] = "18";
    int second = counter.profile(groups);
    assertThat(second).isNotEqualTo(first);
    assertThat(counter.profile(new String[] {"all", "03", "large"})).isEqualTo(first);
  }

  private static SumsRow any(String breakdown, String group, long... counts) {
    return new SumsRow(
        "2020", CubeLayout.ANY, CubeLayout.RESPONSE, breakdown, group, new Sums(counts, 0, 0, 0));
  }

  private List<Response> responses(long seed, int number) {
    Random random = new Random(seed);
    List<Response> responses = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int block = random.nextInt(layout.blocks());
      String[] groups = {
        "all", "county" + random.nextInt(4), List.of("small", "large").get(random.nextInt(2))
      };
      int[] categories = categories(block);
      byte[] answers = new byte[categories.length];
      int missing = layout.subSurvey(block).equals(CubeLayout.ANY) ? 0 : 3;
      for (int v = 0; v < answers.length; v++) {
        answers[v] = (byte) (random.nextInt(categories[v] + missing) - missing);
      }
      responses.add(new Response(block, groups, answers));
    }
    return responses;
  }

  private int[] categories(int block) {
    Wave wave =
        WAVES.stream().filter(w -> w.key().equals(layout.wave(block))).findFirst().orElseThrow();
    return wave.subSurvey(layout.subSurvey(block))
        .map(s -> s.asked().stream().mapToInt(v -> v.scale().categories().size()).toArray())
        .orElseGet(() -> new int[] {wave.subSurveys().size()});
  }

  /** One entry per cell that is not zero, counted without any layout. */
  private Map<String, Long> naive(List<Response> responses) {
    Map<String, Long> counts = new HashMap<>();
    for (Response r : responses) {
      boolean any = layout.subSurvey(r.block()).equals(CubeLayout.ANY);
      for (int b = 0; b < BREAKDOWNS.size(); b++) {
        String place =
            layout.wave(r.block())
                + "/"
                + layout.subSurvey(r.block())
                + "/"
                + BREAKDOWNS.get(b)
                + "/"
                + r.groups()[b]
                + "/";
        if (!any) {
          counts.merge(place + "response/0", 1L, Long::sum);
        }
        for (int v = 0; v < r.answers().length; v++) {
          String variable = any ? "response" : "q" + v;
          counts.merge(place + variable + "/" + r.answers()[v], 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  private static Map<String, Long> longForm(List<SumsRow> rows) {
    Map<String, Long> counts = new HashMap<>();
    for (SumsRow row : rows) {
      String place =
          row.wave()
              + "/"
              + row.subSurvey()
              + "/"
              + row.breakdown()
              + "/"
              + row.group()
              + "/"
              + row.variable()
              + "/";
      for (int i = 0; i < row.sums().counts().length; i++) {
        counts.put(place + i, row.sums().counts()[i]);
      }
      counts.put(place + "-1", row.sums().filteredOut());
      counts.put(place + "-2", row.sums().blank());
      counts.put(place + "-3", row.sums().unreadable());
    }
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
