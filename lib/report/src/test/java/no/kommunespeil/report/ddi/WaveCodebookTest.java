package no.kommunespeil.report.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.Direction;
import no.kommunespeil.domain.survey.FrameRule;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.report.Made;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What is checked is the part of DDI-Codebook 2.5 that is written: which element may stand in
 * which, in what order and how often, from the standard's field level documentation.
 */
class WaveCodebookTest {

  /** Children in the order the standard has them. */
  private static final Map<String, List<String>> CHILDREN =
      Map.ofEntries(
          Map.entry("codeBook", List.of("stdyDscr", "fileDscr", "dataDscr")),
          Map.entry("stdyDscr", List.of("citation", "stdyInfo", "method", "dataAccs")),
          Map.entry("citation", List.of("titlStmt", "rspStmt", "distStmt")),
          Map.entry("titlStmt", List.of("titl", "parTitl", "IDNo")),
          Map.entry("rspStmt", List.of("AuthEnty")),
          Map.entry("distStmt", List.of("distrbtr")),
          Map.entry("stdyInfo", List.of("subject", "abstract", "sumDscr")),
          Map.entry("subject", List.of("keyword")),
          Map.entry("sumDscr", List.of("collDate", "nation", "anlyUnit", "universe")),
          Map.entry("method", List.of("dataColl", "anlyInfo")),
          Map.entry("dataColl", List.of("collMode")),
          Map.entry("anlyInfo", List.of("respRate")),
          Map.entry("dataAccs", List.of("useStmt")),
          Map.entry("useStmt", List.of("conditions")),
          Map.entry("fileDscr", List.of("fileTxt", "notes")),
          Map.entry("fileTxt", List.of("fileName", "fileCont", "dimensns")),
          Map.entry("dimensns", List.of("caseQnty", "varQnty")),
          Map.entry("dataDscr", List.of("var")),
          Map.entry(
              "var",
              List.of(
                  "labl",
                  "qstn",
                  "invalrng",
                  "universe",
                  "TotlResp",
                  "sumStat",
                  "txt",
                  "catgry",
                  "varFormat")),
          Map.entry("qstn", List.of("qstnLit")),
          Map.entry("invalrng", List.of("item")),
          Map.entry("catgry", List.of("catValu", "labl", "catStat")));

  /** Those of them that may stand there once. */
  private static final Set<String> ONCE =
      Set.of(
          "citation",
          "titlStmt",
          "titl",
          "rspStmt",
          "distStmt",
          "conditions",
          "fileTxt",
          "fileName",
          "fileCont",
          "dimensns");

  /** May hold nothing, not even white space. */
  private static final Set<String> EMPTY = Set.of("item");

  private static final Wave WAVE = Made.SURVEY.wave("2020").orElseThrow();

  @Test
  void every_wave_keeps_the_standards_order_and_names() throws Exception {
    for (Wave wave : Made.SURVEY.waves()) {
      Document document = write(Made.SURVEY.codebook(), Made.empty(), wave);
      Element root = document.getDocumentElement();
      assertThat(root.getNamespaceURI()).isEqualTo("ddi:codebook:2_5");
      assertThat(root.getAttribute("version")).isEqualTo("2.5");
      check(root);
      Set<String> ids = new HashSet<>();
      NodeList variables = nodes(document, "//d:var | //d:fileDscr");
      for (int i = 0; i < variables.getLength(); i++) {
        String id = ((Element) variables.item(i)).getAttribute("ID");
        assertThat(id).matches("[A-Za-z_][A-Za-z0-9._-]*");
        assertThat(ids.add(id)).as(id).isTrue();
      }
      assertThat(nodes(document, "//d:var").getLength())
          .isEqualTo(wave.subSurveys().stream().mapToInt(asked -> asked.asked().size()).sum());
      assertThat(ids).containsAll(texts(document, "//d:var/@files"));
    }
  }

