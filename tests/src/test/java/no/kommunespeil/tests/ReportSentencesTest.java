package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.model.Origin;
import no.kommunespeil.report.model.ReportModel;
import no.kommunespeil.report.model.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the sentences on 2020 say is what the printed report says, where that holds together, and
 * never one of its slips.
 */
@ExtendWith(SampleRun.Shared.class)
class ReportSentencesTest {

  /** "; 136 av 216)" behind a share. */
  private static final Pattern COUNTS = Pattern.compile("; (\\d+) (?:av|of) (\\d+)\\)");

  private final SampleRun sample;

  ReportSentencesTest(SampleRun sample) {
    this.sample = sample;
  }

  @ParameterizedTest
  @EnumSource
  void sentences_of_2020_agree_with_what_was_published(Language language) throws IOException {
    List<Published> published = Published.read("published_2020.csv");
    ReportModel model = SampleReport.model(sample, "2020", language);
    Set<String> agreeing = new TreeSet<>();
    Set<String> slips = new TreeSet<>();
    for (Told told : sentences(model)) {
      Map<String, @Nullable Object> about =
          told.origins().stream()
              .filter(origin -> origin.form() == Origin.Form.PHRASE)
              .findFirst()
              .orElseThrow()
              .rows()
              .get(0);
      Matcher counts = COUNTS.matcher(told.text());
      assertThat(counts.find()).as(told.text()).isTrue();
      BigDecimal count = new BigDecimal(counts.group(1));
      BigDecimal used = new BigDecimal(counts.group(2));
      BigDecimal percent = count.movePointRight(2).divide(used, 20, RoundingMode.HALF_UP);
      for (Published row : published) {
        boolean isSlip = row.how() == Published.How.CONTRADICTION;
        if (!isAbout(row, about)
            || !(isSlip
                || row.how() == Published.How.ESTIMATE
                || row.how() == Published.How.COUNT)) {
          continue;
        }
        BigDecimal stated =
            switch (row.statistic()) {
              case "share" -> percent;
              case "count" -> count;
              default -> used;
            };
        assertThat(row.agrees(stated)).as("%s in: %s", row.title(), told.text()).isEqualTo(!isSlip);
        (isSlip ? slips : agreeing).add(row.id());
      }
    }
    assertThat(agreeing).as("published numbers that are said again").hasSizeGreaterThan(15);
    assertThat(slips).as("slips that a sentence might have repeated").isNotEmpty();
  }

  private static List<Told> sentences(ReportModel model) {
    return Stream.concat(
            model.summary().stream().flatMap(theme -> theme.sentences().stream()),
            model.chapters().stream().flatMap(chapter -> chapter.sentences().stream()))
        .distinct()
        .toList();
  }

  /** Whether a published number is of the answer, or a slip about the base, of a sentence. */
  private static boolean isAbout(Published row, Map<String, @Nullable Object> about) {
    boolean isOfAnswer =
        List.of("share", "count").contains(row.statistic())
            && row.category().equals(String.valueOf(about.getOrDefault("category", "ticked")));
    boolean isOfBase =
        row.how() == Published.How.CONTRADICTION
            && List.of("answered", "asked").contains(row.statistic());
    return row.wave().equals("2020")
        && row.keys().contains(String.valueOf(about.get("variable")))
        && row.subSurvey().equals(String.valueOf(about.get("sub_survey")))
        && (row.how() == Published.How.CONTRADICTION || row.keys().size() == 1)
        && (isOfAnswer || isOfBase);
  }
}
