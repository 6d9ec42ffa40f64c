package no.kommunespeil.domain.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a scale.
 *
 * @param key stable identifier within its scale, lower snake case
 * @param score value of the answer in means, null when the scale has none or the answer is not
 *     substantive
 * @param code how exports that write codes write it, for example "5"; empty when none is known
 * @param spellings further texts, beside the two labels, that exports are known to write
 * @param inferred whether the report does not print it and the codebook assumes it
 */
public record Category(
    String key,
    Text label,
    CategoryKind kind,
    @Nullable Integer score,
    String code,
    List<String> spellings,
    boolean inferred) {

  public boolean isSubstantive() {
    return kind == CategoryKind.SUBSTANTIVE;
  }
}
