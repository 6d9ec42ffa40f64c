package no.kommunespeil.report.ddi;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.data.PackageInfo;
import org.jspecify.annotations.Nullable;

/**
 * A wave as DDI-Codebook 2.5 (ddialliance.org): the study, a file for each sub-survey, and every
 * variable with its question, answers and frequencies, in Norwegian and English.
 */
public final class WaveCodebook {

  private static final String NAMESPACE = "ddi:codebook:2_5";
  private static final String RATES = "response_rate";

  private static final Text SYNTHETIC =
      new Text(
          "SYNTETISKE DATA, ikke svar fra kommuner.",
          "SYNTHETIC DATA, no answers of municipalities.");

  private static final Text UNITS = new Text("Kommune eller bydel", "Municipality or district");

  private static final Text FILE_CONTENT =
      new Text(
          "Svar etter enhet; gis bare ut etter avtale, i tabellen linked_answers.",
          "Answers by unit; given by agreement only, in the table linked_answers.");

  private final PackageInfo info;
  private final Codebook codebook;
  private final Tables tables;

  public WaveCodebook(PackageInfo info, Codebook codebook, Tables tables) {
    this.info = info;
    this.codebook = codebook;
    this.tables = tables;
  }

  /** Writes the wave; the same tables give the same bytes. */
  public void write(Wave wave, OutputStream to) throws IOException {
    try {
      Xml xml = new Xml(to);
      xml.begin("codeBook", "version", "2.5", "xml:lang", Language.NB.tag());
      xml.namespace(NAMESPACE);
      study(xml, wave);
      for (WaveSubSurvey asked : wave.subSurveys()) {
        file(xml, wave, asked);
      }
      VariableElements variables = new VariableElements(xml, Frequencies.of(tables, wave.key()));
      xml.begin("dataDscr");
      for (WaveSubSurvey asked : wave.subSurveys()) {
        for (Variable variable : asked.asked()) {
          variables.write(asked.subSurvey().key(), variable);
        }
      }
      xml.end();
      xml.end();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("Writing the DDI file of wave " + wave.key() + " failed.", e);
    }
  }

  private void study(Xml xml, Wave wave) throws XMLStreamException {
    xml.begin("stdyDscr");
    xml.begin("citation");
    xml.begin("titlStmt");
    xml.in(Language.NB, "titl", title(wave, Language.NB));
    xml.in(Language.EN, "parTitl", title(wave, Language.EN));
    xml.text("IDNo", info.name() + "-" + wave.key());
    xml.end();
    xml.begin("rspStmt");
    xml.both("AuthEnty", info.publisher());
    xml.end();
    xml.begin("distStmt");
    xml.both("distrbtr", info.publisher());
    xml.end();
    xml.end();
    content(xml, wave);
    xml.begin("method");
    xml.begin("dataColl");
    xml.both("collMode", info.mode());
    xml.end();
    responseRates(xml, wave);
    xml.end();
    xml.begin("dataAccs");
    xml.begin("useStmt");
    xml.text(
        "conditions",
        info.licenses().stream()
            .map(license -> license.title() + ", " + license.path())
            .collect(Collectors.joining("; ")));
    xml.end();
    xml.end();
    xml.end();
  }

  private String title(Wave wave, Language language) {
    return language.of(info.title()) + ", " + language.of(wave.label());
  }

  private void content(Xml xml, Wave wave) throws XMLStreamException {
    xml.begin("stdyInfo");
    xml.begin("subject");
    for (Text theme : codebook.themes().values()) {
      xml.both("keyword", theme);
    }
    xml.end();
    if (tables.synthetic()) {
      xml.both("abstract", SYNTHETIC);
    }
    xml.both("abstract", info.description());
    xml.begin("sumDscr");
    String from = wave.fieldFrom().toString();
    String to = wave.fieldTo().toString();
    xml.text("collDate", from, "date", from, "event", "start");
    xml.text("collDate", to, "date", to, "event", "end");
    xml.text("nation", "Norge", "abbr", "NO", "xml:lang", Language.NB.tag());
    xml.both("anlyUnit", UNITS);
    xml.both("universe", info.universe());
    xml.end();
    xml.end();
  }

  private void responseRates(Xml xml, Wave wave) throws XMLStreamException {
    Optional<Table> found = rates(wave);
    if (found.isEmpty() || found.get().rows().isEmpty()) {
      return;
    }
    Table rates = found.get();
    int answered = rates.column("answered_n");
    int frame = rates.column("frame_n");
    xml.begin("anlyInfo");
    for (@Nullable Object[] row : rates.rows()) {
      for (Language language : Language.values()) {
        Object name = row[rates.column(language.column("sub_survey"))];
        xml.in(
            language,
            "respRate",
            name + ": " + row[answered] + language.of(" av ", " of ") + row[frame]);
      }
    }
    xml.end();
  }

  /** Who responded over all units, in the denominators that count. */
  private Optional<Table> rates(Wave wave) {
    return tables.has(RATES)
        ? Optional.of(
            tables.read(
                RATES, Map.of("wave", wave.key(), "breakdown", "all", "variant", "eligible")))
        : Optional.empty();
  }

  private void file(Xml xml, Wave wave, WaveSubSurvey asked) throws XMLStreamException {
    String subSurvey = asked.subSurvey().key();
    xml.begin("fileDscr", "ID", VariableElements.fileId(subSurvey));
    xml.begin("fileTxt");
    xml.text("fileName", wave.key() + "_" + subSurvey);
    // Of this one there is one, in whichever language; the other is in a note.
    xml.in(Language.NB, "fileCont", FILE_CONTENT.nb());
    xml.begin("dimensns");
    Optional<Table> rates = rates(wave).map(table -> table.where(Map.of("sub_survey", subSurvey)));
    if (rates.isPresent()) {
      int answered = rates.get().column("answered_n");
      List<@Nullable Object[]> rows = rates.get().rows();
      for (@Nullable Object[] row : rows) {
        xml.text("caseQnty", String.valueOf(row[answered]));
      }
    }
    xml.text("varQnty", String.valueOf(asked.asked().size()));
    xml.end();
    xml.end();
    xml.in(Language.EN, "notes", FILE_CONTENT.en());
    xml.end();
  }
}
