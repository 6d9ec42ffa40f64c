package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Formulas;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * What can be counted of open answers: how many there are, how many are elaborated and, where they
 * have been coded, how many have each code. Never what anybody wrote.
 */
final class OpenAnswersMart {

  static final String NAME = "open_answers";

  /** Code of the row about all answers to the question. */
  static final String ALL = "all";

  private static final Text ALL_LABEL = new Text("Alle svar", "All answers");

  private static final List<String> QUESTION =
      List.of(
          "question",
          "question_nb",
          "question_en",
          "question_order",
          "theme",
          "theme_nb",
          "theme_en");

  private static final List<String> CODE = List.of("code", "code_nb", "code_en", "code_order");

  private static final List<String> ANSWERS =
      List.of(
          "frame_n",
          "response_n",
          "asked_n",
          "answered_n",
          "share_answered",
          "elaborated_n",
          "share_elaborated",
          "coded_n",
          "share_coded",
          "mentions_n",
          "codes_mean");

  private static final List<String> CODED =
      List.of("count_n", "share_of_coded", "share_of_answered", "code_rank");

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, QUESTION)
          .and(RowCells.BREAKDOWN, RowCells.GROUP, ANSWERS, CODE, CODED, RowCells.STATUS)
          .list();

  private static final List<String> BREAKDOWNS = List.of("all", "county_structure");

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Measures measures;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  OpenAnswersMart(MartInputs inputs, SumsIndex index, Measures measures) {
    this.inputs = inputs;
    this.index = index;
    this.measures = measures;
  }

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey asked : wave.subSurveys()) {
        for (Variable variable : asked.asked()) {
          if (variable.role() == Variable.Role.OPEN) {
            add(wave, asked, variable);
          }
        }
      }
    }
    return rows;
  }

  private void add(Wave wave, WaveSubSurvey asked, Variable open) {
    String subSurvey = asked.subSurvey().key();
    List<Variable> codes =
        asked.asked().stream()
            .filter(v -> v.isCoded() && v.question().key().equals(open.question().key()))
            .toList();
    for (Breakdown breakdown : inputs.breakdowns().list()) {
      if (BREAKDOWNS.contains(breakdown.key())) {
        @Nullable Object[] row = new Object[COLUMNS.size()];
        int at = RowCells.wave(row, 0, wave, inputs);
        at = RowCells.subSurvey(row, at, asked.subSurvey());
        at = question(row, at, open);
        at = RowCells.breakdown(row, at, breakdown);
        for (SumsIndex.GroupAt group : index.groups(wave.key(), subSurvey, breakdown)) {
          @Nullable Object[] ofGroup = row.clone();
          int next = RowCells.group(ofGroup, at, group.group(), group.order());
          ofGroup[next] = group.frame();
          ofGroup[next + 1] = group.responses();
          Answers answers = answers(wave, subSurvey, open, codes, breakdown, group);
          add(ofGroup, next + 2, answers);
        }
      }
    }
  }

  private int question(@Nullable Object[] row, int at, Variable open) {
    Question question = open.question();
    Text theme = measures.theme(open);
    row[at] = question.key();
    row[at + 1] = question.label().nb();
    row[at + 2] = question.label().en();
    row[at + 3] = open.order();
    row[at + 4] = question.theme();
    row[at + 5] = theme.nb();
    row[at + 6] = theme.en();
    return at + QUESTION.size();
  }

  /**
   * The answers of a group.
   *
   * @param codes how many have each code, in the order of the code frame
   */
  private record Answers(
      long asked, long answered, long elaborated, long coded, List<CodeCount> codes) {
    long mentions() {
      return codes.stream().mapToLong(CodeCount::count).sum();
    }

    /** 1 for the code most answers have; codes that as many have share the better rank. */
    int rank(CodeCount code) {
      return 1 + (int) codes.stream().filter(other -> other.count() > code.count()).count();
    }
  }

  private record CodeCount(Item code, long count) {}

  private Answers answers(
      Wave wave,
      String subSurvey,
      Variable open,
      List<Variable> codes,
      Breakdown breakdown,
      SumsIndex.GroupAt group) {
    Sums answers = sums(wave, subSurvey, open, breakdown, group);
    Scale scale = open.scale();
    long coded = 0;
    List<CodeCount> counts = new ArrayList<>();
    for (Variable code : codes) {
      if (code.role() == Variable.Role.OPTION) {
        Sums given = sums(wave, subSurvey, code, breakdown, group);
        coded = given.answered();
        counts.add(
            new CodeCount(
                code.item().orElseThrow(), given.counts()[code.scale().indexOf(Variable.TICKED)]));
      }
    }
    return new Answers(
        answers.asked(),
        answers.answered(),
        answers.counts()[scale.indexOf(Variable.ELABORATED)],
        coded,
        counts);
  }

  private Sums sums(
      Wave wave,
      String subSurvey,
      Variable variable,
      Breakdown breakdown,
      SumsIndex.GroupAt group) {
    Map<String, Sums> byGroup = index.of(wave.key(), subSurvey, variable.key(), breakdown.key());
    return byGroup.getOrDefault(group.group().key(), SumsIndex.none(variable));
  }

  private void add(@Nullable Object[] row, int from, Answers answers) {
    int at = from;
    row[at++] = answers.asked();
    row[at++] = answers.answered();
    row[at++] = Formulas.share(answers.answered(), answers.asked());
    row[at++] = answers.elaborated();
    row[at++] = Formulas.share(answers.elaborated(), answers.answered());
    row[at++] = answers.coded();
    row[at++] = Formulas.share(answers.coded(), answers.answered());
    row[at++] = answers.mentions();
    row[at++] = Formulas.mean(answers.mentions(), answers.coded());
    @Nullable Object[] all = row.clone();
    code(all, at, ALL, ALL_LABEL, 0);
    status(all, answers.asked());
    rows.add(all);
    for (int i = 0; i < answers.codes().size(); i++) {
      CodeCount code = answers.codes().get(i);
      @Nullable Object[] ofCode = row.clone();
      int next = code(ofCode, at, code.code().key(), code.code().label(), i + 1);
      ofCode[next] = code.count();
      ofCode[next + 1] = Formulas.share(code.count(), answers.coded());
      ofCode[next + 2] = Formulas.share(code.count(), answers.answered());
      ofCode[next + 3] = answers.coded() == 0 ? null : answers.rank(code);
      status(ofCode, answers.coded());
      rows.add(ofCode);
    }
  }

  private static int code(@Nullable Object[] row, int at, String key, Text label, int order) {
    row[at] = key;
    row[at + 1] = label.nb();
    row[at + 2] = label.en();
    row[at + 3] = order;
    return at + CODE.size();
  }

  private static void status(@Nullable Object[] row, long base) {
    int at = COLUMNS.size() - RowCells.STATUS.size();
    row[at] = (base == 0 ? ObsStatus.M : ObsStatus.A).name();
    row[at + 1] = RowCells.CONF_FREE;
  }
}
