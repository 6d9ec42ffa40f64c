package no.kommunespeil.jobs.notebook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kommunespeil.report.chart.Chart;

/** What a chart says, in words, for those who do not see it: each label with its value. */
final class Alternative {

  private static final String NONE = "no value";

  private Alternative() {}

  static String of(Chart chart) {
    Stream<String> parts;
    if (chart instanceof Chart.Bars bars) {
      parts = bars.groups().stream().map(group -> group(group, bars.legend()));
    } else if (chart instanceof Chart.Stacked stacked) {
      parts = stacked.bands().stream().map(band -> band(band, stacked));
    } else if (chart instanceof Chart.Means means) {
      parts = means.means().stream().map(mean -> mean.label() + " " + mean.text());
    } else if (chart instanceof Chart.Series series) {
      parts = IntStream.range(0, series.points().size()).mapToObj(i -> point(series, i));
    } else if (chart instanceof Chart.Tiles tiles) {
      parts = tiles.tiles().stream().map(tile -> String.join(" ", tile.lines()));
    } else {
      throw new IllegalArgumentException("There are no words for " + chart.getClass() + ".");
    }
    return parts.collect(Collectors.joining("; ", "", "."));
  }

  private static String group(Chart.Group group, List<Chart.Level> legend) {
    return group.label()
        + " "
        + IntStream.range(0, group.bars().size())
            .mapToObj(
                i ->
                    (legend.isEmpty() ? "" : legend.get(i).label() + " ")
                        + group.bars().get(i).text())
            .collect(Collectors.joining(", "));
  }

  private static String band(Chart.Band band, Chart.Stacked stacked) {
    return band.label()
        + " "
        + IntStream.range(0, stacked.levels().size())
            .mapToObj(i -> stacked.levels().get(i).label() + " " + share(band, stacked, i))
            .collect(Collectors.joining(", "));
  }

  private static String share(Chart.Band band, Chart.Stacked stacked, int level) {
    Double share = band.shares().get(level);
    return share == null ? NONE : stacked.percent().apply(share);
  }

  private static String point(Chart.Series series, int index) {
    Chart.Point point = series.points().get(index);
    boolean isBroken = index > 0 && point.join() == Chart.Join.BREAK;
    return (isBroken ? "break, " : "") + point.year() + " " + point.text();
  }
}
