package no.kommunespeil.report.unit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.report.model.ReportModel.Chapter;
import no.kommunespeil.report.model.Row;

/** What the page says of itself: whom the unit is set beside, and what is not shown and why. */
final class MethodNote {

  private final Wording words;
  private final PageRules rules;
  private final List<Row> groups;

  /**
   * @param groups rows of the mart {@code breakdown_groups}
   */
  MethodNote(Wording words, PageRules rules, List<Row> groups) {
    this.words = words;
    this.rules = rules;
    this.groups = groups;
  }

  /** Who the similar units are. */
  String similar(Standing standing, Optional<SimilarUnits> similar) {
    if (similar.isEmpty()) {
      return words.of(
          "Ingen gruppe av lignende enheter er stor nok til å vises, eller så er sentraliteten eller"
              + " folketallet deres ikke kjent.",
          "No group of similar units is large enough to be shown, or your centrality or population"
              + " is not known.");
    }
    SimilarUnits group = similar.get();
    String centrality = words.quoted(label("centrality", group.centrality()));
    String what =
        switch (group.width()) {
          case SAME_SIZE ->
              words.of("sentralitet ", "centrality ")
                  + centrality
                  + words.of(" og folketall ", " and population ")
                  + words.quoted(label("size", standing.size()));
          case NEIGHBOURING_SIZES ->
              words.of("sentralitet ", "centrality ")
                  + centrality
                  + words.of(
                      " og folketall i samme gruppe eller en nabogruppe (",
                      " and population in the same group or a neighbouring one (")
                  + String.join(", ", sizes(group))
                  + ")";
          case ANY_SIZE ->
              words.of("sentralitet ", "centrality ")
                  + centrality
                  + words.of(", uansett folketall", ", of any population");
        };
    return words.of("Lignende enheter har ", "Similar units have ")
        + what
        + words.of(". Av dem har ", ". Of them, ")
        + words.count(group.others())
        + words.of(" andre svart på minst én del.", " others answered at least one part.");
  }

  private List<String> sizes(SimilarUnits group) {
    return groups.stream()
        .filter(
            row ->
                row.text("breakdown").equals("size")
                    && group.sizes().contains(row.text("group_key")))
        .sorted(Comparator.comparingInt(row -> row.position("group_order")))
        .map(row -> words.quoted(words.source().label(row, "group")))
        .toList();
  }

  private String label(String breakdown, String key) {
    return groups.stream()
        .filter(row -> row.text("breakdown").equals(breakdown) && row.text("group_key").equals(key))
        .findFirst()
        .map(row -> words.source().label(row, "group"))
        .orElse(key);
  }

  Chapter chapter() {
    String fewest = words.count(rules.fewestOthers());
    return new Chapter(
        "method",
        words.of("Slik er siden laget", "How the page is made"),
        List.of(),
        List.of(
            words.of(
                "Deres egne svar er besvarelsene som teller i undersøkelsen. Tallene for landet og"
                    + " fylket er de publiserte; de og tallene for lignende enheter er andeler av"
                    + " dem som svarte på spørsmålet, dere medregnet, med antallet i parentes.",
                "Your own answers are the responses that count in the survey. The numbers of the"
                    + " country and the county are the published ones; they and those of similar"
                    + " units are shares of those who answered the question, you included, with the"
                    + " count in brackets."),
            words.of(
                "Lignende enheter har samme sentralitetsklasse og samme gruppe etter folketall. Er"
                    + " færre enn "
                    + words.count(rules.smallestGroup())
                    + " andre av dem med, regnes nabogruppene etter folketall også med; er de"
                    + " fortsatt for få, alle med samme sentralitet.",
                "Similar units have the same class of centrality and the same group by population."
                    + " If fewer than "
                    + words.count(rules.smallestGroup())
                    + " others of them answered, those of neighbouring groups by population count"
                    + " too; if they are still too few, all of the same centrality."),
            words.of(
                "Siden skal ikke røpe hva noen annen enkelt enhet svarte. En gruppe vises bare når"
                    + " minst "
                    + fewest
                    + " andre enn dere svarte på spørsmålet, og når ingen kan trekke grupper fra"
                    + " hverandre og sitte igjen med færre enn "
                    + fewest
                    + " andre: landet uten fylket, fylket eller klassen uten de lignende enhetene."
                    + " Er spørsmålet følsomt, må de andre heller ikke alle ha svart det samme.",
                "The page must not tell what any other single unit answered. A group is shown only"
                    + " where at least "
                    + fewest
                    + " others than you answered the question, and where nobody can take groups"
                    + " from each other and be left with fewer than "
                    + fewest
                    + " others: the country without the county, the county or the class without the"
                    + " similar units. Where a question is sensitive, the others must not all have"
                    + " given the same answer either."),
            words.of(
                "Svar på åpne spørsmål vises ikke. Ikke alle svarte, og hvem som gjør det, er ikke"
                    + " tilfeldig: en forskjell på få enheter kan komme av hvem som svarte.",
                "Answers to open questions are not shown. Not everybody answered, and who does is"
                    + " not random: a difference of a few units may come of who answered.")),
        List.of());
  }
}
