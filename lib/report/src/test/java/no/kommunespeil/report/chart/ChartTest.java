package no.kommunespeil.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static Chart.Bars bars(String label) {
    return new Chart.Bars(
        List.of(),
        List.of(
            new Chart.Group(label, List.of(new Chart.Bar(Paint.PLAIN, 0.585, 0.5, 0.6, "58,5 %"))),
            new Chart.Group("none", List.of(new Chart.Bar(Paint.PLAIN, null, null, null, "–")))));
  }

  @Test
  void a_chart_is_the_same_every_time() {
    assertThat(bars("a").drawn().inPage("x")).isEqualTo(bars("a").drawn().inPage("x"));
  }

  @Test
  void every_value_is_written_on_the_chart() {
    String svg = bars("Ja").drawn().inPage("Ja 58,5 %");
    assertThat(svg).contains(">58,5 %<", ">–<", ">Ja<", "role=\"img\"", "aria-label=\"Ja 58,5 %\"");
    assertThat(svg).doesNotContain("<style", "rgb(", " id=", "href");
  }

  @Test
  void labels_are_texts_whatever_they_hold() {
    String svg =
        bars("<script>alert(1)</script> <a href=\"http://x\">x</a> \\(x^2\\) §1§")
            .drawn()
            .inPage("\"><script>");
    assertThat(svg)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "§1§", "\\(x^2\\)")
        .doesNotContain("<script", "<a ");
  }

  @Test
  void what_a_picture_cannot_hold_is_left_out_and_what_is_long_is_cut() {
    assertThat(Lines.clean("a\u202Eb\u0000c\uD800d")).isEqualTo("abcd");
    assertThat(Lines.of("x".repeat(10_000), 82, 3))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(82))
        .last()
        .asString()
        .endsWith("…");
    assertThat(Lines.of("one two three", 8, 2)).containsExactly("one two", "three");
    assertThat(Lines.of("😀".repeat(100), 10, 1)).containsExactly("😀".repeat(9) + "…");
  }

  @Test
  void dont_know_stands_apart_and_missing_shares_are_left_out() {
    String svg =
        new Chart.Stacked(
                List.of(
                    new Chart.Level("Ja", Paint.FOR_STRONGLY),
                    new Chart.Level("Vet ikke", Paint.DONT_KNOW)),
                List.of(
                    new Chart.Band("a", List.of(0.6, 0.4)),
                    new Chart.Band("b", Arrays.asList(null, null))),
                share -> Math.round(share * 100) + " %")
            .drawn()
            .inPage("");
    assertThat(svg).contains(">60 %<", ">40 %<", "f-a6", "f-a5").doesNotContain("NaN");
  }

  @Test
  void a_series_is_broken_where_the_question_changed() {
    Chart.Point first = new Chart.Point(2018, 0.5, 0.4, 0.6, "50 %", Chart.Join.LINE);
    String joined = series(first, new Chart.Point(2019, 0.6, 0.5, 0.7, "60 %", Chart.Join.LINE));
    String dashed = series(first, new Chart.Point(2020, 0.6, 0.5, 0.7, "60 %", Chart.Join.GAP));
    String broken = series(first, new Chart.Point(2019, 0.6, 0.5, 0.7, "60 %", Chart.Join.BREAK));
    assertThat(joined).doesNotContain("stroke-dasharray");
    assertThat(dashed).contains("stroke-dasharray");
    assertThat(broken).contains("stroke-dasharray").isNotEqualTo(dashed);
    assertThat(joined).contains(">2018<", ">2019<", ">50 %<", ">60 %<");
  }

  private static String series(Chart.Point... points) {
    return new Chart.Series(2018, 2020, List.of(points), List.of("0 %", "100 %"))
        .drawn()
        .inPage("");
  }

  @Test
  void a_file_has_its_colours_with_it() {
    Caption caption = new Caption("Tittel <1>", "Slag", List.of("n = 3"), "Syntetisk", "Ja");
    String file = bars("Ja").drawn().asFile(caption).svg();
    assertThat(file)
        .startsWith("<?xml")
        .contains("<title>Tittel &lt;1&gt;</title>", ".f-a7{fill:#2171b5}", "<desc>Ja</desc>")
        .contains(">Tittel &lt;1&gt;</text>", ">Slag</text>", ">n = 3</text>", ">Syntetisk</text>");
  }
}
