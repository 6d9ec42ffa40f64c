package no.kommunespeil.report.chart;

import java.util.List;

/**
 * What stands with a picture in a file of its own, which leaves the page it comes from.
 *
 * @param title what the picture is about, above it
 * @param kind what kind of figure it is, under the title
 * @param notes what a reader must know, below it: base, caveats, source
 * @param warning what must be seen first, below it in bold; empty when there is nothing
 * @param alternative what the picture says, for those who do not see it
 */
public record Caption(
    String title, String kind, List<String> notes, String warning, String alternative) {
  public Caption {
    notes = List.copyOf(notes);
  }
}
