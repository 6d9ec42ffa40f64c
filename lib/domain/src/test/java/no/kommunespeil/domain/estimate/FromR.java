package no.kommunespeil.domain.estimate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A value that base R computed; formulas.R beside formulas.csv says how.
 *
 * @param lower the value itself where there is only one
 * @param upper NaN where there is only one
 */
record FromR(String formula, double[] arguments, double lower, double upper) {

  /** All values of a formula. */
  static List<FromR> of(String formula) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(FromR.class.getResourceAsStream("formulas.csv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(cells -> cells[0].equals(formula))
          .map(FromR::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FromR of(String[] cells) {
    return new FromR(
        cells[0],
        Arrays.stream(cells[1].split(" ", -1)).mapToDouble(Double::parseDouble).toArray(),
        Double.parseDouble(cells[2]),
        cells[3].isEmpty() ? Double.NaN : Double.parseDouble(cells[3]));
  }

  long whole(int argument) {
    return Math.round(arguments[argument]);
  }

  /** The arguments from one on. */
  double[] from(int argument) {
    return Arrays.copyOfRange(arguments, argument, arguments.length);
  }

  @Override
  public String toString() {
    return formula + " of " + Arrays.toString(arguments);
  }
}
