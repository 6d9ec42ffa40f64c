package no.kommunespeil.report.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What a chart shows, in values and words; texts of values are as the report's language writes. */
public sealed interface Chart {

  /** The chart, drawn. */
  Svg drawn();

  /** An entry of the legend. */
  record Level(String label, Paint paint) {}

  /**
   * A row of bars that stand one after the other.
   *
   * @param shares in the order of the levels, from 0 to 1; null where there is no value
   */
  record Band(String label, List<@Nullable Double> shares) {
    public Band {
      shares = java.util.Collections.unmodifiableList(shares);
    }
  }

  /**
   * Shares of each item, from the answer farthest from agreeing to the nearest, don't know apart.
   *
   * @param percent how a share is written
   */
  record Stacked(
      List<Level> levels, List<Band> bands, java.util.function.DoubleFunction<String> percent)
      implements Chart {
    @Override
    public Svg drawn() {
      return Svg.of(Charts.stacked(this));
    }
  }

  /**
   * A bar.
   *
   * @param value from 0 to 1; null when there is none
   * @param text the value, written
   */
  record Bar(
      Paint paint,
      @Nullable Double value,
      @Nullable Double lower,
      @Nullable Double upper,
      String text) {}

  /** Bars under one label. */
  record Group(String label, List<Bar> bars) {}

  /**
   * Shares as bars, with their intervals.
   *
   * @param legend empty when the bars of a group need no telling apart
   */
  record Bars(List<Level> legend, List<Group> groups) implements Chart {
    @Override
    public Svg drawn() {
      return Svg.of(Charts.bars(this));
    }
  }

  /** A mean with its interval. */
  record Mean(
      String label,
      @Nullable Double value,
      @Nullable Double lower,
      @Nullable Double upper,
      String text) {}

  /**
   * Means on a scale, in the order given.
   *
   * @param lowest lowest score
   * @param highest highest score
   */
  record Means(int lowest, int highest, List<Mean> means) implements Chart {
    @Override
    public Svg drawn() {
      return Svg.of(Charts.means(this));
    }
  }

  /** How a point of a series hangs together with the one before. */
  enum Join {
    /** The same question in the wave before: a line. */
    LINE,
    /** The same question, with a wave between that did not ask, or more than one year: dashes. */
    GAP,
    /** Not the same question: nothing between them but a mark. */
    BREAK
  }

  /** A value of a wave. */
  record Point(
      int year,
      double value,
      @Nullable Double lower,
      @Nullable Double upper,
      String text,
      Join join) {}

  /**
   * A share over time.
   *
   * @param firstYear first year of the axis
   * @param lastYear last year of the axis
   */
  record Series(int firstYear, int lastYear, List<Point> points, List<String> axis)
      implements Chart {
    @Override
    public Svg drawn() {
      return Svg.of(Charts.series(this));
    }
  }

  /**
   * A square of a map.
   *
   * @param column from the west, 0 first
   * @param row from the north, 0 first
   * @param lines what stands on it: name, value, base, reliability
   */
  record Tile(int column, int row, Paint paint, List<String> lines) {}

  /** A map of equal squares. */
  record Tiles(List<Level> legend, List<Tile> tiles) implements Chart {
    @Override
    public Svg drawn() {
      return Svg.of(Charts.tiles(this));
    }
  }

  /** How far a value can be relied on, for marking it without colour. */
  enum Surety {
    SURE,
    UNSURE,
    MISSING
  }

  /**
   * An area of a map.
   *
   * @param outline in pixels from the upper left corner of the map, at most 420 wide
   * @param base how many the value rests on, written
   * @param status how reliable the value is, in a word
   */
  record Area(
      Geometry outline,
      Paint paint,
      Surety surety,
      String name,
      String value,
      String base,
      String status) {}

  /** A map with real outlines. */
  record Areas(List<Level> legend, List<Area> areas) implements Chart {
    @Override
    public Svg drawn() {
      return Svg.of(AreaMap.of(this));
    }
  }
}
