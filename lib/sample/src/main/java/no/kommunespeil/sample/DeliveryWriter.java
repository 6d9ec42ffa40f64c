package no.kommunespeil.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.Delivery.Target;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.sample.SampleSummary.Planted;
import no.kommunespeil.sample.SampleSummary.WrittenFile;
import no.kommunespeil.sample.SampleTargets.Defaults;
import no.kommunespeil.sample.SampleTargets.SubSurveyTargets;

/** Writes the files of one sub-survey of a wave, and what was coded of its open answers. */
final class DeliveryWriter {

  private static final double WITH_BYTE_ORDER_MARK = 0.4;

  private final Wave wave;
  private final WaveSubSurvey sub;
  private final AnswerSheet sheet;
  private final Registers registers;
  private final Draws draws;
  private final SampleOptions options;
  private final List<WrittenFile> files = new ArrayList<>();
  private final List<Planted> planted = new ArrayList<>();
  private final List<CodingWriter> codings = new ArrayList<>();
  private long answers;

  DeliveryWriter(
      Wave wave,
      WaveSubSurvey sub,
      AnswerSheet sheet,
      Registers registers,
      Draws draws,
      SampleOptions options) {
    this.wave = wave;
    this.sub = sub;
    this.sheet = sheet;
    this.registers = registers;
    this.draws = draws;
    this.options = options;
    sub.codings().forEach(coding -> codings.add(new CodingWriter(coding, sheet)));
  }

  /** A sub-survey with several deliveries has its submissions dealt out among them in turn. */
  void write(Optional<SubSurveyTargets> targets, Defaults defaults, FileSink out)
      throws IOException {
    List<Delivery> deliveries = sub.deliveries();
    if (deliveries.isEmpty()) {
      return;
    }
    Cells first = new Cells(wave.key(), deliveries.get(0), sheet, draws);
    Submissions submissions =
        new Submissions(wave, sub, sheet, first, registers, targets, defaults, draws);
    List<Submission> all = submissions.all();
    submissions
        .planted()
        .forEach(
            (kind, count) ->
                planted.add(new Planted(wave.key(), sub.subSurvey().key(), kind, count)));
    for (int d = 0; d < deliveries.size(); d++) {
      List<Submission> own = new ArrayList<>();
      for (int i = d; i < all.size(); i += deliveries.size()) {
        own.add(all.get(i));
      }
      write(deliveries.get(d), own, d, out);
    }
    for (CodingWriter coding : codings) {
      files.addAll(coding.write(options, out));
    }
  }

  List<WrittenFile> files() {
    return files;
  }

  List<Planted> planted() {
    return planted;
  }

  long answers() {
    return answers;
  }

  private void write(Delivery delivery, List<Submission> submissions, int number, FileSink out)
      throws IOException {
    Cells cells = new Cells(wave.key(), delivery, sheet, draws);
    List<PreparedRow> rows = new ArrayList<>();
    for (Submission submission : submissions) {
      int row = rows.size();
      rows.add(prepare(cells, submission));
      answers += (long) rows.get(row).answers() * options.scale();
      codings.forEach(coding -> coding.add(submission, replica -> id(number, row, replica)));
    }
    List<String> header = cells.columns().stream().map(Cells.Column::header).toList();
    boolean mark = draws.uniform("mark", wave.key(), sub.subSurvey().key()) < WITH_BYTE_ORDER_MARK;
    files.addAll(
        new Copies(delivery, header, mark)
            .write(rows, (row, replica) -> id(number, row, replica), options.scale(), out));
  }

  private String id(int delivery, int row, int replica) {
    String digits = Integer.toString(row + 1);
    String id =
        "S" + wave.key() + "-" + delivery + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    return replica == 0 ? id : id + "-" + replica;
  }

  private PreparedRow prepare(Cells cells, Submission submission) {
    List<Cells.Column> columns = cells.columns();
    String[] texts = new String[columns.size()];
    int idColumn = -1;
    int replicaColumn = -1;
    Set<Integer> answered = new HashSet<>();
    for (int c = 0; c < texts.length; c++) {
      texts[c] = cells.cell(columns.get(c), submission, "", 0);
      Optional<Target> target = columns.get(c).target();
      if (target.isPresent() && target.get() instanceof Target.Meta meta) {
        idColumn = meta.field() == MetaField.RESPONSE_ID ? c : idColumn;
        replicaColumn = meta.field() == MetaField.REPLICA ? c : replicaColumn;
      } else if (target.isPresent() && !texts[c].isEmpty()) {
        answered.add(c);
      }
    }
    return new PreparedRow(texts, idColumn, replicaColumn, answered.size());
  }
}
