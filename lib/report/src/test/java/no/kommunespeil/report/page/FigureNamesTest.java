package no.kommunespeil.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kommunespeil.report.Made;
import no.kommunespeil.report.model.ReportModel.DataTable;
import no.kommunespeil.report.model.ReportModel.Figure;
import no.kommunespeil.report.model.Told;
import org.junit.jupiter.api.Test;

class FigureNamesTest {

  private static Figure figure(int number, String title, String kind) {
    return new Figure(
        "figure-" + number,
        number,
        title,
        kind,
        Told.of(""),
        List.of(),
        List.of(),
        new DataTable(List.of(), List.of()));
  }

  @Test
  void a_name_says_what_the_figure_is() {
    assertThat(FigureNames.of(figure(12, "Kjennskap til IMDis tjenester", "Fordeling"), 1))
        .isEqualTo("figure-012-kjennskap-til-imdis-tjenester-fordeling");
    assertThat(FigureNames.of(figure(1234, "Før, på og ærlig", ""), 1))
        .isEqualTo("figure-1234-for-pa-og-aerlig");
  }

  @Test
  void a_name_is_safe_whatever_the_title_holds() {
    for (String text : Made.HOSTILE) {
      String name = FigureNames.of(figure(7, text, text), 1);
      assertThat(name).matches("figure-007[a-z0-9-]*").hasSizeLessThan(100);
      assertThat(FigureNames.isOne(name + ".png")).isTrue();
    }
  }

  @Test
  void files_of_others_are_not_taken_for_figures() {
    assertThat(
            List.of("figure-12.svg", "figure-012.txt", "my-figure-012.svg", "figure-012 copy.png"))
        .noneMatch(FigureNames::isOne);
  }
}
