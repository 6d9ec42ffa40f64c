package no.kommunespeil.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kommunespeil.domain.geography.Registers;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.SubSurvey.RespondentRole;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.sample.SampleSummary.Oddity;
import no.kommunespeil.sample.SampleTargets.Defaults;
import no.kommunespeil.sample.SampleTargets.SubSurveyTargets;
import org.jspecify.annotations.Nullable;

/**
 * Who sent the answers of a sheet, under which number and name, and what came in beside them:
 * second answers of the same unit and forms whose unit cannot be found. Whatever is added here is
 * meant to be set aside or rejected, so that the sheet is what counts.
 */
final class Submissions {

  private static final double OUTSIDE_SCALE_VARIABLES = 0.2;
  private static final int REJECTS_PER_HUNDRED = 1;

  private final Wave wave;
  private final WaveSubSurvey sub;
  private final AnswerSheet sheet;
  private final Cells cells;
  private final UnitWriting writing;
  private final Optional<SubSurveyTargets> targets;
  private final Defaults defaults;
  private final Draws draws;
  private final Set<String> deciding = new HashSet<>();
  private final Map<Oddity, Integer> planted = new EnumMap<>(Oddity.class);

  Submissions(
      Wave wave,
      WaveSubSurvey sub,
      AnswerSheet sheet,
      Cells cells,
      Registers registers,
      Optional<SubSurveyTargets> targets,
      Defaults defaults,
      Draws draws) {
    this.wave = wave;
    this.sub = sub;
    this.sheet = sheet;
    this.cells = cells;
    this.writing = new UnitWriting(wave, sub, cells, registers, draws, planted);
    this.targets = targets;
    this.defaults = defaults;
    this.draws = draws;
    sheet.asked().forEach(v -> v.question().filter().ifPresent(f -> deciding.add(f.variable())));
  }

  /** In the order sent. */
  List<Submission> all() {
    int[] duplicated = duplicated();
    List<Submission> all = new ArrayList<>();
    for (int u = 0; u < sheet.units().size(); u++) {
      addCounting(u, duplicated[u] < 0 ? null : KINDS.get(duplicated[u]), all);
    }
    addRejects(all);
    all.sort(
        Comparator.comparing(Submission::submittedAt)
            .thenComparing(submission -> submission.unit().code())
            .thenComparing(Submission::respondent));
    return all;
  }

  Map<Oddity, Integer> planted() {
    return planted;
  }

  private static final List<Oddity> KINDS =
      List.of(
          Oddity.DUPLICATE_BY_ROLE, Oddity.DUPLICATE_BY_COMMENTS, Oddity.DUPLICATE_BY_DONT_KNOW);

  /** Per unit, which kind of second answer it sends, -1 for none. */
  private int[] duplicated() {
    int[] kinds = new int[sheet.units().size()];
    Arrays.fill(kinds, -1);
    int wanted =
        targets.isPresent() && targets.get().duplicates().isPresent()
            ? targets.get().duplicates().getAsInt()
            : (int) Math.round(kinds.length * defaults.duplicates() / 100);
    List<Integer> order = new ArrayList<>();
    for (int u = 0; u < kinds.length; u++) {
      order.add(u);
    }
    order.sort(
        Comparator.comparingDouble(
            u -> draws.uniform("twice", wave.key(), key(), sheet.units().get(u).code())));
    int given = 0;
    for (int kind = 0; given < wanted && kind < 3 * wanted; kind++) {
      int next = kind % KINDS.size();
      Optional<Integer> unit =
          order.stream().filter(u -> kinds[u] < 0 && suits(KINDS.get(next), u)).findFirst();
      if (unit.isPresent()) {
        kinds[unit.get()] = next;
        given++;
      }
    }
    return kinds;
  }

