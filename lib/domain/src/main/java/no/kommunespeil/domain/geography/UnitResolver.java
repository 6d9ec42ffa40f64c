package no.kommunespeil.domain.geography;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import no.kommunespeil.domain.geography.UnitResolution.How;
import no.kommunespeil.domain.geography.UnitResolution.Note;
import no.kommunespeil.domain.geography.UnitResolution.Reason;
import no.kommunespeil.domain.geography.UnitResolution.Resolved;
import no.kommunespeil.domain.geography.UnitResolution.Unresolved;
import no.kommunespeil.domain.survey.FrameRule;
import org.jspecify.annotations.Nullable;

/**
 * Finds the unit a number and a name stand for, among the units one sub-survey asked on one day.
 *
 * <p>Everything official is accepted: former numbers and names that lead to one unit, each part of
 * a name in several languages. Nothing is guessed: whatever is misspelt or could be several units
 * is refused with proposals. Compiled from the registers, so that it can cross to Spark executors;
 * safe for several threads.
 */
public final class UnitResolver implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MOST_PROPOSALS = 3;

  private static final Unresolved NO_UNIT =
      new Unresolved(Reason.NO_UNIT, "Neither a number nor a name of a unit is given.", List.of());

  private final LocalDate day;
  private final UnitNumbers numbers;
  private final UnitNames names;
  private final HashMap<String, String> nameOnDay = new HashMap<>();
  private final HashSet<String> asked = new HashSet<>();

  private UnitResolver(Registers registers, LocalDate day, FrameRule rule) {
    this.day = day;
    this.numbers = UnitNumbers.of(registers, day);
    this.names = UnitNames.of(registers, day, rule.osloCityNames());
    for (Municipality municipality : registers.municipalities(day)) {
      nameOnDay.put(municipality.code(), municipality.name());
    }
    for (District district : registers.districts(day)) {
      nameOnDay.put(district.code(), district.name());
    }
    for (FrameUnit unit : registers.frame(rule, day)) {
      asked.add(unit.code());
    }
  }

  /**
   * @param day the wave's register day
   * @param rule whom the sub-survey asks
   */
  public static UnitResolver of(Registers registers, LocalDate day, FrameRule rule) {
    return new UnitResolver(registers, day, rule);
  }

  /**
   * The unit the cells stand for.
   *
   * @param number the cell with the number; null or blank where there is none
   * @param name the cell with the name; null or blank where there is none
   */
  public UnitResolution resolve(@Nullable String number, @Nullable String name) {
    UnitCell cell = UnitCell.of(number, name);
    UnitCandidates byNumber = cell.number() == null ? null : numbers.find(cell.number());
    UnitCandidates byName = cell.name() == null ? null : names.find(cell.name());
    if (byNumber == null) {
      return byName == null ? NO_UNIT : conclude(byName, cell, List.of());
    }
    if (byName == null || byName.reason() == Reason.UNKNOWN) {
      return conclude(byNumber, cell, List.of());
    }
    if (byNumber.reason() == Reason.UNKNOWN) {
      return conclude(byNumber, cell, byName.codes());
    }
    return both(byNumber, byName, cell);
  }

  private UnitResolution both(UnitCandidates byNumber, UnitCandidates byName, UnitCell cell) {
    List<String> common = byNumber.common(byName);
    if (common.isEmpty()) {
      LinkedHashSet<String> codes = new LinkedHashSet<>(byNumber.codes());
      codes.addAll(byName.codes());
      return new Unresolved(
          Reason.CONFLICT,
          "The number " + cell.number() + " and the name are those of different units.",
          proposals(List.copyOf(codes)));
    }
    String code = common.get(0);
    if (common.size() == 1 && (byNumber.isOne() || byName.isOne())) {
      boolean numberSaysSo = byNumber.isOne() && byNumber.codes().contains(code);
      How how = byNumber.how();
      if (!numberSaysSo || how == null || byName.how() == How.CITY_BODY) {
        how = byName.how() == null ? How.NAME : byName.how();
      }
      return conclude(UnitCandidates.one(code, how), cell, List.of());
    }
    return conclude(byNumber.isOne() ? byName : byNumber, cell, List.of());
  }

  private UnitResolution conclude(
      UnitCandidates candidates, UnitCell cell, List<String> otherwise) {
    How how = candidates.how();
    if (how != null) {
      String code = candidates.codes().get(0);
      return asked.contains(code) ? new Resolved(code, how, notes(how, cell)) : notAsked(code);
    }
    Reason reason = candidates.reason() == null ? Reason.UNKNOWN : candidates.reason();
    List<String> codes = candidates.codes().isEmpty() ? otherwise : candidates.codes();
    if (reason == Reason.UNKNOWN && codes.isEmpty() && cell.name() != null) {
      codes = names.similar(cell.name(), asked, MOST_PROPOSALS);
    }
    return new Unresolved(reason, message(reason, cell), proposals(codes));
  }

  private List<Note> notes(How how, UnitCell cell) {
    List<Note> notes = new ArrayList<>(0);
    boolean byNumber = how == How.NUMBER || how == How.FORMER_NUMBER;
    if (cell.zeroRestored() && cell.number() != null) {
      notes.add(Note.LEADING_ZERO_RESTORED);
    }
    if (byNumber && cell.name() != null && names.find(cell.name()).reason() == Reason.UNKNOWN) {
      notes.add(Note.NAME_NOT_RECOGNISED);
    }
    return List.copyOf(notes);
  }

  private Unresolved notAsked(String code) {
    String what = code + " " + nameOnDay.get(code);
    if (code.equals(Registers.OSLO)) {
      return new Unresolved(
          Reason.NOT_IN_FRAME,
          what + " is not asked as a whole here; its districts are.",
          List.of());
    }
    return new Unresolved(
        Reason.NOT_IN_FRAME,
        what + " is not asked here; a city body answers for all of Oslo.",
        proposals(List.of(Registers.OSLO)));
  }

  private String message(Reason reason, UnitCell cell) {
    String unit = cell.number() == null ? "name" : "number " + cell.number();
    return switch (reason) {
      case UNKNOWN -> unknown(cell);
      case AMBIGUOUS -> "Several units have this name on " + day + ".";
      case SPLIT ->
          "The unit with this "
              + unit
              + " was split before "
              + day
              + " and has several successors.";
      case LATER_UNIT -> "The unit with this " + unit + " comes about only after " + day + ".";
      case NO_UNIT, CONFLICT, NOT_IN_FRAME ->
          throw new IllegalStateException(reason + " has its own message");
    };
  }

  private static String unknown(UnitCell cell) {
    if (cell.number() == null) {
      return "No municipality or district has this name.";
    }
    return cell.number().equals(UnitCell.NOT_A_NUMBER)
        ? "The cell with the number holds something else than a unit's number."
        : "No municipality or district has the number " + cell.number() + ".";
  }

  private List<String> proposals(List<String> codes) {
    return codes.stream()
        .filter(asked::contains)
        .limit(MOST_PROPOSALS)
        .map(code -> code + " " + nameOnDay.get(code))
        .toList();
  }
}
