package no.kommunespeil.domain.mart;

import java.util.List;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.survey.Text;
import org.jspecify.annotations.Nullable;

/** Who is in the denominator of what is said of units that answered. */
enum Denominator {
  ELIGIBLE("eligible", new Text("Enhetene som ble spurt", "The units asked")),
  ALL_UNITS("all_units", new Text("Alle kommuner og bydeler", "All municipalities and districts")),
  MUNICIPALITIES("municipalities", new Text("Kommuner", "Municipalities"));

  static final List<String> COLUMNS = List.of("variant", "variant_nb", "variant_en");

  private final String key;
  private final Text label;

  Denominator(String key, Text label) {
    this.key = key;
    this.label = label;
  }

  /** Status of a value: who is really asked, or a denominator of the reports that differs. */
  ObsStatus status() {
    return this == ELIGIBLE ? ObsStatus.A : ObsStatus.D;
  }

  /** Fills {@link #COLUMNS} from a position and returns the next. */
  int fill(@Nullable Object[] row, int at) {
    row[at] = key;
    row[at + 1] = label.nb();
    row[at + 2] = label.en();
    return at + COLUMNS.size();
  }
}
