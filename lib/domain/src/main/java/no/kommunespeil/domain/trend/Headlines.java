package no.kommunespeil.domain.trend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.estimate.Statistic;

/** Which measure of a category is the one to follow through a series. */
public final class Headlines {

  private Headlines() {}

  /**
   * One measure of every category, combination, answer and score: the share of those who answered;
   * where don't know came to be offered within the series or ceased to be, the share without it,
   * which compares all the way.
   *
   * @param series the points of one series
   * @param measures of its variable
   */
  public static Set<Measure> of(List<Point> series, List<Measure> measures) {
    boolean cameOrWent = series.stream().flatMap(Point::steps).anyMatch(Step::isOfDontKnow);
    Statistic preferred = cameOrWent ? Statistic.SHARE_EXCL_DONT_KNOW : Statistic.SHARE;
    Map<String, Measure> followed = new LinkedHashMap<>();
    for (Measure measure : measures) {
      followed.merge(
          measure.kind() + " " + measure.category(),
          measure,
          (first, other) ->
              other.statistic() == preferred && first.statistic() != preferred ? other : first);
    }
    return Set.copyOf(followed.values());
  }
}
