package no.kommunespeil.domain.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.config.YamlScalar;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.Delivery.Target;

/** Reads how the coding files of one sub-survey of one wave are to be read. */
final class CodingFileReader {

  private final VariableLookup lookup;
  private final Problems problems;

  CodingFileReader(VariableLookup lookup, Problems problems) {
    this.lookup = lookup;
    this.problems = problems;
  }

  /**
   * @param deliveries those of the sub-survey, whose answers are coded
   */
  CodingFile read(YamlMap map, List<DeliveryReader.Read> deliveries) {
    String pattern = DeliveryReader.pattern(map);
    Delivery.Format format = DeliveryReader.format(map, pattern);
    List<String> questions = new ArrayList<>();
    for (YamlScalar reference : map.requiredScalars("questions")) {
      question(reference, deliveries, questions);
    }
    Map<String, Target> columns = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    map.requiredText("response");
    map.requiredText("codes");
    column(map, "response", new Target.Meta(MetaField.RESPONSE_ID), columns, places);
    column(map, "question", new Target.CodedQuestion(), columns, places);
    column(map, "codes", new Target.Codes(), columns, places);
    column(map, "synthetic", new Target.Meta(MetaField.SYNTHETIC), columns, places);
    if (questions.size() > 1 && !map.has("question")) {
      map.problem(
          "questions",
          "The file is about several questions, but 'question' is missing.",
          "Say which column tells the question, or describe one file for each question.");
    }
    List<String> ignored = new ArrayList<>();
    for (YamlScalar header : map.scalars("ignored")) {
      if (isNew(header, places)) {
        ignored.add(header.text());
      }
    }
    String separator = map.text("list_separator");
    checkIdentifiers(map, deliveries);
    map.end();
    return new CodingFile(
        new Delivery(
            pattern,
            format,
            Delivery.Coding.LABELS,
            separator,
            columns,
            List.copyOf(ignored),
            map.place()),
        List.copyOf(questions));
  }

  private void question(
      YamlScalar reference, List<DeliveryReader.Read> deliveries, List<String> questions) {
    Optional<Question> found = lookup.question(reference);
    if (found.isEmpty()) {
      return;
    }
    Question question = found.get();
    String key = question.key();
    if (questions.contains(key)) {
      problems.add(reference.place(), "'" + key + "' is given twice.", "Remove one.");
    } else if (question.kind() != QuestionKind.OPEN) {
      problems.add(
          reference.place(),
          "'" + key + "' is not an open question.",
          "Name open questions only; the answers to others need no coding.");
    } else if (question.items().isEmpty()) {
      problems.add(
          reference.place(),
          "The open question '" + key + "' has no code frame.",
          "Give it 'codes' in the codebook.");
    } else if (deliveries.stream().noneMatch(read -> read.columns().containsKey(key))) {
      problems.add(
          reference.place(),
          "No column holds the answers to '" + key + "'.",
          "Map the column with the answers to it, or remove the question here.");
    } else {
      questions.add(key);
    }
  }

  private void column(
      YamlMap map,
      String what,
      Target target,
      Map<String, Target> columns,
      Map<String, Place> places) {
    Optional<YamlScalar> header = map.scalar(what);
    if (header.isPresent() && !header.get().text().isBlank() && isNew(header.get(), places)) {
      columns.put(header.get().text(), target);
    }
  }

  private boolean isNew(YamlScalar header, Map<String, Place> places) {
    Place first = places.putIfAbsent(header.text().strip(), header.place());
    if (first != null) {
      problems.add(
          header.place(),
          "The header '" + header.text() + "' is given twice.",
          "Remove one; the first is on line " + first.line() + ".");
    }
    return first == null;
  }

  private static void checkIdentifiers(YamlMap map, List<DeliveryReader.Read> deliveries) {
    Target identifier = new Target.Meta(MetaField.RESPONSE_ID);
    for (DeliveryReader.Read read : deliveries) {
      if (!read.delivery().columns().containsValue(identifier)) {
        map.problem(
            "response",
            "The responses at " + read.delivery().place() + " have no identifier to be found by.",
            "Map the column with the export's identifier to meta: response_id there.");
      }
    }
  }
}