  /** Whether the criteria for the counting response would choose the unit's first answer. */
  private boolean suits(Oddity kind, int unit) {
    byte[] codes = sheet.packed()[unit];
    int open = 0;
    int elaborated = 0;
    int answered = 0;
    for (int i = 0; i < codes.length; i++) {
      Variable variable = sheet.asked().get(i);
      if (codes[i] >= 0) {
        boolean isOpen = variable.role() == Variable.Role.OPEN;
        open += isOpen ? 1 : 0;
        elaborated += isOpen && codes[i] == variable.scale().indexOf(Variable.ELABORATED) ? 1 : 0;
        answered += isChangeable(variable) ? 1 : 0;
      }
    }
    return switch (kind) {
      case DUPLICATE_BY_ROLE -> answered > 0 && sub.subSurvey().roles().size() > 1;
      case DUPLICATE_BY_COMMENTS -> answered > 0 && elaborated > 0;
      case DUPLICATE_BY_DONT_KNOW -> answered > 3 && open == 0 && ignorant(codes) > 0;
      case MISSPELT_NAME,
          IMPOSSIBLE_NUMBER,
          NAME_ONLY,
          NAME_WITH_SUFFIX,
          PARALLEL_NAME,
          FORMER_NAME,
          LOST_LEADING_ZERO,
          OUTSIDE_SCALE ->
          false;
    };
  }

  /** Answers that could become "don't know". */
  private int ignorant(byte[] codes) {
    int possible = 0;
    for (int i = 0; i < codes.length; i++) {
      possible += canBeUnknown(i, codes[i]) ? 1 : 0;
    }
    return possible;
  }

  private boolean canBeUnknown(int position, byte code) {
    Variable variable = sheet.asked().get(position);
    return isChangeable(variable)
        && code >= 0
        && variable.scale().categories().get(code).kind() == CategoryKind.SUBSTANTIVE
        && dontKnow(variable) >= 0;
  }

  private static int dontKnow(Variable variable) {
    for (int c = 0; c < variable.scale().categories().size(); c++) {
      if (variable.scale().categories().get(c).kind() == CategoryKind.DONT_KNOW) {
        return c;
      }
    }
    return -1;
  }

  private boolean isChangeable(Variable variable) {
    return variable.role() == Variable.Role.ANSWER && !deciding.contains(variable.key());
  }

  private void addCounting(int u, @Nullable Oddity second, List<Submission> all) {
    SampleUnit unit = sheet.units().get(u);
    List<RespondentRole> roles = sub.subSurvey().roles();
    double roleDraw = draws.uniform("role", wave.key(), key(), unit.code());
    int rank =
        second == Oddity.DUPLICATE_BY_ROLE || roleDraw < 0.7
            ? 0
            : Math.min(roles.size() - 1, 1 + (int) ((roleDraw - 0.7) / 0.3 * (roles.size() - 1)));
    byte[] codes = sheet.packed()[u];
    Submission counting =
        new Submission(
            unit,
            writing.number(unit),
            writing.name(unit),
            role(roles.get(rank), unit),
            respondent(unit, "1"),
            sentAt(unit, "1", second == null ? 0 : 0.5),
            codes,
            outsideScale(unit, codes));
    all.add(counting);
    if (second != null) {
      count(second);
      int otherRank = second == Oddity.DUPLICATE_BY_ROLE ? roles.size() - 1 : rank;
      all.add(
          new Submission(
              unit,
              counting.number(),
              counting.name(),
              role(roles.get(otherRank), unit),
              respondent(unit, "2"),
              earlier(counting.submittedAt()),
              secondAnswers(second, codes, unit),
              Set.of()));
    }
  }

  private LocalDateTime earlier(LocalDateTime time) {
    LocalDateTime start = wave.fieldFrom().atTime(9, 0);
    return start.plusSeconds(ChronoUnit.SECONDS.between(start, time) / 3);
  }

  private byte[] secondAnswers(Oddity kind, byte[] codes, SampleUnit unit) {
    byte[] changed = codes.clone();
    int unknown = 0;
    for (int i = 0; i < changed.length; i++) {
      Variable variable = sheet.asked().get(i);
      String[] purpose = {"second", wave.key(), variable.key(), unit.code()};
      boolean open = variable.role() == Variable.Role.OPEN || variable.isCoded();
      if (open && changed[i] >= 0) {
        changed[i] = Missing.BLANK;
      } else if (kind == Oddity.DUPLICATE_BY_DONT_KNOW) {
        if (canBeUnknown(i, changed[i]) && (unknown == 0 || draws.uniform(purpose) < 0.3)) {
          changed[i] = (byte) dontKnow(variable);
          unknown++;
        }
      } else if (isChangeable(variable) && changed[i] >= 0 && draws.uniform(purpose) < 0.3) {
        changed[i] = (byte) ((changed[i] + 1) % variable.scale().categories().size());
      }
    }
    return changed;
  }

