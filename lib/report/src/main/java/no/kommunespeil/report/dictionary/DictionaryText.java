package no.kommunespeil.report.dictionary;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.kommunespeil.report.data.DataPackage.Origin;

/** The dictionary as Markdown. */
public final class DictionaryText {

  /** Characters that mean something to Markdown, or to the HTML it may hold. */
  private static final String MEANING = "\\`*_{}[]()#+!|<>~&";

  private final Dictionary dictionary;
  private final Words words;
  private final StringBuilder text = new StringBuilder();

  private DictionaryText(Dictionary dictionary) {
    this.dictionary = dictionary;
    this.words = Words.in(dictionary.language());
  }

  public static String of(Dictionary dictionary, Origin origin) {
    return new DictionaryText(dictionary).write(origin);
  }

  private String write(Origin origin) {
    line("# " + plain(dictionary.title()) + ": " + plain(words.dictionary()));
    if (origin == Origin.SYNTHETIC) {
      line("**" + plain(words.synthetic()) + "**");
    }
    line(plain(dictionary.description()));
    line("## " + words.marts());
    dictionary.marts().forEach(this::mart);
    line("## " + words.questions());
    for (Dictionary.Theme theme : dictionary.themes()) {
      line("### " + plain(theme.label()));
      theme.questions().forEach(this::question);
    }
    return text.toString();
  }

  private void mart(Dictionary.Mart mart) {
    line("### " + mart.name() + ": " + plain(mart.label()));
    line(plain(mart.description()));
    line(words.key() + ": " + codes(mart.key()));
    for (Dictionary.Reference reference : mart.references()) {
      line(words.explainedIn() + " `" + reference.mart() + "`: `" + reference.columns() + "`");
    }
    row(
        words.column(),
        words.type(),
        words.unit(),
        words.role(),
        words.required(),
        words.description());
    row("---", "---", "---", "---", "---", "---");
    for (Dictionary.Column column : mart.columns()) {
      row(
          "`" + column.name() + "`",
          column.type(),
          column.unit(),
          column.role(),
          column.required() ? words.yes() : words.no(),
          plain(column.description()) + terms(column.words()));
    }
    text.append('\n');
  }

  private void question(Dictionary.Asked question) {
    line("#### " + plain(question.label()));
    line("`" + question.key() + "` (" + question.kind() + ")");
    line(words.purpose() + ": " + plain(question.purpose()));
    line(words.askedOf() + ": " + plain(String.join(", ", question.askedOf())));
    line(
        words.askedIn()
            + ": "
            + (question.waves().isEmpty() ? words.never() : listed(question.waves())));
    line(
        words.filter()
            + ": "
            + (question.filter().isEmpty() ? words.everyone() : "`" + question.filter() + "`"));
    for (String assumed : question.assumed()) {
      line(words.assumed() + ": " + plain(assumed));
    }
    if (!question.items().isEmpty()) {
      row(words.items(), words.label());
      row("---", "---");
      question.items().forEach(item -> row("`" + item.key() + "`", plain(item.label())));
      text.append('\n');
    }
    row(words.answers(), words.label(), words.kind(), words.score());
    row("---", "---", "---", "---");
    for (Dictionary.Answer answer : question.answers()) {
      row("`" + answer.key() + "`", plain(answer.label()), answer.kind(), answer.score());
    }
    text.append('\n');
  }

  private static String terms(List<Dictionary.Term> terms) {
    return terms.isEmpty() ? "" : " " + listed(terms);
  }

  private static String listed(List<Dictionary.Term> terms) {
    return terms.stream()
        .map(term -> "`" + term.key() + "` " + plain(term.label()))
        .collect(Collectors.joining("; "));
  }

  private static String codes(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private void row(String... cells) {
    text.append(Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private void line(String line) {
    text.append(line).append("\n\n");
  }

  /** A text on one line in which no character means anything. */
  private static String plain(String label) {
    StringBuilder plain = new StringBuilder();
    label
        .codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                plain.append(' ');
              } else if (c < 128 && MEANING.indexOf(c) >= 0) {
                plain.append('\\').append((char) c);
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }
}
