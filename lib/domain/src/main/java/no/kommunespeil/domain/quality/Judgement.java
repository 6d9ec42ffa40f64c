package no.kommunespeil.domain.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.quality.Verdict.Outcome;

/**
 * What came of all checks.
 *
 * @param verdicts by wave and sub-survey as they were given, then by check
 */
public record Judgement(List<Verdict> verdicts) {

  /** Those that can be made of files alone, before anything is taken in. */
  public static final Set<Check> OF_FILES =
      EnumSet.of(
          Check.EMPTY_SUB_SURVEY,
          Check.DUPLICATE_DELIVERY,
          Check.REJECTED_ROWS,
          Check.SET_ASIDE_ROWS,
          Check.FIELD_PERIOD,
          Check.RESPONSE_RATE,
          Check.OUT_OF_SCALE,
          Check.BLANK_COLUMN);

  /** Makes every check. */
  public static Judgement of(List<Evidence> evidence, QualityRules rules) {
    return of(evidence, rules, EnumSet.allOf(Check.class));
  }

  /** Makes some checks. */
  public static Judgement of(List<Evidence> evidence, QualityRules rules, Set<Check> checks) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Evidence of : evidence) {
      for (Check check : Check.values()) {
        if (checks.contains(check)) {
          verdicts.add(verdict(check, of, evidence, rules));
        }
      }
    }
    return new Judgement(List.copyOf(verdicts));
  }

  private static Verdict verdict(Check check, Evidence of, List<Evidence> all, QualityRules rules) {
    Setting setting = rules.of(check, of.wave(), of.subSurvey().key());
    if (setting.level() == Level.OFF) {
      return new Verdict(of.wave(), of.subSurvey(), check, setting, Outcome.OFF, List.of());
    }
    Optional<List<Finding>> found = look(check, of, all, setting);
    Outcome outcome = Outcome.NOT_CHECKED;
    if (found.isPresent()) {
      boolean isClean = found.get().isEmpty();
      Outcome otherwise = setting.level() == Level.STOP ? Outcome.STOPPED : Outcome.WARNED;
      outcome = isClean ? Outcome.PASSED : otherwise;
    }
    return new Verdict(of.wave(), of.subSurvey(), check, setting, outcome, found.orElse(List.of()));
  }

  /** What a check finds; empty where there is nothing yet that it could look at. */
  private static Optional<List<Finding>> look(
      Check check, Evidence of, List<Evidence> all, Setting setting) {
    return switch (check) {
      case EMPTY_SUB_SURVEY -> Optional.of(DeliveryChecks.emptySubSurvey(of));
      case DUPLICATE_DELIVERY -> Optional.of(DeliveryChecks.duplicates(of, all));
      case REJECTED_ROWS -> DeliveryChecks.rejected(of, setting);
      case SET_ASIDE_ROWS -> DeliveryChecks.setAside(of, setting);
      case FIELD_PERIOD -> DeliveryChecks.fieldPeriod(of, setting);
      case RECONCILIATION -> Optional.of(CountChecks.of(of));
      case RESPONSE_RATE -> ResponseChecks.rate(of, setting);
      case RESPONSE_CHANGE -> ResponseChecks.change(of, setting);
      case OUT_OF_SCALE -> AnswerChecks.outOfScale(of, setting);
      case BLANK_COLUMN -> AnswerChecks.blank(of, setting);
      case SAME_ANSWER -> AnswerChecks.same(of, setting);
      case JUMP -> AnswerChecks.jumps(of, setting);
    };
  }

  /** Whether the marts may be published. */
  public boolean isPublishable() {
    return verdicts.stream().noneMatch(verdict -> verdict.outcome() == Outcome.STOPPED);
  }

  /** The findings that keep the marts from being published. */
  public List<Problem> stops() {
    return problems(Outcome.STOPPED);
  }

  /** The findings that are only told. */
  public List<Problem> warnings() {
    return problems(Outcome.WARNED);
  }

  private List<Problem> problems(Outcome outcome) {
    return verdicts.stream()
        .filter(verdict -> verdict.outcome() == outcome)
        .flatMap(verdict -> verdict.problems().stream())
        .toList();
  }
}
