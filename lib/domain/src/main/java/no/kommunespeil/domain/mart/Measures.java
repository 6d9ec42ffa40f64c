package no.kommunespeil.domain.mart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.estimate.EstimatePlan;
import no.kommunespeil.domain.estimate.Measure;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;

/** The measures of every variable, compiled once; safe for several threads. */
final class Measures {

  private final Map<String, List<Measure>> byVariable = new HashMap<>();
  private final Map<String, Text> themes;

  Measures(Codebook codebook) {
    this.themes = codebook.themes();
    for (Variable variable : codebook.variables()) {
      byVariable.put(variable.key(), EstimatePlan.of(variable));
    }
  }

  List<Measure> of(Variable variable) {
    List<Measure> measures = byVariable.get(variable.key());
    if (measures == null) {
      throw new IllegalArgumentException(
          "Variable " + variable.key() + " is asked but not in the codebook.");
    }
    return measures;
  }

  Text theme(Variable variable) {
    String key = variable.question().theme();
    return themes.getOrDefault(key, new Text(key, key));
  }
}
