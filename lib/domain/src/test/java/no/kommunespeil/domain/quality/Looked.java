package no.kommunespeil.domain.quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.quality.Evidence.Answers;
import no.kommunespeil.domain.quality.Evidence.Battery;
import no.kommunespeil.domain.quality.Evidence.Content;
import no.kommunespeil.domain.quality.Evidence.Dated;
import no.kommunespeil.domain.quality.Evidence.DeliveredFile;
import no.kommunespeil.domain.quality.Evidence.Earlier;
import no.kommunespeil.domain.quality.Evidence.Field;
import no.kommunespeil.domain.quality.Evidence.Move;
import no.kommunespeil.domain.quality.Evidence.Part;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;

/** A sub-survey in which nothing is wrong, to be spoiled: 100 of 200 leads of 2020 answered. */
final class Looked {

  private static final Codebook CODEBOOK =
      SurveyReader.read(LocalFolder.of(Path.of("../../conf"))).codebook();

  private static final SubSurvey LEAD =
      CODEBOOK.subSurveys().stream()
          .filter(one -> one.key().equals("integration_lead"))
          .findFirst()
          .orElseThrow();

  private String wave = "2020";
  private Field field = Field.CLOSED;
  private long frame = 200;
  private long responses = 100;
  private Optional<Earlier> earlier = Optional.of(new Earlier("2019", 200, 100));
  private List<DeliveredFile> files = List.of(file("leads.csv", "aa", 110, 100, 10, 0));
  private Dated dated = new Dated(0, 100, 0, 0);
  private final List<Answers> questions = new ArrayList<>();
  private final List<Battery> batteries = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();

  static DeliveredFile file(
      String name, String checksum, long read, long counted, long setAside, long rejected) {
    return new DeliveredFile(name, checksum, Content.RESPONSES, read, counted, setAside, rejected);
  }

  static DeliveredFile codes(String name, String checksum, long read, long counted) {
    return new DeliveredFile(name, checksum, Content.CODES, read, counted, 0, read - counted);
  }

  static Variable variable(String key) {
    return CODEBOOK.variables().stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  Looked wave(String key) {
    wave = key;
    return this;
  }

  Looked open() {
    field = Field.OPEN;
    return this;
  }

  Looked answered(long ofFrame, long units) {
    frame = ofFrame;
    responses = units;
    files = List.of(file("leads.csv", "aa", units, units, 0, 0));
    return this;
  }

  Looked before(long ofFrame, long units) {
    earlier = Optional.of(new Earlier("2019", ofFrame, units));
    return this;
  }

  Looked first() {
    earlier = Optional.empty();
    return this;
  }

  Looked files(DeliveredFile... delivered) {
    files = List.of(delivered);
    return this;
  }

  Looked dated(Dated responses) {
    dated = responses;
    return this;
  }

  /** How all units answered, and the same by county. */
  Looked answers(String key, Sums sums) {
    return answers(key, sums, sums.answered(), sums);
  }

  Looked answers(String key, Sums sums, long used, Sums byCounty) {
    questions.add(new Answers(variable(key), sums, used, List.of(new Part("county", byCounty))));
    return this;
  }

  Looked battery(int items, int categories, long units, long same) {
    batteries.add(
        new Battery(
            "intro_quality", new Text("Kvalitet", "Quality"), items, categories, units, same));
    return this;
  }

  Looked move(String question, String item, double before, double now, double standardError) {
    moves.add(
        new Move(
            question,
            question + "." + item,
            new Text("Spørsmål: " + item, "Question: " + item),
            "yes",
            "2019",
            before,
            now,
            standardError));
    return this;
  }

  Evidence evidence() {
    return new Evidence(
        wave,
        LEAD,
        field,
        frame,
        responses,
        earlier,
        files,
        dated,
        List.copyOf(questions),
        List.copyOf(batteries),
        List.copyOf(moves));
  }
}
