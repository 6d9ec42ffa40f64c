package no.kommunespeil.domain.link;

import java.io.Serializable;

/** A variable as one sub-survey of one wave asked it. */
public record Side(String wave, String subSurvey, String variable)
    implements Comparable<Side>, Serializable {

  @Override
  public int compareTo(Side other) {
    int waves = wave.compareTo(other.wave);
    int subSurveys = waves != 0 ? waves : subSurvey.compareTo(other.subSurvey);
    return subSurveys != 0 ? subSurveys : variable.compareTo(other.variable);
  }

  @Override
  public String toString() {
    return variable + " of " + subSurvey + " " + wave;
  }
}
