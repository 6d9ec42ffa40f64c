package no.kommunespeil.report.unit;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.kommunespeil.report.model.Row;
import no.kommunespeil.report.unit.Compared.Group;
import no.kommunespeil.report.unit.Compared.Share;
import no.kommunespeil.report.unit.LinkedCounts.AnswerCount;
import no.kommunespeil.report.unit.LinkedCounts.OwnAnswer;

/** Sets the answers of one unit beside those of its groups. */
final class Comparisons {

  private final Published published;
  private final LinkedCounts linked;
  private final Standing standing;
  private final Optional<SimilarUnits> similar;
  private final Map<String, OwnAnswer> own = new HashMap<>();
  private final Disclosure disclosure;
  private final Map<String, Compared> done = new HashMap<>();

  Comparisons(
      Published published,
      LinkedCounts linked,
      Standing standing,
      Optional<SimilarUnits> similar,
      List<OwnAnswer> own,
      PageRules rules) {
    this.published = published;
    this.linked = linked;
    this.standing = standing;
    this.similar = similar;
    own.forEach(answer -> this.own.put(answer.subSurvey() + "/" + answer.variable(), answer));
    Predicate<Standing> none = any -> false;
    this.disclosure =
        new Disclosure(
            List.of(
                any -> true,
                other -> other.county().equals(standing.county()),
                other -> other.centrality().equals(standing.centrality()),
                other ->
                    similar
                        .map(SimilarUnits::sizes)
                        .orElse(Set.of(standing.size()))
                        .contains(other.size()),
                similar.<Predicate<Standing>>map(group -> group).orElse(none)),
            rules.fewestOthers());
  }

  private static int place(Group group) {
    return switch (group) {
      case COUNTRY -> 0;
      case COUNTY -> 1;
      case SIMILAR -> 4;
    };
  }

  Standing standing() {
    return standing;
  }

  Optional<SimilarUnits> similar() {
    return similar;
  }

  /** What the unit answered, or why it did not; none when it was not asked or did not respond. */
  Optional<OwnAnswer> own(String subSurvey, String variable) {
    return Optional.ofNullable(own.get(subSurvey + "/" + variable));
  }

  /** Whether the unit responded to a sub-survey. */
  boolean hasResponded(String subSurvey) {
    return own.values().stream().anyMatch(answer -> answer.subSurvey().equals(subSurvey));
  }

  /** The unit's answer beside those of the groups that may be shown. */
  Compared of(String subSurvey, String variable) {
    return done.computeIfAbsent(subSurvey + "/" + variable, same -> compare(subSurvey, variable));
  }

  private Compared compare(String subSurvey, String variable) {
    List<AnswerCount> answers = linked.answers(subSurvey, variable);
    String category = own(subSurvey, variable).map(OwnAnswer::category).orElse(null);
    boolean[] shown =
        disclosure.shown(
            answers, standing, category, Disclosure.Policy.of(published.sensitivity(variable)));
    Map<Group, Map<String, Share>> shares = new EnumMap<>(Group.class);
    Set<Group> withheld = EnumSet.noneOf(Group.class);
    for (Group group : Group.values()) {
      Map<String, Share> of =
          switch (group) {
            case SIMILAR ->
                Compared.shares(
                    answers.stream()
                        .filter(
                            answer ->
                                similar.map(units -> units.test(answer.standing())).orElse(false))
                        .toList());
            case COUNTY -> published.county(standing.county(), subSurvey, variable);
            case COUNTRY -> published.country(subSurvey, variable);
          };
      if (shown[place(group)]) {
        if (!of.isEmpty()) {
          shares.put(group, of);
        }
      } else if (!of.isEmpty()) {
        withheld.add(group);
      }
    }
    return new Compared(variable, category, shares, withheld);
  }

  /** The published shares, for all units and by county. */
  static final class Published {

    private final Map<String, Map<String, Share>> shares = new HashMap<>();
    private final Map<String, String> sensitivities = new HashMap<>();

    /**
     * @param estimates rows of the wave, of all breakdowns that are wanted
     * @param variables rows of the mart {@code variables}
     */
    Published(List<Row> estimates, List<Row> variables) {
      for (Row row : estimates) {
        if (row.text("statistic").equals("share")
            && row.text("category_kind").equals("category")
            && row.has("value")) {
          Double value = row.share("value");
          shares
              .computeIfAbsent(
                  String.join(
                      "/",
                      row.text("breakdown"),
                      row.text("group_key"),
                      row.text("sub_survey"),
                      row.text("variable")),
                  same -> new HashMap<>())
              .put(
                  row.text("category"),
                  new Share(
                      value == null ? 0 : value,
                      row.count("count_n"),
                      row.count("used_n"),
                      row.text("obs_status")));
        }
      }
      variables.forEach(row -> sensitivities.put(row.text("variable"), row.text("sensitivity")));
    }

    /** What the codebook does not say is not taken to be open. */
    String sensitivity(String variable) {
      return sensitivities.getOrDefault(variable, "");
    }

    Map<String, Share> country(String subSurvey, String variable) {
      return shares.getOrDefault(String.join("/", "all", "all", subSurvey, variable), Map.of());
    }

    Map<String, Share> county(String county, String subSurvey, String variable) {
      return shares.getOrDefault(String.join("/", "county", county, subSurvey, variable), Map.of());
    }
  }
}
