package no.kommunespeil.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

/** Writes the files of one sub-survey of a wave. */
final class DeliveryWriter {

  /** A file has no more rows than a laptop opens with ease. */
  static final int MOST_ROWS = 25_000;

  private static final double WITH_BYTE_ORDER_MARK = 0.4;
  private static final String PART = "*";

  private final Wave wave;
  private final WaveSubSurvey sub;
  private final AnswerSheet sheet;
  private final Registers registers;
  private final Draws draws;
  private final SampleOptions options;
  private final List<WrittenFile> files = new ArrayList<>();
  private final List<Planted> planted = new ArrayList<>();
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
      rows.add(prepare(cells, submission));
    }
    long total = (long) rows.size() * options.scale();
    int parts = (int) Math.max(1, (total + MOST_ROWS - 1) / MOST_ROWS);
    Map<PreparedRow, byte[][]> encoded = CsvSink.nothingEncoded();
    for (int part = 0; part < parts; part++) {
      long from = total * part / parts;
      long to = total * (part + 1) / parts;
      String path = path(delivery.pattern(), part, parts);
      try (RowSink sink = open(delivery, path, cells, encoded, out)) {
        for (long i = from; i < to; i++) {
          int row = (int) (i % rows.size());
          int replica = (int) (i / rows.size());
          sink.write(rows.get(row), id(number, row, replica), replica);
          answers += rows.get(row).answers();
        }
      }
      files.add(new WrittenFile(path, to - from));
    }
  }

  /** The star stands for nothing, or for the number of the part. */
  private static String path(String pattern, int part, int parts) {
    String digits = Integer.toString(part + 1);
    String suffix = parts == 1 ? "" : "_" + "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    return pattern.replace(PART, suffix);
  }

  private String id(int delivery, int row, int replica) {
    String digits = Integer.toString(row + 1);
    String id =
        "S" + wave.key() + "-" + delivery + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    return replica == 0 ? id : id + "-" + replica;
  }

  private RowSink open(
      Delivery delivery,
      String path,
      Cells cells,
      Map<PreparedRow, byte[][]> encoded,
      FileSink sink)
      throws IOException {
    List<String> header = cells.columns().stream().map(Cells.Column::header).toList();
    OutputStream out = sink.create(path);
    if (delivery.format() instanceof Delivery.Format.Xlsx xlsx) {
      return new XlsxSink(out, xlsx.sheet().isEmpty() ? "Svar" : xlsx.sheet(), header);
    }
    Delivery.Format.Csv csv = (Delivery.Format.Csv) delivery.format();
    Charset charset = Charset.forName(csv.charset());
    boolean utf8 = charset.equals(StandardCharsets.UTF_8);
    boolean mark = draws.uniform("mark", wave.key(), sub.subSurvey().key()) < WITH_BYTE_ORDER_MARK;
    CsvSink.Style style =
        new CsvSink.Style(charset, csv.delimiter(), utf8 && mark, utf8 ? "\n" : "\r\n");
    return new CsvSink(out, style, header, encoded);
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
