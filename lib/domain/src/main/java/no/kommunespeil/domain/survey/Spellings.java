package no.kommunespeil.domain.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;

/** Sees to it that no text of an export can mean two things. */
final class Spellings {

  private final String one;
  private final Map<String, String> ownerByLabel = new HashMap<>();
  private final Map<String, String> ownerByCode = new HashMap<>();
  private final Problems problems;

  /**
   * @param one what the owners are called in messages, with article: "a category"
   */
  Spellings(String one, Problems problems) {
    this.one = one;
    this.problems = problems;
  }

  void add(String owner, Text label, List<String> spellings, String code, Place place) {
    label(owner, label.nb(), place);
    label(owner, label.en(), place);
    for (String spelling : spellings) {
      label(owner, spelling, place);
    }
    if (!code.isEmpty()) {
      claim(ownerByCode, owner, code, "The code '" + code + "'", place);
    }
  }

  private void label(String owner, String label, Place place) {
    claim(ownerByLabel, owner, label, "'" + label.strip() + "'", place);
  }

  private void claim(
      Map<String, String> owners, String owner, String text, String subject, Place place) {
    String key = LabelKey.of(text);
    if (key.isEmpty()) {
      return;
    }
    String other = owners.putIfAbsent(key, owner);
    if (other != null && !other.equals(owner)) {
      problems.add(
          place,
          subject + " is both '" + other + "' and '" + owner + "'.",
          "A text of an export must lead to "
              + one
              + " only; case and blanks do not tell texts apart.");
    }
  }
}
