package no.kommunespeil.domain.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DecoderAcrossTheBorderTest {

  private static final String[] PLAN = {"Ja", "Nei", "Vet ikke", "", " ja", "YES", "Kanskje"};
  private static final String[] GRANTS = {
    "", "Lønn", "Budsjett; Lønn", "lønn; husleie; strøm", "Brukes ikke; Lønn", "Ferie; Budsjett"
  };

  private final SmallSurvey survey = SmallSurvey.complete();

  @Test
  void a_decoder_sent_elsewhere_reads_as_it_did_at_home() throws Exception {
    ResponseDecoder home = survey.decoder();
    ResponseDecoder away = sent(home);

    for (String[] row : rows(200)) {
      assertThat(away.decode(row).answers()).isEqualTo(home.decode(row).answers());
    }
    assertThat(away.header(3)).isEqualTo("Stilling");
    assertThat(away.unreadableWarning(3, 1)).isEqualTo(home.unreadableWarning(3, 1));
    assertThat(away.warnings()).isEmpty();
  }

  @Test
  void several_threads_may_read_with_one_decoder() throws Exception {
    List<String[]> rows = rows(5000);
    List<byte[]> expected = read(survey.decoder(), rows);
    ResponseDecoder shared = survey.decoder();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<byte[]>>> readings = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        readings.add(threads.submit(() -> read(shared, rows)));
      }
      for (Future<List<byte[]>> reading : readings) {
        assertThat(got(reading)).containsExactlyElementsOf(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<byte[]> got(Future<List<byte[]>> reading)
      throws InterruptedException, ExecutionException {
    return reading.get();
  }

  private static List<byte[]> read(ResponseDecoder decoder, List<String[]> rows) {
    List<byte[]> answers = new ArrayList<>();
    for (String[] row : rows) {
      answers.add(decoder.decode(row).answers());
    }
    return answers;
  }

  private List<String[]> rows(int count) {
    Random random = new Random(20201217);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          survey.row(
              "has_plan",
              PLAN[random.nextInt(PLAN.length)] + " ".repeat(random.nextInt(100)),
              "plan_use",
              "God" + " ".repeat(random.nextInt(100)),
              "grants",
              GRANTS[random.nextInt(GRANTS.length)] + " ".repeat(random.nextInt(100))));
    }
    return rows;
  }

  private static ResponseDecoder sent(ResponseDecoder decoder)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(decoder);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (ResponseDecoder) in.readObject();
    }
  }
}
