package no.kommunespeil.domain.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the values of one file from the library's events. Going by events rather than by composed
 * nodes lets an alias be refused before anything is expanded.
 */
final class YamlParser {

  private static final int MOST_DEPTH = 32;

  private final String path;
  private final String text;
  private final Problems problems;
  private final Iterator<Event> events;

  YamlParser(String path, String text, Problems problems) {
    this.path = path;
    this.text = text;
    this.problems = problems;
    LoadSettings settings =
        LoadSettings.builder().setLabel(path).setCodePointLimit(YamlFile.MOST_BYTES).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  Optional<YamlMap> parse() {
    try {
      return document();
    } catch (Refused e) {
      problems.add(e.place, e.what, e.remedy);
    } catch (MarkedYamlEngineException e) {
      notYaml(e);
    } catch (ReaderException e) {
      problems.add(
          Place.of(path, lineOf(e.getPosition())),
          "The line holds a character that YAML does not allow.",
          "Remove the control character.");
    } catch (YamlEngineException e) {
      problems.add(Place.of(path), "The file is not YAML.", "Check its first lines.");
    }
    return Optional.empty();
  }

  private Optional<YamlMap> document() {
    @Nullable YamlNode root = null;
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (root != null) {
            throw new Refused(
                place(event),
                "A second document starts here.",
                "Keep one document per file and remove the line '---'.");
          }
          root = node(events.next(), 0);
        }
        case StreamStart, DocumentEnd, StreamEnd -> {}
        case Alias, Comment, Scalar, SequenceStart, SequenceEnd, MappingStart, MappingEnd ->
            throw new IllegalStateException("Event outside a document: " + event);
      }
    }
    if (root == null || (root instanceof YamlScalar scalar && scalar.isNothing())) {
      throw new Refused(Place.of(path), "The file is empty.", "Write its keys and values.");
    }
    if (root instanceof YamlMap map) {
      return Optional.of(map);
    }
    throw new Refused(
        root.place(), "The file must start with a key.", "Write it as keys and values.");
  }

  private YamlNode node(Event event, int depth) {
    Place place = place(event);
    if (depth > MOST_DEPTH) {
      throw new Refused(
          place,
          "Values are nested more than " + MOST_DEPTH + " deep.",
          "Check the brackets and the indentation.");
    }
    if (event.getEventId() == Event.ID.Alias) {
      throw new Refused(
          place, "YAML aliases ('*name') are not allowed.", "Write the value out in full.");
    }
    refuseAnchorsAndTags((NodeEvent) event, place);
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event, place);
      case SequenceStart -> list(place, depth);
      case MappingStart -> map(place, depth);
      case Alias,
          Comment,
          DocumentEnd,
          DocumentStart,
          MappingEnd,
          SequenceEnd,
          StreamEnd,
          StreamStart ->
          throw new IllegalStateException("Not the start of a value: " + event);
    };
  }

  private void refuseAnchorsAndTags(NodeEvent event, Place place) {
    event
        .getAnchor()
        .ifPresent(
            anchor ->
                problems.add(
                    place,
                    "YAML anchors ('&" + anchor.getValue() + "') are not allowed.",
                    "Write the value out in full where it is needed."));
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) event).getTag();
    tag.ifPresent(
        name ->
            problems.add(place, "YAML tags ('" + name + "') are not allowed.", "Remove the tag."));
  }

  private static YamlScalar scalar(ScalarEvent event, Place place) {
    String value = event.getValue();
    boolean nothing =
        event.isPlain() && (value.isEmpty() || value.equals("~") || value.equals("null"));
    return new YamlScalar(value, nothing, place);
  }

  private YamlList list(Place place, int depth) {
    List<YamlNode> elements = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      elements.add(node(event, depth + 1));
    }
    return new YamlList(elements, place);
  }

  private YamlMap map(Place place, int depth) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    Map<String, Place> keyPlaces = new HashMap<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      YamlNode key = node(event, depth + 1);
      YamlNode value = node(events.next(), depth + 1);
      if (!(key instanceof YamlScalar name) || name.isNothing()) {
        problems.add(key.place(), "A key must be a word.", "Write it as 'key: value'.");
        continue;
      }
      Place first = keyPlaces.putIfAbsent(name.text(), name.place());
      if (first == null) {
        entries.put(name.text(), value);
      } else {
        problems.add(
            name.place(),
            "Key '" + name.text() + "' is given twice.",
            "Remove one; the first is on line " + first.line() + ".");
      }
    }
    return new YamlMap(place, entries, keyPlaces, problems);
  }

  private Place place(Event event) {
    return Place.of(path, line(event.getStartMark()));
  }

  private static int line(Optional<Mark> mark) {
    return mark.isPresent() ? mark.get().getLine() + 1 : 0;
  }

  private void notYaml(MarkedYamlEngineException e) {
    int line = line(e.getProblemMark().or(e::getContextMark));
    Place place = Place.of(path, line);
    String content = line == 0 ? "" : text.lines().skip(line - 1L).findFirst().orElse("");
    int indentation = content.length() - content.stripLeading().length();
    if (content.substring(0, indentation).contains("\t")) {
      problems.add(place, "The line is indented with a tab.", "Indent with spaces.");
    } else {
      // The library's words name the character or token that was not expected.
      String problem = e.getProblem() == null ? "unexpected text" : e.getProblem().strip();
      problems.add(
          place,
          "The line is not valid YAML: " + problem + ".",
          "Check quotes, brackets, colons and indentation here and on the line before.");
    }
  }

  private int lineOf(int codePoints) {
    int line = 1;
    int index = 0;
    for (int i = 0; i < codePoints && index < text.length(); i++) {
      int codePoint = text.codePointAt(index);
      if (codePoint == '\n') {
        line++;
      }
      index += Character.charCount(codePoint);
    }
    return line;
  }

  /** Ends the reading of one file; what it says becomes a problem. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String what;
    private final String remedy;

    Refused(Place place, String what, String remedy) {
      super(what, null, false, false);
      this.place = place;
      this.what = what;
      this.remedy = remedy;
    }
  }
}
