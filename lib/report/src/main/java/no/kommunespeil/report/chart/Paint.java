package no.kommunespeil.report.chart;

/**
 * Colours of charts by what they stand for. From orange to blue, which colour-blind readers tell
 * apart, with lightness that falls towards both ends.
 */
public enum Paint {
  /** The answer farthest from agreeing. */
  AGAINST_STRONGLY("a1", "#b35806", Paint.WHITE),
  AGAINST("a2", "#f1a340", Paint.BLACK),
  /** Neither nor. */
  MIDDLE("a3", "#e9e2cf", Paint.BLACK),
  FOR("a4", "#92c5de", Paint.BLACK),
  /** The answer farthest towards agreeing. */
  FOR_STRONGLY("a5", "#08519c", Paint.WHITE),
  /** Don't know, not applicable. */
  DONT_KNOW("a6", "#a8a8a8", Paint.BLACK),
  /** An answer on no scale. */
  PLAIN("a7", "#2171b5", Paint.WHITE),
  /** A second group beside the first. */
  SECOND("a8", "#d9822b", Paint.BLACK),
  /** Lightest of a sequence by size. */
  STEP_1("q1", "#eff3ff", Paint.BLACK),
  STEP_2("q2", "#bdd7e7", Paint.BLACK),
  STEP_3("q3", "#6baed6", Paint.BLACK),
  STEP_4("q4", "#2f74b3", Paint.WHITE),
  /** Darkest of a sequence by size. */
  STEP_5("q5", "#084594", Paint.WHITE),
  /** No value. */
  NONE("q0", "#f7f7f8", Paint.BLACK),
  /** Lines of text. */
  INK("ink", "#1c1c1c", Paint.WHITE),
  /** Lines of text beside what matters. */
  MUTED("mut", "#555555", Paint.WHITE),
  /** Rules behind the data. */
  GRID("grd", "#d6d6d6", Paint.BLACK),
  /** Edges of bars and tiles. */
  EDGE("edg", "#6e6e6e", Paint.BLACK),
  ON_LIGHT("onl", Paint.BLACK, Paint.WHITE),
  ON_DARK("ond", Paint.WHITE, Paint.BLACK);

  private static final String BLACK = "#0d0d0d";
  private static final String WHITE = "#fefefe";

  private final String styleClass;
  private final String colour;
  private final String textColour;

  Paint(String styleClass, String colour, String textColour) {
    this.styleClass = styleClass;
    this.colour = colour;
    this.textColour = textColour;
  }

  /** Name of the colour in style sheets: {@code f-} fills with it, {@code s-} strokes. */
  public String styleClass() {
    return styleClass;
  }

  /** On light paper, as {@code #rrggbb}. */
  public String colour() {
    return colour;
  }

  /** Of text upon it. */
  Paint text() {
    return textColour.equals(WHITE) ? ON_DARK : ON_LIGHT;
  }
}
