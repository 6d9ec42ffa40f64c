package no.kommunespeil.domain.response;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.kommunespeil.domain.survey.Text;

/**
 * Which response stands for its unit when several people answered the same sub-survey: an ordered
 * list of criteria, of which the first that tells two responses apart decides between them.
 *
 * <p>The report on the 2020 wave names three: overall knowledge of the field, full comments in open
 * questions, and "many vet ikke answers". The third is printed the wrong way round; a response
 * counts because it has <em>fewer</em> "vet ikke". The criteria after the third make the order
 * total, so that the choice never hangs on the order in which files were read.
 */
public final class CountingResponse {

  /**
   * One criterion.
   *
   * @param key the reason marts give for a response that was set aside by it
   * @param label what the response that counts has more of
   * @param comparator the better response first; equal when the criterion does not tell
   */
  public record Criterion(String key, Text label, Comparator<Candidate> comparator) {}

  /**
   * The outcome for one unit.
   *
   * @param counting index of the response that counts
   * @param reasons per candidate, in the order given, the key of the first criterion by which the
   *     counting response is better; empty for the counting response itself
   */
  public record Choice(int counting, List<String> reasons) {}

  private static final List<Criterion> CRITERIA =
      List.of(
          new Criterion(
              "something_answered",
              new Text("Har besvart noe", "Something is answered"),
              Comparator.comparingInt(candidate -> candidate.answered() > 0 ? 0 : 1)),
          new Criterion(
              "knowledge_of_field",
              new Text("Mest overordnet kunnskap om feltet", "Most overall knowledge of the field"),
              Comparator.comparingInt(Candidate::roleRank)),
          new Criterion(
              "full_comments",
              new Text("Fyldigst kommentarer", "Fullest comments"),
              Comparator.comparingInt(Candidate::elaborated)
                  .thenComparingInt(Candidate::openCharacters)
                  .reversed()),
          new Criterion(
              "fewer_dont_know",
              new Text("Færrest «vet ikke»", "Fewest \"don't know\""),
              Comparator.comparingInt(Candidate::dontKnows)),
          new Criterion(
              "more_answers",
              new Text("Flest svar", "Most answers"),
              Comparator.comparingInt(Candidate::answered).reversed()),
          new Criterion(
              "latest_submitted",
              new Text("Sist innsendt", "Submitted last"),
              Comparator.comparing(
                      Candidate::submittedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                  .reversed()),
          new Criterion(
              "last_in_files",
              new Text("Sist i filene", "Last in the files"),
              Comparator.comparing(Candidate::file).thenComparingLong(Candidate::row).reversed()));

  private static final Comparator<Candidate> ORDER =
      CRITERIA.stream().map(Criterion::comparator).reduce(Comparator::thenComparing).orElseThrow();

  private CountingResponse() {}

  /** The criteria, the weightiest first. */
  public static List<Criterion> criteria() {
    return CRITERIA;
  }

  /** All criteria together: the response that counts comes first. Total over distinct rows. */
  public static Comparator<Candidate> order() {
    return ORDER;
  }

  /**
   * Chooses among the responses of one unit to one sub-survey of one wave.
   *
   * @param candidates at least one, each from a row of its own
   * @throws IllegalArgumentException if there is none, or a row is there twice
   */
  public static Choice choose(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("A counting response is chosen among at least one.");
    }
    int counting = 0;
    for (int i = 1; i < candidates.size(); i++) {
      if (ORDER.compare(candidates.get(i), candidates.get(counting)) < 0) {
        counting = i;
      }
    }
    List<String> reasons = new ArrayList<>(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      reasons.add(i == counting ? "" : reason(candidates.get(counting), candidates.get(i)));
    }
    return new Choice(counting, List.copyOf(reasons));
  }

  private static String reason(Candidate counting, Candidate other) {
    for (Criterion criterion : CRITERIA) {
      if (criterion.comparator().compare(counting, other) < 0) {
        return criterion.key();
      }
    }
    throw new IllegalArgumentException(
        "Row " + other.row() + " of " + other.file() + " is twice among the candidates.");
  }
}
