package no.kommunespeil.domain.survey;

import java.util.Optional;

/**
 * The smallest thing analysed: a question, one item of a grid, one option of a multiple-response
 * question, a code of an open question, or the number of options ticked or codes given.
 *
 * @param key the question's key; for items, options and codes "question.item"; for the number of
 *     options ticked or codes given "question.#"
 * @param order position in the codebook, from 0
 * @param scale the answers, whose positions are the packed codes
 */
public record Variable(
    String key, int order, Role role, Question question, Optional<Item> item, Scale scale) {

  /** What a variable is to its question. */
  public enum Role {
    /** The answer to a single question or to an item of a grid. */
    ANSWER,
    /**
     * Whether one option was ticked, or an answer to an open question was given one code:
     * categories not_ticked (0) and ticked (1).
     */
    OPTION,
    /**
     * How many options were ticked, the one that excludes the others aside, or how many codes an
     * answer was given: categories "0", "1", ... scored by themselves.
     */
    TICKED_COUNT,
    /** Whether a text was written: categories short (0) and elaborated (1). */
    OPEN
  }

  /** Suffix of the variable that counts the ticked options or the codes given. */
  public static final String TICKED_COUNT_ITEM = "#";

  /** Category of an option that was not ticked. */
  public static final String NOT_TICKED = "not_ticked";

  /** Category of an option that was ticked. */
  public static final String TICKED = "ticked";

  /** Category of an open answer of few words. */
  public static final String SHORT = "short";

  /** Category of an open answer of at least the codebook's number of words. */
  public static final String ELABORATED = "elaborated";

  private static final Text OPTIONS_TICKED =
      new Text("Antall valgte svaralternativer", "Number of options ticked");

  private static final Text CODES_GIVEN = new Text("Antall koder gitt", "Number of codes given");

  /** The question and, where there is one, the item in one text. */
  public Text label() {
    Text of = question.label();
    return itemLabel()
        .map(own -> new Text(of.nb() + ": " + own.nb(), of.en() + ": " + own.en()))
        .orElse(of);
  }

  /** The item, the option, or what is counted of all; empty of a question by itself. */
  public Optional<Text> itemLabel() {
    if (role == Role.TICKED_COUNT) {
      return Optional.of(isCoded() ? CODES_GIVEN : OPTIONS_TICKED);
    }
    return item.map(Item::label);
  }

  /** Whether it is about the codes of an open question, which come from coding files. */
  public boolean isCoded() {
    return question.kind() == QuestionKind.OPEN && role != Role.OPEN;
  }
}
