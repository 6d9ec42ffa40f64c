package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.model.ReportModel.Cell;
import no.kommunespeil.report.model.ReportModel.Chapter;
import no.kommunespeil.report.model.ReportModel.DataTable;
import no.kommunespeil.report.model.ReportModel.Figure;
import no.kommunespeil.report.phrase.Numbers;
import no.kommunespeil.report.phrase.Phrases;

/** What the numbers can and cannot carry. */
final class MethodsChapter {

  private static final int SHOWN = 20;

  private final Source source;
  private final Language language;
  private final Numbers numbers;
  private final Notes notes;
  private final Cells cells;

  MethodsChapter(Source source) {
    this.source = source;
    this.language = source.language();
    this.numbers = source.numbers();
    this.notes = new Notes(source);
    this.cells = source.cells();
  }

  Chapter chapter() {
    return new Chapter(
        "methods",
        language.of("Metode: hva tallene tåler", "Methods: what the numbers can carry"),
        List.of(),
        List.of(
            language.of(
                "Alle kommuner og bydeler i utvalget ble spurt. Undersøkelsen er altså en telling"
                    + " med frafall, ikke et tilfeldig utvalg: hvem som svarte, har de selv bestemt.",
                "Every municipality and district of the frame was asked. The survey is a census"
                    + " with non-response, not a random sample: who responded decided so themselves."),
            language.of(
                "Intervallene gjelder alle enheter nevneren står for. De regner den som svarte som"
                    + " tilfeldig innen gruppen, og krymper mot null når alle svarer. En frivillig"
                    + " undersøkelse kan ikke love at de som svarte ligner dem som ikke gjorde det.",
                "Intervals are about all units the denominator stands for. They treat who answered"
                    + " as random within the group, and shrink to nothing when everyone answers. A"
                    + " voluntary survey cannot promise that those who answered are like those who"
                    + " did not."),
            language.of(
                "Ytterpunktene forutsetter ingenting: de er det laveste og høyeste verdien kunne"
                    + " vært, uansett hva alle som ikke svarte ville ha sagt.",
                "Worst-case bounds assume nothing: they are the lowest and highest the value could"
                    + " be, whatever all who did not answer would have said."),
            language.of(
                "Status: A er uten merknad, U er usikker (bredt intervall, lav svarprosent, brede"
                    + " ytterpunkter eller få i nevneren), B er et brudd i serien, M mangler og O er"
                    + " ikke spurt.",
                "Status: A is without remark, U is of low reliability (wide interval, low response,"
                    + " wide bounds or few in the denominator), B is a break in the series, M is"
                    + " missing and O is not asked."),
            language.of(
                "«Vet ikke» er et svar og står i nevneren der ikke annet er sagt. Tabellene viser"
                    + " også andelen uten dem.",
                "Don't know is an answer and is in the denominator where nothing else is said."
                    + " Tables show the share without it too."),
            language.of(
                "Rapporten setter ingen stjerner for signifikans i overskrifter. Med så mange"
                    + " sammenligninger, få enheter og frafall ville de love for mye. En endring"
                    + " nevnes i ord bare når spørsmålet er det samme, endringen ikke er holdt"
                    + " tilbake, og q-verdien, som tar høyde for at mange endringer prøves, er under "
                    + numbers.decimal(Phrases.NAMED_BELOW, 2)
                    + ".",
                "The report puts no stars of significance in its headings. With so many"
                    + " comparisons, few units and non-response they would promise too much. A"
                    + " change is named in words only when the question is the same, the change is"
                    + " not withheld, and its q value, which allows for many changes being tried, is"
                    + " below "
                    + numbers.decimal(Phrases.NAMED_BELOW, 2)
                    + "."),
            language.of(
                "Ord for andeler: «8 av 10» brukes når andelen er innenfor "
                    + numbers.decimal(Phrases.NEAR_TENTH, 1)
                    + " prosentpoeng, «halvparten», «en av fire», «to av tre» og lignende innenfor "
                    + numbers.decimal(Phrases.NEAR, 0)
                    + ", «om lag halvparten» litt lenger unna, «nesten alle» og «nesten ingen» fra 97,5 og til 2,5 prosent, «alle» og"
                    + " «ingen» bare om alle og ingen. Ellers skrives prosenten. Med færre enn "
                    + Phrases.FEWEST
                    + " svar skrives antallene.",
                "Words for shares: “8 in 10” is used when the share is within "
                    + numbers.decimal(Phrases.NEAR_TENTH, 1)
                    + " percentage points, “half”, “one in four”, “two in three” and the like within"
                    + " "
                    + numbers.decimal(Phrases.NEAR, 0)
                    + ", “about half” a little further off, “almost all” and “almost none” from 97.5 and up to 2.5 per cent, “all” and"
                    + " “none” only of all and none. Else the percentage is written. With fewer than "
                    + Phrases.FEWEST
                    + " responses the counts are."),
            language.of(
                "Justerte verdier vekter svarene slik at de som svarte ligner de spurte i det"
                    + " registrene vet. De står ved siden av de ujusterte, ikke i stedet for dem.",
                "Adjusted values weight responses so that those who answered resemble those asked"
                    + " in what registers know. They stand beside the unadjusted, not in their"
                    + " place.")),
        adjusted().stream().toList());
  }

  private Optional<Figure> adjusted() {
    List<Row> all =
        source
            .rows("adjusted_estimates", Map.of("wave", source.wave(), "breakdown", "all"))
            .stream()
            .filter(
                row ->
                    row.text("statistic").equals("share")
                        && !row.text("variable").endsWith(".#")
                        && row.has("effect"))
            .toList();
    List<Row> rows =
        all.stream()
            .sorted(
                Comparator.comparingDouble((Row row) -> -size(row))
                    .thenComparing(row -> row.text("variable"))
                    .thenComparing(row -> row.text("category")))
            .limit(SHOWN)
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> body = new ArrayList<>();
    for (Row row : rows) {
      String item = source.label(row, "item");
      body.add(
          List.of(
              Cell.text(source.label(row, "question") + (item.isEmpty() ? "" : ": " + item)),
              Cell.text(source.label(row, "sub_survey")),
              Cell.text(source.label(row, "category")),
              cells.share(row),
              cells.interval(row),
              cells.percent(row, "adjusted_value"),
              cells.points(row, "effect"),
              Cell.text(notes.statusOf(row))));
    }
    return Optional.of(
        new Figure(
            "",
            0,
            language.of("Der justering flytter mest", "Where adjustment moves most"),
            language.of("Justert ved siden av ujustert", "Adjusted beside unadjusted"),
            Told.of(language.of("De ", "The "))
                .and(cells.rows(rows))
                .and(language.of(" største av ", " largest of "))
                .and(cells.rows(all))
                .and(language.of(" andeler; n = ", " shares; n = "))
                .and(cells.countRange(rows, "used_n"))
                .and("."),
            notes.status(rows),
            List.of(),
            new DataTable(
                List.of(
                    language.of("Spørsmål", "Question"),
                    language.of("Delundersøkelse", "Part"),
                    language.of("Svar", "Answer"),
                    language.of("Ujustert", "Unadjusted"),
                    language.of("95 %-intervall", "95% interval"),
                    language.of("Justert", "Adjusted"),
                    language.of("Forskjell, prosentpoeng", "Difference, percentage points"),
                    language.of("Status", "Status")),
                body)));
  }

  private static double size(Row row) {
    Double effect = row.share("effect");
    return effect == null ? 0 : Math.abs(effect);
  }
}