  private void addRejects(List<Submission> all) {
    int rejects =
        targets.isPresent() && targets.get().rejects().isPresent()
            ? targets.get().rejects().getAsInt()
            : sheet.units().size() * REJECTS_PER_HUNDRED / 100;
    for (int i = 0; i < rejects && !sheet.units().isEmpty(); i++) {
      String which = Integer.toString(i);
      int u = draws.below(sheet.units().size(), "reject", wave.key(), key(), which);
      SampleUnit unit = sheet.units().get(u);
      boolean impossible =
          cells.has(MetaField.UNIT_NUMBER) && (i % 2 == 1 || !cells.has(MetaField.UNIT_NAME));
      count(impossible ? Oddity.IMPOSSIBLE_NUMBER : Oddity.MISSPELT_NAME);
      all.add(
          new Submission(
              unit,
              impossible ? "98" + (10 + draws.below(90, "number", wave.key(), key(), which)) : "",
              UnitWriting.misspelt(unit.name()),
              role(sub.subSurvey().roles().get(0), unit),
              respondent(unit, "3"),
              sentAt(unit, "3", 0),
              uncoded(sheet.packed()[u]),
              Set.of()));
    }
  }

  /** Nobody codes the answers of a form that cannot be placed. */
  private byte[] uncoded(byte[] codes) {
    byte[] changed = codes.clone();
    for (int i = 0; i < changed.length; i++) {
      if (sheet.asked().get(i).isCoded()) {
        changed[i] = Missing.BLANK;
      }
    }
    return changed;
  }

  private String role(RespondentRole role, SampleUnit unit) {
    List<String> ways = new ArrayList<>(List.of(role.label().nb()));
    ways.addAll(role.spellings());
    double draw = draw("role text", unit);
    return draw < 0.6 ? ways.get(0) : ways.get((int) ((draw - 0.6) / 0.4 * ways.size()));
  }

  private static String respondent(SampleUnit unit, String person) {
    return "syntetisk.person" + person + "@" + unit.code() + ".eksempel.invalid";
  }

  private LocalDateTime sentAt(SampleUnit unit, String person, double from) {
    LocalDate start = wave.fieldFrom();
    long days = ChronoUnit.DAYS.between(start, wave.fieldTo());
    double share =
        from + (1 - from) * draws.uniform("sent", wave.key(), key(), unit.code(), person);
    long minutes = (long) (share * days * 8 * 60);
    return start
        .plusDays(minutes / (8 * 60))
        .atTime(8, 0)
        .plusMinutes(minutes % (8 * 60))
        .plusSeconds(draws.below(60, "second", wave.key(), key(), unit.code(), person));
  }

  /** Only answers that nothing is aimed at, and that lead nobody to another question. */
  private Set<Integer> outsideScale(SampleUnit unit, byte[] codes) {
    Set<Integer> outside = new HashSet<>();
    if (targets.isEmpty()) {
      return outside;
    }
    Set<String> aimed = new HashSet<>();
    targets.get().answers().forEach(answer -> aimed.add(answer.of()));
    for (int i = 0; i < codes.length; i++) {
      Variable variable = sheet.asked().get(i);
      if (isChangeable(variable)
          && codes[i] >= 0
          && !aimed.contains(variable.key())
          && !aimed.contains(variable.question().key())
          && draws.uniform("strange", wave.key(), variable.key()) < OUTSIDE_SCALE_VARIABLES
          && draws.uniform("strange", wave.key(), variable.key(), unit.code()) < 0.01) {
        outside.add(i);
        count(Oddity.OUTSIDE_SCALE);
      }
    }
    return outside;
  }

  private double draw(String purpose, SampleUnit unit) {
    return draws.uniform(purpose, wave.key(), key(), unit.code());
  }

  private String key() {
    return sub.subSurvey().key();
  }

  private void count(Oddity oddity) {
    planted.merge(oddity, 1, Integer::sum);
  }
}
