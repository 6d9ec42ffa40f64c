package no.kommunespeil.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.problem.UserError;
import org.junit.jupiter.api.Test;

final class AimsTest {

  private static final String DEFAULTS =
      """
      answered: 97
      open_answered: 30
      elaborated: 45
      ticked: 38
      exclusive: 3
      duplicates: 2
      """;

  @Test
  void an_unknown_key_an_unknown_fact_and_a_bad_share_are_all_told_at_once() {
    Folder conf =
        folder(
            Map.of(
                "sample/defaults.yaml",
                DEFAULTS.replace("97", "970"),
                "sample/2020.yaml",
                """
                wave: "2020"
                correlations: {height: 0.1}
                sub_surveys:
                  - sub_survey: school_head
                    municipalities: 189
                    answerz: []
                """));

    assertThatThrownBy(() -> SampleTargetsReader.read(conf))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Stopped while reading what the sample aims at: 3 problems.")
        .hasMessageContaining("sample/defaults.yaml:1: 'answered' must be a share.")
        .hasMessageContaining("sample/2020.yaml:2: 'height' is no fact a sample aims by.")
        .hasMessageContaining("sample/2020.yaml:6: Unknown key 'answerz'.");
  }

  @Test
  void an_aim_at_what_the_wave_does_not_ask_is_told_with_its_line() {
    SampleTargets targets =
        targets(
            """
            wave: "2014"
            sub_surveys:
              - sub_survey: municipal_director
                municipalities: 203
                answers:
                  - {of: grant_data_use, answered: 3}
                  - {of: plan_mentions_immigrants, counts: {perhaps: 3}}
            """);

    assertThatThrownBy(
            () ->
                Sample.write(
                    Written.SURVEY,
                    Written.REGISTERS,
                    targets,
                    new SampleOptions(1, 1),
                    path -> OutputStream.nullOutputStream()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(
            "sample/2020.yaml:6: 'grant_data_use' is not asked in this part of the wave.")
        .hasMessageContaining(
            "sample/2020.yaml:7: 'plan_mentions_immigrants' has no answer 'perhaps'.")
        .hasMessageContaining("Known are dont_know, no, yes.");
  }

  @Test
  void counts_that_do_not_add_up_are_told_with_their_line() {
    SampleTargets targets =
        targets(
            """
            wave: "2014"
            sub_surveys:
              - sub_survey: municipal_director
                municipalities: 203
                answers:
                  - {of: plan_mentions_immigrants, answered: 100, counts: {"yes": 101}}
            """);

    assertThatThrownBy(
            () ->
                Sample.write(
                    Written.SURVEY,
                    Written.REGISTERS,
                    targets,
                    new SampleOptions(1, 1),
                    path -> OutputStream.nullOutputStream()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(
            "sample/2020.yaml:6: The counts of 'plan_mentions_immigrants' do not add up to the 100"
                + " that answer.");
  }

  @Test
  void more_units_than_are_asked_cannot_answer() {
    SampleTargets targets =
        targets(
            """
            wave: "2014"
            sub_surveys:
              - sub_survey: municipal_director
                municipalities: 429
            """);

    assertThatThrownBy(
            () ->
                Sample.write(
                    Written.SURVEY,
                    Written.REGISTERS,
                    targets,
                    new SampleOptions(1, 1),
                    path -> OutputStream.nullOutputStream()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Only 428 units can answer 'municipal_director', not 429.");
  }

  @Test
  void units_are_shared_out_by_largest_remainder() {
    assertThat(Apportionment.of(10, new double[] {1, 1, 1})).containsExactly(4, 3, 3);
    assertThat(Apportionment.of(7, new double[] {45, 45, 10})).containsExactly(3, 3, 1);
    assertThat(Apportionment.of(0, new double[] {0, 0})).containsExactly(0, 0);
  }

  @Test
  void ticks_keep_both_margins() {
    int[] counts = {168, 137, 106, 102, 98, 73, 64, 2};
    boolean[] fixed = {true, true, true, true, true, true, true, true};
    Ticks ticks = new Ticks(counts, fixed, 7, 190, Map.of(1, 23, 2, 21));

    assertThat(ticks.addUp()).isTrue();
    boolean[][] ticked =
        ticks.place((unit, option) -> (unit * 31 + option * 17) % 101, new Random(1));
    int[] options = new int[8];
    int[] units = new int[9];
    for (boolean[] row : ticked) {
      int number = 0;
      for (int o = 0; o < row.length; o++) {
        options[o] += row[o] ? 1 : 0;
        number += row[o] ? 1 : 0;
      }
      units[number]++;
    }
    assertThat(options).containsExactly(counts);
    // The two that tick the excluding option tick nothing else.
    assertThat(units[1]).isEqualTo(23 + 2);
    assertThat(units[2]).isEqualTo(21);
    assertThat(units[0]).isZero();
  }

  @Test
  void ticks_that_more_units_need_than_there_are_do_not_add_up() {
    boolean[] fixed = {true, true};

    assertThat(new Ticks(new int[] {5, 1}, fixed, -1, 4, Map.of()).addUp()).isFalse();
    assertThat(new Ticks(new int[] {2, 1}, fixed, -1, 4, Map.of()).addUp()).isFalse();
    assertThat(new Ticks(new int[] {3, 1}, fixed, -1, 4, Map.of()).addUp()).isTrue();
  }

  private static SampleTargets targets(String wave) {
    return SampleTargetsReader.read(
        folder(Map.of("sample/defaults.yaml", DEFAULTS, "sample/2020.yaml", wave)));
  }

  private static Folder folder(Map<String, String> files) {
    return new Folder() {
      @Override
      public String name() {
        return "conf";
      }

      @Override
      public List<String> list(String subFolder) {
        return files.keySet().stream().sorted().toList();
      }

      @Override
      public boolean exists(String path) {
        return files.containsKey(path);
      }

      @Override
      public long size(String path) {
        return bytes(path).length;
      }

      @Override
      public InputStream open(String path) {
        return new ByteArrayInputStream(bytes(path));
      }

      private byte[] bytes(String path) {
        return files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
      }
    };
  }
}
