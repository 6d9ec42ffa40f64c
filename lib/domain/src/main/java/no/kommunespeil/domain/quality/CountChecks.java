package no.kommunespeil.domain.quality;

import java.util.ArrayList;
import java.util.List;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.quality.Evidence.Answers;
import no.kommunespeil.domain.quality.Evidence.Content;
import no.kommunespeil.domain.quality.Evidence.DeliveredFile;
import no.kommunespeil.domain.quality.Evidence.Part;
import no.kommunespeil.domain.quality.Finding.Subject;
import no.kommunespeil.domain.survey.Text;

/**
 * Checks that counts agree: rows with what became of them, answers with responses, bases within one
 * another, groups with the whole. What they find is a fault of a table or of the program.
 */
final class CountChecks {

  private static final Text REMEDY =
      Said.text(
          "Ingen av tallene bør brukes. Flytt tabellene bort og kjør på nytt; er de fortsatt uenige,"
              + " er det en feil i programmet.",
          "None of the numbers should be used. Move the tables away and run again; if they still"
              + " differ, it is a fault of the program.");

  private final Evidence of;
  private final List<Finding> found = new ArrayList<>();

  private CountChecks(Evidence of) {
    this.of = of;
  }

  static List<Finding> of(Evidence of) {
    CountChecks checks = new CountChecks(of);
    checks.files();
    checks.frame();
    of.questions().forEach(checks::answers);
    return checks.found;
  }

  private void files() {
    long counted = 0;
    for (DeliveredFile file : of.files()) {
      long told = file.counted() + file.setAside() + file.rejected();
      counted += file.content() == Content.RESPONSES ? file.counted() : 0;
      if (told != file.read()) {
        add(
            Subject.file(file.name()),
            told,
            file.read(),
            Said.text(
                "{} rader er lest, men {} teller, {} er lagt til side og {} er avvist.",
                "{} rows were read, but {} count, {} are set aside and {} are rejected.",
                file.read(),
                file.counted(),
                file.setAside(),
                file.rejected()));
      }
    }
    if (!of.files().isEmpty() && counted != of.responses()) {
      add(
          Subject.ALL,
          of.responses(),
          counted,
          Said.text(
              "{} rader teller, men {} svar er talt.",
              "{} rows count, but {} responses were counted.",
              counted,
              of.responses()));
    }
  }

  private void frame() {
    if (of.responses() > of.frame()) {
      add(
          Subject.ALL,
          of.responses(),
          of.frame(),
          Said.text(
              "{} enheter har svart, men bare {} er spurt.",
              "{} units have answered, but only {} were asked.",
              of.responses(),
              of.frame()));
    }
  }

  private void answers(Answers answers) {
    Sums all = answers.all();
    Subject variable = Subject.variable(answers.variable().key());
    if (all.responses() != of.responses()) {
      add(
          variable,
          all.responses(),
          of.responses(),
          Said.text(
              "«{}» har {} svar, blanke og bortfiltrerte medregnet, av {}.",
              "\"{}\" has {} answers, blank and filtered out among them, of {}.",
              answers.label(),
              all.responses(),
              of.responses()));
    }
    if (answers.used() > all.answered()) {
      add(
          variable,
          answers.used(),
          all.answered(),
          Said.text(
              "En nevner til «{}» er {}, men bare {} har svart.",
              "A denominator of \"{}\" is {}, but only {} have answered.",
              answers.label(),
              answers.used(),
              all.answered()));
    }
    for (Part part : answers.parts()) {
      if (!part.sums().equals(all)) {
        add(
            Subject.breakdown(answers.variable().key(), part.breakdown()),
            part.sums().answered(),
            all.answered(),
            Said.text(
                "Gruppene i {} summerer seg til andre svar på «{}» enn alle til sammen.",
                "The groups of {} add up to other answers to \"{}\" than all together.",
                part.breakdown(),
                answers.label()));
      }
    }
  }

  private void add(Subject about, long value, long wanted, Text what) {
    found.add(new Finding(about, (double) value, (double) wanted, what, REMEDY));
  }
}
