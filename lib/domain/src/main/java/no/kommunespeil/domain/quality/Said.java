package no.kommunespeil.domain.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import no.kommunespeil.domain.survey.Text;

/** Numbers in sentences, rounded half up, in both languages. */
final class Said {

  private Said() {}

  /** "6,3 prosent", "6.3 percent". */
  static Text percent(double share) {
    return rounded(hundredfold(share), " prosent", " percent");
  }

  /** "27,1 prosentpoeng", "27.1 percentage points". */
  static Text points(double share) {
    return rounded(hundredfold(share), " prosentpoeng", " percentage points");
  }

  /** "3,2". */
  static Text number(double number) {
    return rounded(BigDecimal.valueOf(number), "", "");
  }

  /** Exactly, since a share just at a half is rounded up. */
  private static BigDecimal hundredfold(double share) {
    return BigDecimal.valueOf(share).movePointRight(2);
  }

  private static Text rounded(BigDecimal number, String nb, String en) {
    String text = number.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    return new Text(text.replace('.', ',') + nb, text + en);
  }

  /** Puts texts into sentences, each at the place of "{}" that is its turn. */
  static Text text(String nb, String en, Object... parts) {
    String norwegian = nb;
    String english = en;
    for (Object part : parts) {
      Text both =
          part instanceof Text text ? text : new Text(String.valueOf(part), String.valueOf(part));
      norwegian = filled(norwegian, both.nb());
      english = filled(english, both.en());
    }
    return new Text(norwegian, english);
  }

  private static String filled(String sentence, String part) {
    int at = sentence.indexOf("{}");
    if (at < 0) {
      throw new IllegalArgumentException("There is no place for '" + part + "': " + sentence);
    }
    return sentence.substring(0, at) + part + sentence.substring(at + 2);
  }
}
