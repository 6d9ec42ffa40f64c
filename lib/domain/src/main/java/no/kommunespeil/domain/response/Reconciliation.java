package no.kommunespeil.domain.response;

import java.util.List;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;

/** Holds us to dropping no row silently: rows read = counted + set aside + rejected. */
public final class Reconciliation {

  private Reconciliation() {}

  /** One problem for each file whose rows do not add up, in the order given. */
  public static List<Problem> check(List<Accounting> files) {
    return files.stream()
        .filter(file -> !file.addsUp())
        .map(
            file ->
                new Problem(
                    Place.of(file.file()),
                    file.read()
                        + " rows were read, but "
                        + file.counted()
                        + " counted, "
                        + file.setAside()
                        + " set aside and "
                        + file.rejected()
                        + " rejected make "
                        + file.accountedFor()
                        + ".",
                    "Nothing of this run should be used. Build the wave anew from its files; if"
                        + " the numbers still differ, report it as a fault of the program."))
        .toList();
  }
}
