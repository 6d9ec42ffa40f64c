package no.kommunespeil.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.kommunespeil.domain.config.TextFolder;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import org.junit.jupiter.api.Test;

/** Whatever is done to the files, reading them ends in problems and never in an exception. */
class SpoiltSurveyTest {

  private static final long SEED = 20201217;
  private static final int ROUNDS = Integer.getInteger("spoilt.rounds", 150);
  private static final List<String> FILES =
      List.of(
          SmallSurveyFiles.CODEBOOK,
          SmallSurveyFiles.SCALES,
          SmallSurveyFiles.SERVICES,
          SmallSurveyFiles.SCHOOLS,
          SmallSurveyFiles.WAVE_2019,
          SmallSurveyFiles.WAVE_2020);
  private static final List<String> SCRAPS =
      List.of(
          "",
          "null",
          "~",
          "[]",
          "{}",
          "- ",
          "&a",
          "*a",
          "!!int",
          "\t",
          "{",
          "]",
          "\"",
          ": ",
          "#",
          "---",
          "? [a, b] : c",
          "0",
          "-1",
          "9999999999",
          "yes",
          "2020-02-30",
          "\uFEFF",
          "%YAML 3.0",
          "<<: x",
          "key",
          "not_used",
          "has_plan",
          "data_use.#",
          "single",
          "grid",
          "multiple",
          "open");

  @Test
  void a_spoilt_file_is_a_problem_of_the_file() throws IOException {
    Random random = new Random(SEED);
    int spoilt = 0;
    for (int round = 0; round < ROUNDS; round++) {
      TextFolder conf = SmallSurveyFiles.folder();
      int edits = 1 + random.nextInt(3);
      for (int i = 0; i < edits; i++) {
        spoil(conf, FILES.get(random.nextInt(FILES.size())), random);
      }
      Problems problems = new Problems();
      assertThatCode(() -> SurveyReader.read(conf, problems))
          .as("round " + round)
          .doesNotThrowAnyException();
      for (Problem problem : problems.found()) {
        assertThat(problem.place().line()).as(problem.toString()).isGreaterThanOrEqualTo(0);
        assertThat(problem.what()).endsWith(".");
        assertThat(problem.remedy()).matches("(?s).*[.?]");
      }
      spoilt += problems.isEmpty() ? 0 : 1;
    }
    assertThat(spoilt).isGreaterThan(ROUNDS / 2);
  }

  private static void spoil(TextFolder conf, String file, Random random) throws IOException {
    List<String> lines;
    try (InputStream in = conf.open(file)) {
      lines =
          new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
    if (lines.isEmpty()) {
      return;
    }
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    String scrap = SCRAPS.get(random.nextInt(SCRAPS.size()));
    int from = random.nextInt(line.length() + 1);
    int to = from + random.nextInt(line.length() - from + 1);
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(at, line.substring(0, from) + scrap + line.substring(to));
      case 3 -> lines.set(at, line.substring(0, from) + scrap + line.substring(from));
      case 4 -> {
        int colon = line.indexOf(": ");
        lines.set(at, colon < 0 ? scrap : line.substring(0, colon + 2) + scrap);
      }
      case 5 -> lines.set(at, " ".repeat(random.nextInt(4)) + line);
      default -> throw new IllegalStateException("No such way to spoil");
    }
    conf.with(file, String.join("\n", lines) + "\n");
  }
}
