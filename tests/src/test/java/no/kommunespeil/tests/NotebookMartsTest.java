package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.jobs.Main;
import no.kommunespeil.jobs.notebook.MartRow;
import no.kommunespeil.jobs.notebook.Marts;
import no.kommunespeil.jobs.notebook.Screen;
import no.kommunespeil.report.chart.Chart;
import no.kommunespeil.report.chart.Paint;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The marts as the cells of a notebook have them. */
@Tag("long")
@ExtendWith(SampleRun.Shared.class)
class NotebookMartsTest {

  private final SampleRun sample;
  private final List<Map<String, String>> shown = new ArrayList<>();
  private final Marts marts;

  NotebookMartsTest(SampleRun sample) throws IOException {
    this.sample = sample;
    this.marts = Marts.open(sample.out().toString());
  }

  @BeforeEach
  void watch() {
    Screen.onto(shown::add);
  }

  @AfterEach
  void close() {
    marts.close();
  }

  private Document page() {
    assertThat(shown).hasSize(1);
    return Jsoup.parse(String.valueOf(shown.get(0).get("text/html")));
  }

  @Test
  void a_table_has_a_header_its_rows_and_how_many_they_are() {
    marts.show("select wave, year, synthetic from waves where year >= 2020 order by year");

    Document page = page();
    assertThat(page.select("thead th[scope=col]").eachText())
        .containsExactly("wave", "year", "synthetic");
    assertThat(page.select("tbody tr").eachText())
        .containsExactly("2020 2020 true", "2021 2021 true", "2023 2023 true");
    assertThat(page.select("caption").text()).isEqualTo("3 rows. Synthetic data.");
  }

  @Test
  void texts_are_shown_as_texts_whatever_they_hold() {
    marts.show("select '<script>alert(1)</script>&amp;\"' as \"<b>bold</b>\", null as nothing");

    Document page = page();
    assertThat(page.select("script, b")).isEmpty();
    assertThat(page.select("td").eachText())
        .containsExactly("<script>alert(1)</script>&amp;\"", "–");
    assertThat(page.select("th").eachText()).containsExactly("<b>bold</b>", "nothing");
  }

  @Test
  void a_long_table_shows_its_first_rows_and_says_how_many_are_left_out() {
    marts.show("select i from range(1234) numbers(i) order by i");

    Document page = page();
    assertThat(page.select("tbody tr")).hasSize(50);
    assertThat(page.select("caption").text())
        .isEqualTo("1,234 rows. The first 50 are shown, 1,184 left out. Synthetic data.");
  }

