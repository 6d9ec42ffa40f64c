package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import no.kommunespeil.domain.quality.Finding;
import no.kommunespeil.domain.quality.Judgement;
import no.kommunespeil.domain.quality.Setting;
import no.kommunespeil.domain.quality.Verdict;
import no.kommunespeil.domain.survey.Text;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at before the marts were published: a row for every check of every sub-survey,
 * numbered 0, that says how it ended, and a row for each finding, numbered from 1.
 */
public final class QualityFindingsMart {

  public static final String NAME = "quality_findings";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY)
          .and(
              List.of(
                  "check_key",
                  "check_nb",
                  "check_en",
                  "check_order",
                  "stage",
                  "level",
                  "outcome",
                  "finding_no",
                  "findings_n",
                  "file",
                  "variable",
                  "category",
                  "breakdown",
                  "value",
                  "limit_value",
                  "what_nb",
                  "what_en",
                  "remedy_nb",
                  "remedy_en",
                  "reason"))
          .list();

  private final MartInputs inputs;
  private final Judgement judgement;

  QualityFindingsMart(MartInputs inputs, Judgement judgement) {
    this.inputs = inputs;
    this.judgement = judgement;
  }

  List<@Nullable Object[]> rows() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Verdict verdict : judgement.verdicts()) {
      rows.add(ended(verdict));
      for (int i = 0; i < verdict.findings().size(); i++) {
        rows.add(found(verdict, verdict.findings().get(i), i + 1));
      }
    }
    return rows;
  }

  private @Nullable Object[] ended(Verdict verdict) {
    @Nullable Object[] row = new Object[COLUMNS.size()];
    int at = verdict(row, verdict);
    Text said = said(verdict);
    row[at] = 0;
    row[at + 1] = (long) verdict.findings().size();
    row[at + 8] = said.nb();
    row[at + 9] = said.en();
    return row;
  }

  private static Text said(Verdict verdict) {
    int number = verdict.findings().size();
    return switch (verdict.outcome()) {
      case PASSED -> new Text("Kontrollert uten funn.", "Checked, and nothing found.");
      case WARNED ->
          new Text(
              number + " funn, som ikke hindrer publisering.",
              number + (number == 1 ? " finding" : " findings") + ", told and published.");
      case STOPPED ->
          new Text(
              number + " funn, som hindrer publisering.",
              number + (number == 1 ? " finding" : " findings") + ", and nothing is published.");
      case NOT_CHECKED ->
          new Text("Det er ikke noe å kontrollere ennå.", "There is nothing to check yet.");
      case OFF -> new Text("Kontrollen er slått av.", "The check is turned off.");
    };
  }

  private @Nullable Object[] found(Verdict verdict, Finding finding, int number) {
    @Nullable Object[] row = new Object[COLUMNS.size()];
    int at = verdict(row, verdict);
    row[at++] = number;
    row[at++] = null;
    row[at++] = finding.about().file();
    row[at++] = finding.about().variable();
    row[at++] = finding.about().category();
    row[at++] = finding.about().breakdown();
    row[at++] = finding.value();
    row[at++] = finding.limit();
    row[at++] = finding.what().nb();
    row[at++] = finding.what().en();
    row[at++] = finding.remedy().nb();
    row[at] = finding.remedy().en();
    return row;
  }

  /** What all rows of a check share; returns the position of the number of the finding. */
  private int verdict(@Nullable Object[] row, Verdict verdict) {
    int at = RowCells.wave(row, 0, inputs.survey().wave(verdict.wave()).orElseThrow(), inputs);
    at = RowCells.subSurvey(row, at, verdict.subSurvey());
    Setting setting = verdict.setting();
    row[at++] = verdict.check().key();
    row[at++] = verdict.check().label().nb();
    row[at++] = verdict.check().label().en();
    row[at++] = verdict.check().ordinal();
    row[at++] = verdict.check().stage().key();
    row[at++] = setting.level().key();
    row[at++] = verdict.outcome().key();
    row[COLUMNS.size() - 1] = setting.reason().isEmpty() ? null : setting.reason();
    return at;
  }
}
