package no.kommunespeil.domain.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.link.Link;
import no.kommunespeil.domain.survey.Comparability;
import no.kommunespeil.domain.survey.QuestionChange;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * A variable followed through the waves.
 *
 * <p>A point's previous one is the last wave in which the same sub-survey asked the variable,
 * however many years ago. A sub-survey that asks it for the first time, in a wave that says its
 * respondent changed, follows the sub-survey that asked it last, and carries its series on if that
 * one has stopped asking.
 */
public final class Series {

  /** The later wave; in one wave the sub-survey whose key comes first. */
  private static final Comparator<Point> RECENCY =
      Comparator.<Point>comparingInt(point -> point.wave().order())
          .thenComparing(Point::subSurvey, Comparator.reverseOrder());

  private final Survey survey;
  private final Variable variable;
  private final Map<String, Point> latest = new HashMap<>();
  private final Map<String, Point> first = new HashMap<>();

  /** Keys of the waves in which a sub-survey came to ask the variable after another had. */
  private final Set<String> newcomers = new HashSet<>();

  private final List<Point> points = new ArrayList<>();

  private Series(Survey survey, Variable variable) {
    this.survey = survey;
    this.variable = variable;
  }

  /**
   * Every point of the variable, by wave.
   *
   * @param waves the waves to follow it through, by register day
   */
  public static List<Point> of(Survey survey, List<Wave> waves, Variable variable) {
    Series series = new Series(survey, variable);
    for (Wave wave : waves) {
      series.add(wave);
    }
    return series.points;
  }

  /**
   * The panels that changes are made from: for every step of every variable, the units that
   * answered before and after.
   *
   * @param waves the waves to follow the variables through, by register day
   * @return no two the same
   */
  public static List<Link> links(Survey survey, List<Wave> waves) {
    List<Link> links = new ArrayList<>();
    for (Variable variable : survey.codebook().variables()) {
      for (Point point : of(survey, waves, variable)) {
        point
            .steps()
            .map(step -> step.before().side())
            .forEach(
                before -> {
                  links.add(new Link(Link.Kind.PANEL, before, point.side()));
                  links.add(new Link(Link.Kind.PANEL_AGREED, before, point.side()));
                });
      }
    }
    return List.copyOf(links);
  }

  private void add(Wave wave) {
    List<WaveSubSurvey> asking = new ArrayList<>();
    for (WaveSubSurvey subSurvey : wave.subSurveys()) {
      if (asks(subSurvey, variable)) {
        asking.add(subSurvey);
      }
    }
    if (!latest.isEmpty() && asking.stream().anyMatch(asked -> own(asked) == null)) {
      newcomers.add(wave.key());
    }
    // Whoever asked last keeps the series, so that it has one point in a wave.
    asking.sort(Comparator.comparingInt(asked -> -lastOrder(asked)));
    Set<String> taken = new HashSet<>();
    List<Point> added = new ArrayList<>();
    for (WaveSubSurvey asked : asking) {
      added.add(point(wave, asked, asking, taken));
    }
    for (Point point : added) {
      latest.put(point.subSurvey(), point);
      first.putIfAbsent(point.series(), point);
      points.add(point);
    }
  }

  /** Whether the sub-survey asks the variable. */
  public static boolean asks(WaveSubSurvey subSurvey, Variable variable) {
    for (Variable asked : subSurvey.asked()) {
      if (asked.key().equals(variable.key())) {
        return true;
      }
    }
    return false;
  }

  private Point point(
      Wave wave, WaveSubSurvey asked, List<WaveSubSurvey> asking, Set<String> taken) {
    Optional<Point> previous = Optional.ofNullable(own(asked));
    if (previous.isEmpty() && isRespondentChanged(wave)) {
      previous = latest.values().stream().max(RECENCY);
    }
    String series = variable.key() + ":" + asked.subSurvey().key();
    if (previous.isPresent()) {
      Point before = previous.get();
      boolean same = before.subSurvey().equals(asked.subSurvey().key());
      boolean stopped =
          asking.stream().noneMatch(a -> a.subSurvey().key().equals(before.subSurvey()));
      if (same || stopped) {
        series = before.series();
      }
    }
    if (taken.contains(series)) {
      series = variable.key() + ":" + asked.subSurvey().key() + ":" + wave.key();
    }
    taken.add(series);
    return new Point(
        variable,
        wave,
        asked,
        series,
        previous.map(before -> step(before, wave, asked)),
        Optional.ofNullable(first.get(series)).map(before -> step(before, wave, asked)));
  }

  private @Nullable Point own(WaveSubSurvey asked) {
    return latest.get(asked.subSurvey().key());
  }

  private int lastOrder(WaveSubSurvey asked) {
    Point own = own(asked);
    return own == null ? -1 : own.wave().order();
  }

  private boolean isRespondentChanged(Wave wave) {
    return declared(wave).stream()
        .anyMatch(change -> change.comparability() == Comparability.RESPONDENT_CHANGED);
  }

  private List<QuestionChange> declared(Wave wave) {
    return wave.changes().stream().filter(change -> change.isAbout(variable)).toList();
  }

  /**
   * With what the waves after the earlier point, up to this one, say about the question. That
   * somebody else answers is left out where it is about a sub-survey that came to ask it.
   */
  private Step step(Point before, Wave wave, WaveSubSurvey asked) {
    boolean same = before.subSurvey().equals(asked.subSurvey().key());
    List<QuestionChange> changes = new ArrayList<>();
    for (Wave between : survey.waves()) {
      if (between.order() > before.wave().order() && between.order() <= wave.order()) {
        for (QuestionChange change : declared(between)) {
          boolean aboutAnother =
              change.comparability() == Comparability.RESPONDENT_CHANGED
                  && same
                  && newcomers.contains(between.key());
          if (!aboutAnother) {
            changes.add(change);
          }
        }
      }
    }
    return new Step(before, List.copyOf(changes));
  }
}
