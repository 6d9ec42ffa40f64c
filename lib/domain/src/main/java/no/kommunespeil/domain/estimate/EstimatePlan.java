package no.kommunespeil.domain.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.Combination;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;

/**
 * Which values a variable has, the same in every group and wave.
 *
 * <ul>
 *   <li>An answer on a scale: the share of each category and combination; where the scale has don't
 *       know or not applicable, also the share without them of each category and combination that
 *       holds neither; where it has scores, their mean.
 *   <li>An option: the share ticked of those who answered the question, and of all asked.
 *   <li>The number of options ticked: as an answer on a scale.
 *   <li>An open question: the share of the asked who answered, and of these the share who wrote an
 *       elaborated answer.
 * </ul>
 */
public final class EstimatePlan {

  /** Category of measures about any answer at all. */
  public static final String ANSWERED = "answered";

  /** Category of means. */
  public static final String SCORE = "score";

  private static final Text ANSWERED_LABEL = new Text("Har svart", "Answered");
  private static final Text SCORE_LABEL = new Text("Gjennomsnittsskår", "Mean score");

  private EstimatePlan() {}

  /** The variable's measures, in shown order. */
  public static List<Measure> of(Variable variable) {
    Scale scale = variable.scale();
    return switch (variable.role()) {
      case ANSWER, TICKED_COUNT -> answer(scale);
      case OPTION -> option(scale);
      case OPEN -> open(scale);
    };
  }

  private static List<Measure> answer(Scale scale) {
    List<Measure> measures = new ArrayList<>();
    int[] substantive = substantive(scale, IntStream.range(0, scale.categories().size()));
    shares(measures, scale);
    if (substantive.length < scale.categories().size()) {
      sharesExclDontKnow(measures, scale, substantive);
    }
    if (scale.hasScores()) {
      measures.add(mean(scale));
    }
    return List.copyOf(measures);
  }

  private static void shares(List<Measure> measures, Scale scale) {
    List<Category> categories = scale.categories();
    for (int i = 0; i < categories.size(); i++) {
      measures.add(one(Statistic.SHARE, categories.get(i), i));
    }
    for (int i = 0; i < scale.combinations().size(); i++) {
      Combination combination = scale.combinations().get(i);
      measures.add(
          Measure.share(
              Statistic.SHARE,
              Measure.Kind.COMBINATION,
              combination.key(),
              combination.label(),
              categories.size() + i,
              positions(scale, combination)));
    }
  }

  private static void sharesExclDontKnow(List<Measure> measures, Scale scale, int[] substantive) {
    List<Category> categories = scale.categories();
    int[] dontKnow = dontKnow(scale);
    for (int i : substantive) {
      Category category = categories.get(i);
      measures.add(
          Measure.shareExclDontKnow(
              Measure.Kind.CATEGORY,
              category.key(),
              category.label(),
              i,
              new int[] {i},
              substantive,
              dontKnow));
    }
    for (int i = 0; i < scale.combinations().size(); i++) {
      Combination combination = scale.combinations().get(i);
      int[] counted = positions(scale, combination);
      if (substantive(scale, IntStream.of(counted)).length == counted.length) {
        measures.add(
            Measure.shareExclDontKnow(
                Measure.Kind.COMBINATION,
                combination.key(),
                combination.label(),
                categories.size() + i,
                counted,
                substantive,
                dontKnow));
      }
    }
  }

  private static int[] positions(Scale scale, Combination combination) {
    return combination.categories().stream().mapToInt(scale::indexOf).toArray();
  }

  private static Measure mean(Scale scale) {
    int[] scored =
        IntStream.range(0, scale.categories().size())
            .filter(i -> scale.categories().get(i).score() != null)
            .toArray();
    int[] scores =
        IntStream.of(scored)
            .mapToObj(i -> Optional.ofNullable(scale.categories().get(i).score()))
            .mapToInt(Optional::orElseThrow)
            .toArray();
    int order = scale.categories().size() + scale.combinations().size();
    return Measure.mean(SCORE, SCORE_LABEL, order, scored, scores, dontKnow(scale));
  }

  private static List<Measure> option(Scale scale) {
    int ticked = scale.indexOf(Variable.TICKED);
    Category category = scale.categories().get(ticked);
    return List.of(
        one(Statistic.SHARE, category, ticked), one(Statistic.SHARE_OF_ASKED, category, ticked));
  }

  private static List<Measure> open(Scale scale) {
    int elaborated = scale.indexOf(Variable.ELABORATED);
    Category category = scale.categories().get(elaborated);
    int[] all = IntStream.range(0, scale.categories().size()).toArray();
    return List.of(
        Measure.share(
            Statistic.SHARE_OF_ASKED,
            Measure.Kind.ANSWERED,
            ANSWERED,
            ANSWERED_LABEL,
            all.length,
            all),
        one(Statistic.SHARE, category, elaborated));
  }

  private static Measure one(Statistic statistic, Category category, int position) {
    return Measure.share(
        statistic,
        Measure.Kind.CATEGORY,
        category.key(),
        category.label(),
        position,
        new int[] {position});
  }

  private static int[] substantive(Scale scale, IntStream positions) {
    return positions.filter(i -> scale.categories().get(i).isSubstantive()).toArray();
  }

  private static int[] dontKnow(Scale scale) {
    return IntStream.range(0, scale.categories().size())
        .filter(i -> scale.categories().get(i).kind() == CategoryKind.DONT_KNOW)
        .toArray();
  }
}
