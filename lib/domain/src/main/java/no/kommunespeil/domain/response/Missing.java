package no.kommunespeil.domain.response;

import java.util.Arrays;
import java.util.List;
import no.kommunespeil.domain.survey.Text;

/**
 * Why a response has no answer to a variable. The codes are negative so that an answer, the
 * position of its category, is every value from 0.
 */
public final class Missing {

  /** The response was led past the question by the answer to its filter. */
  public static final byte FILTERED_OUT = -1;

  /** The question was put and nothing was answered. */
  public static final byte BLANK = -2;

  /** Something was answered that is not on the scale. */
  public static final byte UNREADABLE = -3;

  /** The wave did not put the question; never stored, known only in the long form. */
  public static final byte NOT_ASKED = -4;

  private Missing() {}

  /** The reasons as marts name them. */
  public enum Kind {
    FILTERED_OUT(
        Missing.FILTERED_OUT,
        "filtered_out",
        new Text("Ikke stilt (filter)", "Not asked (filter)")),
    BLANK(Missing.BLANK, "blank", new Text("Ubesvart", "No answer")),
    UNREADABLE(
        Missing.UNREADABLE, "unreadable", new Text("Ikke lesbart svar", "Unreadable answer")),
    NOT_ASKED(
        Missing.NOT_ASKED,
        "not_asked",
        new Text("Ikke spurt om denne gangen", "Not asked in this wave"));

    private final byte code;
    private final String key;
    private final Text label;

    Kind(byte code, String key, Text label) {
      this.code = code;
      this.key = key;
      this.label = label;
    }

    /** What stands in a packed response. */
    public byte code() {
      return code;
    }

    /** What stands in marts. */
    public String key() {
      return key;
    }

    public Text label() {
      return label;
    }
  }

  /** Every reason, in the order of the codes from -1 downwards. */
  public static List<Kind> kinds() {
    return Arrays.asList(Kind.values());
  }

  /**
   * The reason behind a negative code.
   *
   * @throws IllegalArgumentException if the code is an answer or none of ours
   */
  public static Kind kind(byte code) {
    for (Kind kind : Kind.values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Code " + code + " is not a reason for a missing answer.");
  }
}
