package no.kommunespeil.domain.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;

/** What several roles in a unit were asked alike. */
public final class Roles {

  private Roles() {}

  /**
   * Every variable that two sub-surveys of one wave asked, with the sub-survey that stands first in
   * the wave on the left.
   */
  public static List<Link> links(List<Wave> waves) {
    List<Link> links = new ArrayList<>();
    for (Wave wave : waves) {
      List<WaveSubSurvey> asking = wave.subSurveys();
      for (int left = 0; left < asking.size(); left++) {
        for (int right = left + 1; right < asking.size(); right++) {
          add(links, wave, asking.get(left), asking.get(right));
        }
      }
    }
    return List.copyOf(links);
  }

  private static void add(List<Link> links, Wave wave, WaveSubSurvey left, WaveSubSurvey right) {
    Set<String> askedRight = new HashSet<>();
    right.asked().forEach(variable -> askedRight.add(variable.key()));
    for (Variable variable : left.asked()) {
      if (askedRight.contains(variable.key())) {
        links.add(
            new Link(Link.Kind.ROLES, side(wave, left, variable), side(wave, right, variable)));
      }
    }
  }

  private static Side side(Wave wave, WaveSubSurvey asked, Variable variable) {
    return new Side(wave.key(), asked.subSurvey().key(), variable.key());
  }
}
