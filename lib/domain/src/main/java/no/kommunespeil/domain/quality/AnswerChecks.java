package no.kommunespeil.domain.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.quality.Evidence.Answers;
import no.kommunespeil.domain.quality.Evidence.Battery;
import no.kommunespeil.domain.quality.Evidence.Move;
import no.kommunespeil.domain.quality.Finding.Subject;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable.Role;

/** Checks of what was answered. */
final class AnswerChecks {

  private static final Comparator<Answers> BY_UNREADABLE =
      Comparator.comparingDouble(answers -> outOfScale(answers.all()));

  private AnswerChecks() {}

  /** Of the options of a question, which may share a column, the one with the largest share. */
  static Optional<List<Finding>> outOfScale(Evidence of, Setting setting) {
    double limit = setting.limit(Limit.AT_MOST);
    Map<String, Answers> worst = new LinkedHashMap<>();
    for (Answers answers : of.questions()) {
      if (answers.variable().role() != Role.TICKED_COUNT && outOfScale(answers.all()) > limit) {
        String column =
            answers.variable().role() == Role.OPTION
                ? answers.variable().question().key()
                : answers.variable().key();
        worst.merge(
            column, answers, (one, other) -> BY_UNREADABLE.compare(other, one) > 0 ? other : one);
      }
    }
    List<Finding> found = new ArrayList<>();
    for (Answers answers : worst.values()) {
      double share = outOfScale(answers.all());
      found.add(
          new Finding(
              Subject.variable(answers.variable().key()),
              share,
              limit,
              Said.text(
                  "{} av {} svar på «{}», {}, er ikke på skalaen; høyst {} er ventet.",
                  "{} of {} answers to \"{}\", {}, are not on the scale; at most {} are expected.",
                  answers.all().unreadable(),
                  answers.all().asked(),
                  answers.label(),
                  Said.percent(share),
                  Said.percent(limit)),
              Said.text(
                  "Legg skrivemåten til i skalaen i kodeboken, eller rett kolonnen i manifestet.",
                  "Add the spelling to the scale in the codebook, or correct the column in the"
                      + " manifest.")));
    }
    return of.responses() == 0 ? Optional.empty() : Optional.of(found);
  }

  private static double outOfScale(Sums sums) {
    return DeliveryChecks.share(sums.unreadable(), sums.asked());
  }

  /**
   * Of a question with options the number ticked tells whether it was answered. Codes of open
   * answers come from files of their own, which may come later.
   */
  static Optional<List<Finding>> blank(Evidence of, Setting setting) {
    double least = setting.limit(Limit.UNITS);
    boolean isAnswered = of.questions().stream().anyMatch(a -> a.all().answered() > 0);
    if (!isAnswered) {
      return Optional.empty();
    }
    List<Finding> found = new ArrayList<>();
    for (Answers answers : of.questions()) {
      Sums sums = answers.all();
      boolean isColumn = answers.variable().role() != Role.OPTION && !answers.variable().isCoded();
      if (isColumn && sums.blank() == sums.asked() && sums.asked() >= least) {
        found.add(
            new Finding(
                Subject.variable(answers.variable().key()),
                (double) sums.asked(),
                least,
                Said.text(
                    "Ingen av de {} som skulle svart på «{}», har gjort det.",
                    "None of the {} who were to answer \"{}\" has done so.",
                    sums.asked(),
                    answers.label()),
                Said.text(
                    "Se etter om kolonnen er tom i eksporten, eller om manifestet peker på en"
                        + " annen.",
                    "See whether the column is blank in the export, or whether the manifest names"
                        + " another.")));
      }
    }
    return Optional.of(found);
  }

  static Optional<List<Finding>> same(Evidence of, Setting setting) {
    double limit = setting.limit(Limit.AT_MOST);
    List<Finding> found = new ArrayList<>();
    boolean isChecked = false;
    for (Battery battery : of.batteries()) {
      if (battery.items() < setting.limit(Limit.ITEMS)
          || battery.categories() < setting.limit(Limit.CATEGORIES)
          || battery.units() < setting.limit(Limit.UNITS)) {
        continue;
      }
      isChecked = true;
      double share = DeliveryChecks.share(battery.same(), battery.units());
      if (share > limit) {
        found.add(
            new Finding(
                Subject.variable(battery.question()),
                share,
                limit,
                Said.text(
                    "{} av {} enheter, {}, har gitt alle {} påstander i «{}» samme svar; høyst {} er"
                        + " ventet.",
                    "{} of {} units, {}, have given all {} items of \"{}\" the same answer; at most"
                        + " {} are expected.",
                    battery.same(),
                    battery.units(),
                    Said.percent(share),
                    battery.items(),
                    battery.label(),
                    Said.percent(limit)),
                Said.text(
                    "Se etter om én kolonne er brukt for flere påstander, og les svarene på dette"
                        + " spørsmålet med forbehold.",
                    "See whether one column is used for several items, and read the answers to this"
                        + " question with care.")));
      }
    }
    return isChecked ? Optional.of(found) : Optional.empty();
  }

  /** Of every question the answer that moved most, among those that moved too much. */
  static Optional<List<Finding>> jumps(Evidence of, Setting setting) {
    if (of.moves().isEmpty()) {
      return Optional.empty();
    }
    double limit = setting.limit(Limit.AT_MOST);
    double errors = setting.limit(Limit.STANDARD_ERRORS);
    Map<String, List<Move>> byQuestion = new LinkedHashMap<>();
    for (Move move : of.moves()) {
      if (move.size() > limit && move.size() > errors * move.standardError()) {
        byQuestion.computeIfAbsent(move.question(), first -> new ArrayList<>()).add(move);
      }
    }
    return Optional.of(byQuestion.values().stream().map(moves -> jump(moves, limit)).toList());
  }

  private static Finding jump(List<Move> moves, double limit) {
    Move move = moves.stream().max(Comparator.comparingDouble(Move::size)).orElseThrow();
    int others = moves.size() - 1;
    return new Finding(
        Subject.category(move.variable(), move.category()),
        move.now() - move.before(),
        limit,
        Said.text(
            "«{}» gikk fra {} i runde {} til {}: {} med standardfeil {}; høyst {} er ventet{}.",
            "\"{}\" went from {} in wave {} to {}: {} with a standard error of {}; at most {} are"
                + " expected{}.",
            move.label(),
            Said.percent(move.before()),
            move.earlierWave(),
            Said.percent(move.now()),
            Said.points(move.now() - move.before()),
            Said.number(100 * move.standardError()),
            Said.points(limit),
            others == 0
                ? new Text("", "")
                : Said.text(
                    " (og {} til av svarene på spørsmålet)",
                    " (and {} more of the answers to the question)",
                    others)),
        Said.text(
            "Se etter om spørsmålet eller svarene er byttet om eller endret, og si i så fall fra"
                + " under changes i rundens manifest.",
            "See whether the question or its answers were swapped or changed, and if so say it"
                + " under changes in the wave's manifest."));
  }
}
