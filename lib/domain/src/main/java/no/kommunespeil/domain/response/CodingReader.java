package no.kommunespeil.domain.response;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.config.Nearest;
import no.kommunespeil.domain.delivery.FileRow;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.QuestionKind;

/**
 * Reads the coding files of one sub-survey of one wave. Messages name what is known, never what a
 * cell holds: a column that was mixed up may hold somebody's own words.
 */
public final class CodingReader {

  /** So many problems of one file are told one by one. */
  private static final int MOST_TOLD = 20;

  private final Codebook codebook;
  private final Problems problems;
  private final List<Problem> warnings;
  private final Codings codings;
  private final Map<String, Frame> frames = new HashMap<>();
  private final List<Place> places = new ArrayList<>();

  private CodingReader(
      Codebook codebook, Codings codings, Problems problems, List<Problem> warnings) {
    this.codebook = codebook;
    this.codings = codings;
    this.problems = problems;
    this.warnings = warnings;
  }

  /** The code frame of a question. */
  private record Frame(int question, CellLookup codes, List<String> known) {}

  /**
   * Reads coding files.
   *
   * @param files in the order in which their rows are numbered
   * @param problems receives everything that is wrong; when any is added, the result must not be
   *     used
   * @param warnings receive what is odd about a file
   */
  public static Codings read(
      Codebook codebook, List<CodedRows> files, Problems problems, List<Problem> warnings) {
    List<String> questions =
        files.stream().flatMap(file -> file.coding().questions().stream()).distinct().toList();
    if (questions.isEmpty()) {
      return Codings.NONE;
    }
    CodingReader reader = new CodingReader(codebook, new Codings(questions), problems, warnings);
    for (CodedRows file : files) {
      reader.read(file);
    }
    reader.codings.readAt(List.copyOf(reader.places));
    return reader.codings;
  }

  private void read(CodedRows file) {
    Problems found = new Problems();
    HeaderMatch match = HeaderMatch.of(file.coding().file(), file.file(), file.header(), found);
    if (places.size() + file.rows().size() > Codings.MOST_ROWS) {
      found.add(tooMany(file.file()));
    } else if (found.isEmpty()) {
      warnings.addAll(match.warnings());
      Columns columns = new Columns(file, match);
      for (FileRow row : file.rows()) {
        places.add(Place.of(file.file(), row.line(), match.place(columns.response).column()));
        read(row.cells(), columns, found);
      }
    }
    tell(file.file(), found.found());
  }

  /** What is wrong with a file that has too many rows, alone or with others of its sub-survey. */
  public static Problem tooMany(String file) {
    return new Problem(
        Place.of(file),
        "The coding files of one sub-survey have more than " + Codings.MOST_ROWS + " rows.",
        "Check that it is the right file: one row per coded answer is enough.");
  }

  private void tell(String file, List<Problem> found) {
    int told = found.size() > MOST_TOLD ? MOST_TOLD - 1 : found.size();
    problems.addAll(found.subList(0, told));
    if (told < found.size()) {
      problems.add(
          Place.of(file, found.get(told).place().line()),
          "From here on " + (found.size() - told) + " more cells cannot be used.",
          "Correct the first ones and run again; the others may be of the same kind.");
    }
  }

  private void read(String[] cells, Columns columns, Problems found) {
    Place row = places.get(places.size() - 1);
    String response = SubmissionTime.trimmed(AnswerStep.cell(cells, columns.response));
    if (response.isEmpty()) {
      found.add(
          columns.at(row, columns.response),
          "The cell does not say which response was coded.",
          "Write the identifier the export gives the response, or delete the row.");
    }
    Optional<Question> question = columns.question(cells, row, found);
    if (question.isEmpty()) {
      return;
    }
    Frame frame = frames.computeIfAbsent(question.get().key(), this::frame);
    OptionList.Ticks codes = columns.codes(cells, row, question.get(), frame, found);
    if (response.isEmpty() || codes.unreadable()) {
      return;
    }
    Integer before =
        codings.add(
            response, new Codings.Coded(frame.question(), places.size() - 1, ascending(codes)));
    if (before != null) {
      found.add(
          columns.at(row, columns.response),
          "The answer of this response to '"
              + question.get().key()
              + "' is coded twice; the first time at "
              + Place.of(places.get(before).file(), places.get(before).line())
              + ".",
          "Keep one row per answer, with all its codes.");
    }
  }

