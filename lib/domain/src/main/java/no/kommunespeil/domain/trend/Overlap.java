package no.kommunespeil.domain.trend;

import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.link.Joint;
import no.kommunespeil.domain.response.Missing;

/** The units of a group that are in both waves of a step. */
public final class Overlap {

  private final Joint panel;
  private final Joint agreed;
  private final long frames;
  private final long asked;
  private final long answered;

  private Overlap(Joint panel, Joint agreed, long frames, long asked, long answered) {
    this.panel = panel;
    this.agreed = agreed;
    this.frames = frames;
    this.asked = asked;
    this.answered = answered;
  }

  /**
   * @param panel how those answered that responded both times
   * @param agreed the same, where every predecessor that answered speaks and those that gave
   *     different answers are left out
   * @param frames units asked both times
   */
  public static Overlap of(Joint panel, Joint agreed, long frames) {
    long asked = 0;
    long answered = 0;
    for (int left = Missing.UNREADABLE; left < panel.left(); left++) {
      for (int right = Missing.UNREADABLE; right < panel.right(); right++) {
        if (left != Missing.FILTERED_OUT && right != Missing.FILTERED_OUT) {
          asked += panel.at(left, right);
          answered += left >= 0 && right >= 0 ? panel.at(left, right) : 0;
        }
      }
    }
    return new Overlap(panel, agreed, frames, asked, answered);
  }

  Joint panel() {
    return panel;
  }

  Joint agreed() {
    return agreed;
  }

  /**
   * N₁₂, the units asked both times that the denominators of a measure stand for. Of the units that
   * did not respond both times, as large a part as of those that did is taken to be let through by
   * filters, and not to be left out with don't know.
   *
   * @param used n₁₂, units in the denominator both times
   */
  long population(Measure measure, long used) {
    long responded = panel.units();
    double kept = responded == 0 ? 1 : (double) asked / responded;
    double units =
        switch (measure.statistic()) {
          case SHARE, SHARE_OF_ASKED -> frames * kept;
          case SHARE_EXCL_DONT_KNOW, MEAN -> answered == 0 ? 0 : frames * kept * used / answered;
        };
    return Math.max(used, Math.round(units));
  }
}