  private static void check(Element element) {
    List<String> allowed = CHILDREN.getOrDefault(element.getNodeName(), List.of());
    int last = 0;
    Set<String> before = new HashSet<>();
    assertThat(EMPTY.contains(element.getNodeName()) && element.hasChildNodes()).isFalse();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        int at = allowed.indexOf(inner.getNodeName());
        assertThat(at)
            .as(inner.getNodeName() + " in " + element.getNodeName())
            .isGreaterThanOrEqualTo(last);
        assertThat(before.add(inner.getNodeName()) || !ONCE.contains(inner.getNodeName()))
            .as("one " + inner.getNodeName() + " in " + element.getNodeName())
            .isTrue();
        last = at;
        check(inner);
      }
    }
  }

  @Test
  void frequencies_are_the_counts_of_all_units() throws Exception {
    Table estimates =
        Made.table(
            "estimates",
            List.of(
                estimate("with_register", 60L), estimate("no", 30L), estimate("dont_know", 10L)));
    Document document = write(Made.SURVEY.codebook(), Tables.of(List.of(estimates)), WAVE);
    String var = "//d:var[@ID='municipal_director.interpreter_guidelines']";
    for (String answer : List.of("with_register", "no", "dont_know")) {
      Table row = estimates.where(Map.of("category", answer));
      Object count = row.rows().get(0)[row.column("count_n")];
      assertThat(texts(document, var + "/d:catgry[d:catValu='" + answer + "']/d:catStat"))
          .containsExactly(String.valueOf(count));
    }
    // 217 responses, 110 asked and 100 answered.
    assertThat(texts(document, var + "/d:catgry[d:catValu='.not_asked']/d:catStat"))
        .containsExactly("107");
    assertThat(texts(document, var + "/d:catgry[d:catValu='.no_answer']/d:catStat"))
        .containsExactly("10");
    assertThat(texts(document, var + "/d:sumStat[@type='vald']")).containsExactly("100");
    assertThat(texts(document, var + "/d:TotlResp")).containsExactly("217");
  }

  private static Map<String, ?> estimate(String category, long count) {
    return Map.of(
        "wave",
        "2020",
        "sub_survey",
        "municipal_director",
        "variable",
        "interpreter_guidelines",
        "breakdown",
        "all",
        "statistic",
        "share",
        "category",
        category,
        "count_n",
        count,
        "response_n",
        217L,
        "asked_n",
        110L,
        "answered_n",
        100L);
  }

  @Test
  void response_rates_and_their_files_are_those_of_the_mart() throws Exception {
    Table rates =
        Made.table(
            "response_rate",
            List.of(
                Map.of(
                    "wave", "2020",
                    "sub_survey", "integration_lead",
                    "sub_survey_nb", "Integreringsansvarlig",
                    "sub_survey_en", "Integration lead",
                    "breakdown", "all",
                    "variant", "eligible",
                    "answered_n", 217L,
                    "frame_n", 371L)));
    Document document = write(Made.SURVEY.codebook(), Tables.of(List.of(rates)), WAVE);
    assertThat(texts(document, "//d:respRate"))
        .containsExactly("Integreringsansvarlig: 217 av 371", "Integration lead: 217 of 371");
    assertThat(texts(document, "//d:fileDscr[@ID='file.integration_lead']//d:caseQnty"))
        .containsExactly("217");
  }

  @Test
  void dont_know_is_declared_missing() throws Exception {
    Document document = write(Made.SURVEY.codebook(), Made.empty(), WAVE);
    String var = "//d:var[@ID='municipal_director.interpreter_guidelines']";
    assertThat(texts(document, var + "/d:invalrng/d:item/@VALUE")).containsExactly("dont_know");
    assertThat(texts(document, var + "/d:catgry[@missing='Y']/d:catValu"))
        .containsExactly("dont_know");
  }

  @Test
  void synthetic_waves_say_so() throws Exception {
    Table waves = Made.table("waves", List.of(Map.of("wave", "2020", "synthetic", true)));
    Document document = write(Made.SURVEY.codebook(), Tables.of(List.of(waves)), WAVE);
    assertThat(texts(document, "//d:abstract").get(0)).startsWith("SYNTETISKE DATA");
  }

  @Test
  void hostile_labels_are_texts() throws Exception {
    for (String hostile : Made.HOSTILE) {
      Text text = new Text(hostile, hostile);
      Wave wave = hostile(text);
      Document document = write(Made.SURVEY.codebook(), Made.empty(), wave);
      check(document.getDocumentElement());
      String expected =
          hostile
              .replaceAll("[\u0000\u0007\u001B\uFFFE]", "\uFFFD")
              .replace("\uD800 ", "\uFFFD ")
              .replace('\r', '\n');
      assertThat(texts(document, "//d:qstnLit").get(0)).isEqualTo(expected);
      assertThat(texts(document, "//d:catgry/d:labl").get(0)).isEqualTo(expected);
    }
  }

  private static Wave hostile(Text text) {
    Question like = Made.SURVEY.codebook().question("interpreter_guidelines").orElseThrow();
    Scale scale =
        new Scale(
            "s",
            text,
            List.of(new Category("a", text, CategoryKind.SUBSTANTIVE, null, "1", List.of(), false)),
            List.of());
    Question question =
        new Question(
            "q",
            like.kind(),
            text,
            like.theme(),
            like.repetition(),
            like.sensitivity(),
            text,
            List.of(),
            like.askedOf(),
            scale,
            Direction.NONE,
            List.of(),
            like.filter(),
            "",
            List.of(),
            like.place());
    Variable variable =
        new Variable("q", 0, Variable.Role.ANSWER, question, Optional.empty(), scale);
    WaveSubSurvey asked = WAVE.subSurveys().get(0);
    FrameRule frame = asked.frame();
    return new Wave(
        "2020",
        0,
        text,
        WAVE.fieldFrom(),
        WAVE.fieldTo(),
        WAVE.registerDay(),
        WAVE.factsYear(),
        List.of(new WaveSubSurvey(asked.subSurvey(), frame, List.of(), List.of(variable))),
        List.of(),
        WAVE.place());
  }

  private static Document write(Codebook codebook, Tables tables, Wave wave) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new WaveCodebook(Made.INFO, codebook, tables).write(wave, out);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray()));
  }

  private static NodeList nodes(Document document, String path) throws Exception {
    XPath xpath = XPathFactory.newDefaultInstance().newXPath();
    String local = path.replaceAll("d:([A-Za-z]+)", "*[local-name()='$1']");
    return (NodeList) xpath.evaluate(local, document, XPathConstants.NODESET);
  }

  private static List<String> texts(Document document, String path) throws Exception {
    NodeList nodes = nodes(document, path);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