  @Test
  void rows_come_to_java_all_of_them_and_by_the_names_of_their_columns() {
    assertThat(marts.ask("select i from range(1234) numbers(i)")).hasSize(1234);

    MartRow row =
        marts
            .ask("select 'a' as letter, 0.5::double as half, 7 as seven, null as none, true as yes")
            .get(0);

    assertThat(row.text("letter")).isEqualTo("a");
    assertThat(row.number("half")).isEqualTo(0.5);
    assertThat(row.whole("seven")).isEqualTo(7);
    assertThat(row.number("none")).isNull();
    assertThat(row.text("none")).isEmpty();
    assertThat(row.has("none")).isFalse();
    assertThat(row.is("yes")).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.number("letter"))
        .withMessage("Column letter holds a, which is no number.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.whole("none"))
        .withMessage("Column none is empty in this row.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.text("leter"))
        .withMessageStartingWith("There is no column leter among ");
  }

  @Test
  void restricted_marts_are_there_only_where_they_were_asked_for() throws IOException {
    String question = "select count(distinct wave) as waves from restricted.linked_answers";
    assertThatThrownBy(() -> marts.show(question))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("It is restricted, since it says what single units answered");
    assertThat(shown).isEmpty();

    try (Marts all = Marts.openRestricted(sample.out().toString())) {
      assertThat(all.ask(question).get(0).whole("waves")).isEqualTo(9);
    }
  }

  @Test
  void a_question_that_is_not_understood_says_where() {
    assertThatThrownBy(() -> marts.show("select valu from estimates"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("query:1 [8]");
    assertThatThrownBy(() -> marts.ask("select 1; select 2"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("This is not one statement. Ask one question at a time");
    assertThatThrownBy(() -> marts.ask("create table x as select 1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("The marts are only read here");
  }

  @Test
  void a_folder_without_marts_says_what_to_do(@TempDir Path empty) {
    assertThatThrownBy(() -> Marts.open(empty.toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(
            "No marts are published there. Publish those of the sample with './kommunespeil run"
                + " --sample', or name the folder of yours");
  }

  @Test
  void a_chart_is_a_picture_with_its_values_in_words() {
    marts.draw(
        "Shares <of 2020>",
        new Chart.Bars(
            List.of(),
            List.of(
                new Chart.Group(
                    "\"Yes\"", List.of(new Chart.Bar(Paint.PLAIN, 0.585, 0.5, 0.6, "58.5%"))),
                new Chart.Group(
                    "No", List.of(new Chart.Bar(Paint.PLAIN, null, null, null, "–"))))));

    Elements image = page().select("img");
    assertThat(image.attr("alt"))
        .isEqualTo("Shares <of 2020>. Synthetic data. \"Yes\" 58.5%; No –.");
    assertThat(image.attr("src")).startsWith("data:image/svg+xml;base64,");
    assertThat(shown.get(0).get("image/svg+xml"))
        .contains("<title>Shares &lt;of 2020&gt;</title>", ">58.5%<", ">No<", ">Synthetic data.<");
    assertThat(shown.get(0).get("text/plain"))
        .isEqualTo("Shares <of 2020>. Synthetic data.\n\"Yes\" 58.5%; No –.");
  }

  @Test
  void each_kind_of_chart_has_its_words() {
    marts.draw(
        "Stacked",
        new Chart.Stacked(
            List.of(
                new Chart.Level("Good", Paint.FOR), new Chart.Level("Don't know", Paint.DONT_KNOW)),
            List.of(
                new Chart.Band("a", List.of(0.6, 0.4)),
                new Chart.Band("b", Arrays.asList(1.0, null))),
            share -> Math.round(share * 100) + "%"));
    marts.draw(
        "Pairs",
        new Chart.Bars(
            List.of(new Chart.Level("then", Paint.PLAIN), new Chart.Level("now", Paint.SECOND)),
            List.of(
                new Chart.Group(
                    "x",
                    List.of(
                        new Chart.Bar(Paint.PLAIN, 0.1, null, null, "10%"),
                        new Chart.Bar(Paint.SECOND, 0.2, null, null, "20%"))))));
    marts.draw(
        "Means", new Chart.Means(1, 5, List.of(new Chart.Mean("Oslo", 3.4, 3.0, 3.8, "3.4"))));
    marts.draw(
        "Series",
        new Chart.Series(
            2018,
            2019,
            List.of(
                new Chart.Point(2018, 0.5, null, null, "50%", Chart.Join.BREAK),
                new Chart.Point(2019, 0.6, null, null, "60%", Chart.Join.BREAK)),
            List.of("0%", "100%")));
    marts.draw(
        "Map",
        new Chart.Tiles(
            List.of(), List.of(new Chart.Tile(0, 0, Paint.STEP_1, List.of("Oslo", "12%")))));

    assertThat(shown)
        .extracting(forms -> String.valueOf(forms.get("text/plain")).lines().skip(1).toList())
        .containsExactly(
            List.of("a Good 60%, Don't know 40%; b Good 100%, Don't know no value."),
            List.of("x then 10%, now 20%."),
            List.of("Oslo 3.4."),
            List.of("2018 50%; break, 2019 60%."),
            List.of("Oslo 12%."));
  }

  @Test
  void no_notebook_is_opened_where_there_are_no_marts(@TempDir Path empty) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            new PrintStream(output, true, StandardCharsets.UTF_8),
            "notebook",
            "--out",
            empty.toString(),
            "--kernel",
            empty.resolve("kernel").toString());

    assertThat(exitCode).isEqualTo(1);
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("Stopped while opening the notebooks", "No marts are published there.");
    assertThat(empty.resolve("kernel")).doesNotExist();
  }
}
