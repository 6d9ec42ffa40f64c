package no.kommunespeil.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import no.kommunespeil.domain.survey.CodingFile;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.Delivery.Target;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.sample.SampleSummary.WrittenFile;

/** Writes what made-up readers made of the open answers: one row per answer that was coded. */
final class CodingWriter {

  private final CodingFile coding;
  private final AnswerSheet sheet;
  private final List<PreparedRow> rows = new ArrayList<>();
  private final List<IntFunction<String>> identifiers = new ArrayList<>();

  CodingWriter(CodingFile coding, AnswerSheet sheet) {
    this.coding = coding;
    this.sheet = sheet;
  }

  /**
   * Adds the coded answers of a submission.
   *
   * @param identifier the export tool's identifier of the submission in each copy of the country
   */
  void add(Submission submission, IntFunction<String> identifier) {
    for (String question : coding.questions()) {
      List<String> codes = new ArrayList<>();
      boolean coded = false;
      for (int i = 0; i < sheet.asked().size(); i++) {
        Variable variable = sheet.asked().get(i);
        if (variable.role() == Variable.Role.OPTION
            && variable.question().key().equals(question)
            && submission.codes()[i] >= 0) {
          coded = true;
          if (submission.codes()[i] == variable.scale().indexOf(Variable.TICKED)) {
            codes.add(variable.item().map(Item::label).orElseThrow().nb());
          }
        }
      }
      if (coded) {
        rows.add(row(question, String.join(coding.file().listSeparator(), codes)));
        identifiers.add(identifier);
      }
    }
  }

  private PreparedRow row(String question, String codes) {
    List<Target> columns = List.copyOf(coding.file().columns().values());
    String[] cells = new String[columns.size()];
    int idColumn = -1;
    for (int i = 0; i < cells.length; i++) {
      Target target = columns.get(i);
      boolean isId = target.equals(new Target.Meta(MetaField.RESPONSE_ID));
      idColumn = isId ? i : idColumn;
      cells[i] =
          target instanceof Target.CodedQuestion
              ? question
              : target instanceof Target.Codes ? codes : isId ? "" : "ja";
    }
    return new PreparedRow(cells, idColumn, -1, 0);
  }

  /** The files written; none where nothing was coded. */
  List<WrittenFile> write(SampleOptions options, FileSink out) throws IOException {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> header = List.copyOf(coding.file().columns().keySet());
    return new Copies(coding.file(), header, false)
        .write(rows, (row, replica) -> identifiers.get(row).apply(replica), options.scale(), out);
  }
}
