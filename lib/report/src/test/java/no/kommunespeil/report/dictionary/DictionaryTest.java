package no.kommunespeil.report.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Made;
import no.kommunespeil.report.data.DataPackage.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DictionaryTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_mart_column_question_item_and_answer_is_there(Language language) throws Exception {
    Dictionary dictionary = project(language);
    Document page = parse(DictionaryPage.of(dictionary, Origin.DELIVERED));
    String text = page.getDocumentElement().getTextContent();
    String markdown = DictionaryText.of(dictionary, Origin.DELIVERED);
    for (MartContract mart : Made.CONTRACTS.all()) {
      if (mart.tier() == MartContract.Tier.INTERNAL) {
        assertThat(texts(page, "mart-" + mart.name())).contains(mart.name());
        for (MartColumn column : mart.columns()) {
          assertThat(text).contains(language.of(column.description()));
          assertThat(markdown).contains("| `" + column.name() + "` | ");
        }
      }
    }
    for (Question question : Made.SURVEY.codebook().questions()) {
      assertThat(texts(page, "question-" + question.key()))
          .isEqualTo(language.of(question.label()));
      assertThat(markdown).contains("`" + question.key() + "` (");
      question.items().forEach(item -> assertThat(text).contains(language.of(item.label())));
      question
          .scale()
          .categories()
          .forEach(answer -> assertThat(text).contains(language.of(answer.label())));
    }
    assertThat(text).doesNotContain("linked_answers").doesNotContain("reminders");
  }

  @Test
  void a_question_says_which_waves_asked_it() {
    Dictionary.Asked guidelines =
        project(Language.EN).themes().stream()
            .flatMap(theme -> theme.questions().stream())
            .filter(question -> question.key().equals("interpreter_guidelines"))
            .findFirst()
            .orElseThrow();
    assertThat(guidelines.waves()).extracting(Dictionary.Term::key).contains("2017", "2020");
  }

  @Test
  void the_page_names_its_language_and_its_headings_are_in_order() throws Exception {
    for (Language language : Language.values()) {
      String html = DictionaryPage.of(project(language), Origin.SYNTHETIC);
      assertThat(html)
          .startsWith("<!DOCTYPE html>")
          .contains("<html lang=\"" + language.tag() + "\">");
      List<Integer> levels = new ArrayList<>();
      Matcher heading = Pattern.compile("<h([1-6])[ >]").matcher(html);
      while (heading.find()) {
        levels.add(Integer.valueOf(heading.group(1)));
      }
      assertThat(levels.get(0)).isEqualTo(1);
      for (int i = 1; i < levels.size(); i++) {
        assertThat(levels.get(i)).isBetween(2, levels.get(i - 1) + 1);
      }
      assertThat(html)
          .contains("class=\"warn\"")
          .doesNotContain("http://")
          .doesNotContain("src=")
          .doesNotContain("<script");
    }
  }

  @Test
  void tables_have_captions_and_headers_with_a_scope_and_ids_are_unique() throws Exception {
    Document page = parse(DictionaryPage.of(project(Language.NB), Origin.DELIVERED));
    NodeList tables = page.getElementsByTagName("table");
    assertThat(tables.getLength()).isGreaterThan(100);
    for (int i = 0; i < tables.getLength(); i++) {
      assertThat(((Element) tables.item(i)).getElementsByTagName("caption").getLength()).isOne();
    }
    NodeList headers = page.getElementsByTagName("th");
    for (int i = 0; i < headers.getLength(); i++) {
      assertThat(((Element) headers.item(i)).getAttribute("scope")).isIn("col", "row");
    }
    List<String> ids = new ArrayList<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      String id = ((Element) all.item(i)).getAttribute("id");
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void hostile_labels_are_texts_in_the_page() throws Exception {
    for (String hostile : Made.HOSTILE) {
      if (hostile.startsWith("nul ")) {
        continue;
      }
      String html = DictionaryPage.of(hostile(hostile), Origin.DELIVERED);
      Document page = parse(html);
      assertThat(texts(page, "question-q")).isEqualTo(hostile.replace('\r', '\n'));
      assertThat(page.getElementsByTagName("script").getLength()).isZero();
      assertThat(page.getElementsByTagName("img").getLength()).isZero();
      assertThat(page.getElementsByTagName("table").getLength()).isEqualTo(3);
    }
  }

  @Test
  void hostile_labels_are_texts_in_markdown() {
    String text =
        DictionaryText.of(hostile("| a | `b` [c](javascript:x) <b>\n# d"), Origin.DELIVERED);
    assertThat(text)
        .contains("#### \\| a \\| \\`b\\` \\[c\\]\\(javascript:x\\) \\<b\\> \\# d\n")
        .doesNotContain("\n# d");
  }

  private static Dictionary hostile(String text) {
    return new Dictionary(
        Language.NB,
        text,
        text,
        List.of(
            new Dictionary.Mart(
                "m",
                text,
                text,
                List.of("k"),
                List.of(),
                List.of(
                    new Dictionary.Column(
                        "k",
                        "string",
                        "",
                        "identifier",
                        true,
                        text,
                        List.of(new Dictionary.Term("t", text)))))),
        List.of(
            new Dictionary.Theme(
                "t",
                text,
                List.of(
                    new Dictionary.Asked(
                        "q",
                        text,
                        "grid",
                        text,
                        List.of(text),
                        List.of(new Dictionary.Term("2020", text)),
                        "",
                        List.of(new Dictionary.Term("i", text)),
                        List.of(new Dictionary.Answer("a", text, "substantive", "1")),
                        List.of(text))))));
  }

  private static Dictionary project(Language language) {
    return Dictionary.of(Made.INFO, Made.CONTRACTS.all(), Made.SURVEY, language);
  }

  private static String texts(Document page, String id) {
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.getAttribute("id").equals(id)) {
        return element.getTextContent();
      }
    }
    throw new AssertionError("Nothing has the id " + id);
  }

  /** The page is written so that a parser of XML reads it too, but for two elements of its head. */
  private static Document parse(String html) throws Exception {
    String xml =
        html.substring("<!DOCTYPE html>".length() + 1).replaceAll("<meta ([^>]*)>", "<meta $1/>");
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    } catch (org.xml.sax.SAXException e) {
      throw new IOException(e);
    }
  }
}
