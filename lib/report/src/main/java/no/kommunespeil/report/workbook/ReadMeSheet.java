package no.kommunespeil.report.workbook;

import java.util.List;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.data.PackageInfo;
import no.kommunespeil.report.data.Vocabulary;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The first sheet: what the workbook is, and how to read it. */
final class ReadMeSheet {

  private static final Text NAME = new Text("Les meg", "Read me");

  private static final Text SYNTHETIC =
      new Text(
          "SYNTETISKE DATA: tallene er laget av programmet og er ikke svar fra kommuner.",
          "SYNTHETIC DATA: the figures were made up by the program and are no answers of"
              + " municipalities.");

  private static final List<Text> HOW_TO_READ =
      List.of(
          new Text(
              "Tallene er de samme som i Parquet-filene og er ikke avrundet; andeler vises som"
                  + " prosent med én desimal.",
              "The numbers are those of the Parquet files and not rounded; shares are shown as"
                  + " percent with one decimal."),
          new Text(
              "Hver overskrift har et notat som sier hva kolonnen inneholder. Alle kolonner kan"
                  + " filtreres.",
              "Each header has a note that says what the column holds. Every column can be"
                  + " filtered."),
          new Text(
              "frame_n er de spurte, response_n de som svarte på delen, asked_n de som fikk"
                  + " spørsmålet, answered_n de som svarte på det, used_n nevneren.",
              "frame_n are those asked, response_n those who responded to the part, asked_n those"
                  + " who got the question, answered_n those who answered it, used_n the"
                  + " denominator."),
          new Text(
              "«Vet ikke» er med i share, og utelatt i share_excl_dont_know.",
              "Don't know is in share, and left out of share_excl_dont_know."),
          new Text(
              "Intervallet (lower, upper) tar dem som svarte for tilfeldige i gruppen. Det kan en"
                  + " frivillig undersøkelse ikke love. Ytterpunktene (bound_low, bound_high)"
                  + " forutsetter ingenting: så lav og så høy kunne verdien vært, hva enn resten"
                  + " hadde svart.",
              "The interval (lower, upper) takes those who responded for random within the group."
                  + " A voluntary survey cannot promise that. The bounds (bound_low, bound_high)"
                  + " assume nothing: so low and so high the value could be, whatever the others"
                  + " would have answered."),
          new Text(
              "En tom celle betyr at verdien mangler, ikke null.",
              "An empty cell means that the value is missing, not zero."));

  /** Width of the column of texts, in letters. */
  private static final int RIGHT = 110;

  /** Height of a line of text, in points. */
  private static final int LINE = 15;

  private final PackageInfo info;
  private final Language language;
  private int row;

  ReadMeSheet(PackageInfo info, Language language) {
    this.info = info;
    this.language = language;
  }

  void write(Workbook workbook, Tables tables) {
    Worksheet sheet = workbook.newWorksheet(language.of(NAME));
    sheet.width(0, 30);
    sheet.width(1, RIGHT);
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToHeight((short) 0);
    heading(sheet, info.title());
    if (tables.synthetic()) {
      line(sheet, SYNTHETIC);
      sheet.style(row - 1, 1).bold().fontColor("C00000").set();
    }
    line(sheet, info.description());
    heading(sheet, new Text("Slik leses tallene", "How to read the numbers"));
    HOW_TO_READ.forEach(text -> line(sheet, text));
    heading(sheet, new Text("Status (obs_status)", "Status (obs_status)"));
    for (Vocabulary.Word status : Vocabulary.statuses()) {
      pair(sheet, status.key(), language.of(status.label()));
    }
    heading(sheet, new Text("Ark", "Sheets"));
    for (String mart : Sheet.marts(tables)) {
      tables.contracts().stream()
          .filter(contract -> contract.name().equals(mart))
          .forEach(contract -> pair(sheet, mart, language.of(contract.description())));
    }
    line(
        sheet,
        new Text(
            "estimates, time_series, multiple_response og role_agreement har her bare alle enheter"
                + " under ett, county_breakdown bare fylkene slik de var; resten er i"
                + " Parquet-filene.",
            "Here estimates, time_series, multiple_response and role_agreement have all units"
                + " together only, county_breakdown the counties as they were only; the rest is in"
                + " the Parquet files."));
    heading(sheet, new Text("Lisenser og kilder", "Licences and sources"));
    for (PackageInfo.License license : info.licenses()) {
      pair(sheet, license.name(), license.title() + ", " + license.path());
    }
    for (PackageInfo.Source source : info.sources()) {
      pair(sheet, source.license(), language.of(source.title()) + ", " + source.path());
    }
  }

  private void heading(Worksheet sheet, Text text) {
    if (row > 0) {
      row++;
    }
    sheet.value(row, 0, CellText.ofSheet(language.of(text)));
    sheet.style(row, 0).bold().fontSize(13).set();
    row++;
  }

  private void line(Worksheet sheet, Text text) {
    pair(sheet, "", language.of(text));
  }

  /** Makes room for all of the text: not every spreadsheet makes rows higher by itself. */
  private void pair(Worksheet sheet, String left, String right) {
    String shown = CellText.ofSheet(right);
    sheet.value(row, 0, CellText.ofSheet(left));
    sheet.style(row, 0).verticalAlignment("top").set();
    sheet.value(row, 1, shown);
    sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
    int lines = (shown.length() + RIGHT - 1) / RIGHT;
    if (lines > 1) {
      sheet.rowHeight(row, lines * LINE);
    }
    row++;
  }
}
