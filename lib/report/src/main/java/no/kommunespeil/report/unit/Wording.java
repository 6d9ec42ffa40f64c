package no.kommunespeil.report.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.chart.Paint;
import no.kommunespeil.report.model.Notes;
import no.kommunespeil.report.model.Row;
import no.kommunespeil.report.model.Source;
import no.kommunespeil.report.phrase.Numbers;
import no.kommunespeil.report.unit.Compared.Group;
import no.kommunespeil.report.unit.Compared.Share;
import no.kommunespeil.report.unit.LinkedCounts.OwnAnswer;

/** What groups, answers and shares are called on the page of a unit. */
final class Wording {

  private final Source source;
  private final Language language;
  private final Numbers numbers;
  private final Notes notes;
  private final String county;

  /**
   * @param county name of the unit's county
   */
  Wording(Source source, String county) {
    this.source = source;
    this.language = source.language();
    this.numbers = source.numbers();
    this.notes = new Notes(source);
    this.county = county;
  }

  Source source() {
    return source;
  }

  Language language() {
    return language;
  }

  Notes notes() {
    return notes;
  }

  String of(String nb, String en) {
    return language.of(nb, en);
  }

  String count(long count) {
    return numbers.count(count);
  }

  String percent(double share) {
    return numbers.percent(share);
  }

  String name(Group group) {
    return switch (group) {
      case SIMILAR -> of("Lignende enheter", "Similar units");
      case COUNTY -> county;
      case COUNTRY -> of("Hele landet", "The country");
    };
  }

  /** Short enough to stand beside the longest bar. */
  String shortName(Group group) {
    return switch (group) {
      case SIMILAR -> of("Lignende", "Similar");
      case COUNTY -> of("Fylket", "County");
      case COUNTRY -> of("Landet", "Country");
    };
  }

  /** The short name with what it stands for. */
  String legend(Group group) {
    return switch (group) {
      case SIMILAR -> of("Lignende enheter", "Similar units");
      case COUNTY -> of("Fylket: ", "County: ") + county;
      case COUNTRY -> of("Landet", "Country");
    };
  }

  /** The group in the middle of a sentence, after "of": "av de lignende enhetene". */
  String among(Group group) {
    return switch (group) {
      case SIMILAR -> of("de lignende enhetene", "the similar units");
      case COUNTY -> of("enhetene i ", "the units in ") + county;
      case COUNTRY -> of("enhetene i hele landet", "the units of the country");
    };
  }

  Paint paint(Group group) {
    return switch (group) {
      case SIMILAR -> Paint.PLAIN;
      case COUNTY -> Paint.SECOND;
      case COUNTRY -> Paint.DONT_KNOW;
    };
  }

  /** A share with the count behind it: "58,5 % (127)". */
  String value(Share share) {
    return percent(share.value()) + " (" + count(share.count()) + ")";
  }

  /** An answer in words, or why there is none. */
  String answer(OwnAnswer answer) {
    if (answer.category() != null) {
      return source.categoryName(answer.variable(), answer.category());
    }
    return answer.missing() == null ? Notes.none() : language.of(answer.missing());
  }

  String quoted(String words) {
    return notes.quoted(words);
  }

  /** How many of each group answered: "Lignende enheter 31, Vestland 28–30". */
  String bases(Collection<Compared> compared) {
    List<String> bases = new ArrayList<>();
    for (Group group : Group.values()) {
      List<Long> used =
          compared.stream()
              .filter(each -> each.used().containsKey(group))
              .map(each -> each.used().getOrDefault(group, 0L))
              .sorted()
              .toList();
      if (!used.isEmpty()) {
        bases.add(name(group) + " " + numbers.countRange(used.get(0), used.get(used.size() - 1)));
      }
    }
    return bases.isEmpty()
        ? of("Ingen gruppe kan vises.", "No group can be shown.")
        : of("Enheter som svarte: ", "Units that answered: ") + String.join(", ", bases) + ".";
  }

  /** The question and the item of a variable, as a heading would have them. */
  String question(Row row) {
    String item = source.label(row, "item");
    String question = source.label(row, "question");
    return item.isEmpty() ? question : question + ": " + item;
  }
}