  private static byte[] ascending(OptionList.Ticks codes) {
    byte[] sorted = codes.options().clone();
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, distinct);
  }

  private Frame frame(String key) {
    List<Item> codes = codebook.question(key).map(Question::items).orElse(List.of());
    CellLookup.Builder meanings = new CellLookup.Builder();
    List<String> known = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      meanings.add(codes.get(i).label().nb(), i).add(codes.get(i).label().en(), i);
    }
    for (int i = 0; i < codes.size(); i++) {
      for (String spelling : codes.get(i).spellings()) {
        meanings.add(spelling, i);
      }
    }
    // Keys and numbers come last, so that they never take a text from the label of another code.
    for (int i = 0; i < codes.size(); i++) {
      meanings.add(codes.get(i).key(), i).add(codes.get(i).code(), i);
      known.add(codes.get(i).label().nb());
    }
    return new Frame(codings.question(key), meanings.build(Missing.UNREADABLE), known);
  }

  /** Where a file has what, and how its cells are read. */
  private final class Columns {

    private final CodedRows file;
    private final HeaderMatch match;
    private final int response;
    private final int question;
    private final int codes;
    private final CellLookup questions;
    private final Map<String, OptionList> lists = new HashMap<>();

    Columns(CodedRows file, HeaderMatch match) {
      this.file = file;
      this.match = match;
      this.response = match.meta(MetaField.RESPONSE_ID);
      this.question = match.codedQuestion();
      this.codes = match.codes();
      CellLookup.Builder meanings = new CellLookup.Builder();
      List<String> keys = file.coding().questions();
      for (int i = 0; i < keys.size(); i++) {
        int number = i;
        meanings.add(keys.get(i), i);
        codebook
            .question(keys.get(i))
            .ifPresent(q -> meanings.add(q.label().nb(), number).add(q.label().en(), number));
      }
      this.questions = meanings.build(Missing.UNREADABLE);
    }

    Place at(Place row, int column) {
      return Place.of(row.file(), row.line(), match.place(column).column());
    }

    Optional<Question> question(String[] cells, Place row, Problems found) {
      List<String> keys = file.coding().questions();
      if (question < 0) {
        return codebook.question(keys.get(0));
      }
      String cell = AnswerStep.cell(cells, question);
      byte number = questions.meaning(cell);
      if (number >= 0) {
        return codebook.question(keys.get(number));
      }
      Place place = at(row, question);
      Optional<Question> other = codebook.question(SubmissionTime.trimmed(cell));
      if (number == Missing.BLANK) {
        found.add(
            place,
            "The cell does not say which question was answered.",
            "Write the question's key.");
      } else if (other.isPresent()) {
        found.add(place, "'" + other.get().key() + "' " + why(other.get()), remedy(other.get()));
      } else {
        found.add(
            place,
            "The cell does not name a question this file is about.",
            Nearest.proposal(SubmissionTime.trimmed(cell), keys));
      }
      return Optional.empty();
    }

    private static String why(Question other) {
      if (other.kind() != QuestionKind.OPEN) {
        return "is not an open question.";
      }
      return other.items().isEmpty()
          ? "has no code frame."
          : "is not among the questions this file is said to be about.";
    }

    private String remedy(Question other) {
      return other.kind() == QuestionKind.OPEN && other.items().isEmpty()
          ? "Give it 'codes' in the codebook, and add it at " + file.coding().file().place() + "."
          : other.kind() == QuestionKind.OPEN
              ? "Add it at " + file.coding().file().place() + ", or correct the cell."
              : "Correct the cell.";
    }

    OptionList.Ticks codes(String[] cells, Place row, Question asked, Frame frame, Problems found) {
      String separator = file.coding().file().listSeparator();
      String cell = AnswerStep.cell(cells, codes);
      OptionList.Ticks ticks =
          lists
              .computeIfAbsent(asked.key(), key -> new OptionList(frame.codes(), separator))
              .read(cell);
      if (ticks.unreadable()) {
        found.add(
            at(row, codes),
            "The cell holds a code that is not in the code frame of '" + asked.key() + "'.",
            proposal(cell, separator, frame));
      }
      return ticks;
    }

    private static String proposal(String cell, String separator, Frame frame) {
      List<String> parts =
          separator.isBlank()
              ? List.of(cell)
              : List.of(cell.split(java.util.regex.Pattern.quote(separator.strip()), -1));
      for (String part : parts) {
        if (frame.codes().meaning(part) == Missing.UNREADABLE) {
          return Nearest.proposal(part.strip(), frame.known())
              + " A new code is added to the question in the codebook.";
        }
      }
      return Nearest.proposal(cell.strip(), frame.known());
    }
  }
}
