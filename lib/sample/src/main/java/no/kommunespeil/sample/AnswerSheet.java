package no.kommunespeil.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.survey.Variable;

/**
 * What the units that answer one sub-survey of a wave answer.
 *
 * @param units by number
 * @param asked in codebook order
 * @param positions position among the asked variables, by key
 * @param packed per unit, per asked variable, the position of the category or why there is none
 */
record AnswerSheet(
    List<SampleUnit> units, List<Variable> asked, Map<String, Integer> positions, byte[][] packed) {

  static AnswerSheet empty(List<SampleUnit> units, List<Variable> asked) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      positions.put(asked.get(i).key(), i);
    }
    return new AnswerSheet(units, asked, positions, new byte[units.size()][asked.size()]);
  }

  /** Where the variable stands among the asked ones; -1 when it is not asked. */
  int position(String variable) {
    return positions.getOrDefault(variable, -1);
  }

  /** The code of every unit for one variable, in the order of the units. */
  byte[] column(String variable) {
    int position = position(variable);
    byte[] codes = new byte[packed.length];
    for (int u = 0; u < codes.length; u++) {
      codes[u] = packed[u][position];
    }
    return codes;
  }

  void set(int unit, String variable, int code) {
    packed[unit][position(variable)] = (byte) code;
  }
}
