package no.kommunespeil.sample;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Delivery.Coding;
import no.kommunespeil.domain.survey.Delivery.Target;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Variable;

/** Writes submissions as the cells of one delivery. */
final class Cells {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private static final List<String> NOT_ON_A_SCALE = List.of("Kanskje", "Delvis", "Se vedlegg");
  private static final String NO_SUCH_CODE = "97";

  private final String wave;
  private final Delivery delivery;
  private final AnswerSheet sheet;
  private final Draws draws;
  private final List<Column> columns;
  private final Optional<CharsetEncoder> encoder;

  /** A column of the file; the ones without a target are known and not used. */
  record Column(String header, Optional<Target> target) {}

  Cells(String wave, Delivery delivery, AnswerSheet sheet, Draws draws) {
    this.wave = wave;
    this.delivery = delivery;
    this.sheet = sheet;
    this.draws = draws;
    this.columns = columns(delivery);
    this.encoder = encoder(delivery.format());
  }

  /** Columns that are not used stand where exports put them: behind what is said of the sender. */
  private static List<Column> columns(Delivery delivery) {
    List<Column> columns = new ArrayList<>();
    List<String> unused = new ArrayList<>(delivery.ignored());
    for (Map.Entry<String, Target> entry : delivery.columns().entrySet()) {
      boolean answers = !(entry.getValue() instanceof Target.Meta);
      if (answers && !unused.isEmpty()) {
        columns.add(new Column(unused.remove(0), Optional.empty()));
      }
      columns.add(new Column(entry.getKey(), Optional.of(entry.getValue())));
    }
    unused.forEach(header -> columns.add(new Column(header, Optional.empty())));
    return List.copyOf(columns);
  }

  private static Optional<CharsetEncoder> encoder(Delivery.Format format) {
    return format instanceof Delivery.Format.Csv csv
        ? Optional.of(Charset.forName(csv.charset()).newEncoder())
        : Optional.empty();
  }

  List<Column> columns() {
    return columns;
  }

  /** Whether the file can hold any character. */
  boolean unicode() {
    return encoder.isEmpty() || encoder.get().charset().equals(StandardCharsets.UTF_8);
  }

  /** Whether the text can be written to the file. */
  boolean canHold(String text) {
    return encoder.isEmpty() || encoder.get().canEncode(text);
  }

  /** Whether the delivery has a column for it. */
  boolean has(Delivery.MetaField field) {
    return delivery.columns().containsValue(new Target.Meta(field));
  }

  /**
   * @param id the export tool's identifier
   * @param replica which copy of the country
   */
  String cell(Column column, Submission submission, String id, int replica) {
    if (column.target().isEmpty()) {
      return "syntetisk";
    }
    Target target = column.target().get();
    if (target instanceof Target.Meta meta) {
      return meta(meta.field(), submission, id, replica);
    }
    return target instanceof Target.OptionList list
        ? list(list.question(), submission)
        : answer(((Target.Answer) target).variable(), submission);
  }

  private static String meta(
      Delivery.MetaField field, Submission submission, String id, int replica) {
    return switch (field) {
      case RESPONSE_ID -> id;
      case UNIT_NUMBER -> submission.number();
      case UNIT_NAME -> submission.name();
      case ROLE -> submission.role();
      case SUBMITTED_AT -> TIME.format(submission.submittedAt());
      case RESPONDENT -> submission.respondent();
      case REPLICA -> Integer.toString(replica);
      case SYNTHETIC -> "ja";
    };
  }

  private String answer(String key, Submission submission) {
    int position = sheet.position(key);
    if (position < 0) {
      return "";
    }
    Variable variable = sheet.asked().get(position);
    if (submission.outsideScale().contains(position)) {
      int pick = draws.below(NOT_ON_A_SCALE.size(), "outside", key, submission.unit().code());
      return delivery.coding() == Coding.CODES ? NO_SUCH_CODE : NOT_ON_A_SCALE.get(pick);
    }
    int code = submission.codes()[position];
    if (code < 0) {
      return "";
    }
    return switch (variable.role()) {
      case ANSWER -> category(variable.scale().categories().get(code));
      case OPTION -> tick(variable, code);
      case OPEN -> text(variable, code, submission);
      case TICKED_COUNT -> "";
    };
  }

  private String category(Category category) {
    boolean coded = delivery.coding() == Coding.CODES && !category.code().isEmpty();
    return coded ? category.code() : category.label().nb();
  }

  /** Three ways in which exports write ticks: 1 and 0, the option's text, or a cross. */
  private String tick(Variable option, int code) {
    boolean ticked = code == option.scale().indexOf(Variable.TICKED);
    if (delivery.coding() == Coding.CODES) {
      return ticked ? "1" : "0";
    }
    String text = option.item().map(item -> item.label().nb()).orElse("x");
    return !ticked ? "" : unicode() ? text : "x";
  }

  private String text(Variable variable, int code, Submission submission) {
    int pick = draws.below(1000, "text", variable.key(), wave, submission.unit().code());
    return code == variable.scale().indexOf(Variable.ELABORATED)
        ? OpenAnswers.elaborated(pick, unicode())
        : OpenAnswers.brief(pick);
  }

  private String list(String question, Submission submission) {
    List<String> ticked = new ArrayList<>();
    for (int i = 0; i < sheet.asked().size(); i++) {
      Variable variable = sheet.asked().get(i);
      if (variable.role() == Variable.Role.OPTION
          && variable.question().key().equals(question)
          && submission.codes()[i] == variable.scale().indexOf(Variable.TICKED)) {
        Item item = variable.item().orElseThrow();
        boolean coded = delivery.coding() == Coding.CODES && !item.code().isEmpty();
        ticked.add(coded ? item.code() : item.label().nb());
      }
    }
    return String.join(delivery.listSeparator(), ticked);
  }
}
