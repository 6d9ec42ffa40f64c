package no.kommunespeil.report.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.Codebook;
import no.kommunespeil.domain.survey.Item;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.data.PackageInfo;
import no.kommunespeil.report.data.Vocabulary;

/**
 * What the marts hold and what was asked, in one language.
 *
 * @param themes the questions, in codebook order
 */
public record Dictionary(
    Language language, String title, String description, List<Mart> marts, List<Theme> themes) {

  /**
   * @param key names of the columns that tell its rows apart
   * @param references where its keys are explained
   */
  public record Mart(
      String name,
      String label,
      String description,
      List<String> key,
      List<Reference> references,
      List<Column> columns) {}

  /**
   * @param columns names of the columns, separated by commas
   */
  public record Reference(String columns, String mart) {}

  /**
   * @param unit empty unless its numbers have one
   * @param words what its keys mean; empty when that is told elsewhere
   */
  public record Column(
      String name,
      String type,
      String unit,
      String role,
      boolean required,
      String description,
      List<Term> words) {}

  /** A key and what it means. */
  public record Term(String key, String label) {}

  public record Theme(String key, String label, List<Asked> questions) {}

  /**
   * A question.
   *
   * @param askedOf names of the sub-surveys that may ask it
   * @param waves the waves that asked it, with the sub-surveys that did
   * @param filter who is asked; empty when everyone is
   * @param items rows, options or codes
   * @param answers the categories of its scale
   * @param assumed what the codebook assumes about it
   */
  public record Asked(
      String key,
      String label,
      String kind,
      String purpose,
      List<String> askedOf,
      List<Term> waves,
      String filter,
      List<Term> items,
      List<Answer> answers,
      List<String> assumed) {}

  /**
   * @param score empty when it has none
   * @param kind substantive, dont_know or not_applicable
   */
  public record Answer(String key, String label, String kind, String score) {}

  /** Writes down what contracts and codebook say, in one language. */
  public static Dictionary of(
      PackageInfo info, List<MartContract> contracts, Survey survey, Language language) {
    Vocabulary vocabulary = new Vocabulary(survey);
    List<Mart> marts = new ArrayList<>();
    for (MartContract contract : contracts) {
      if (contract.tier() != MartContract.Tier.RESTRICTED) {
        marts.add(mart(contract, vocabulary, language));
      }
    }
    Codebook codebook = survey.codebook();
    List<Theme> themes = new ArrayList<>();
    for (Map.Entry<String, Text> theme : codebook.themes().entrySet()) {
      List<Asked> questions =
          codebook.questions().stream()
              .filter(question -> question.theme().equals(theme.getKey()))
              .map(question -> question(question, survey, language))
              .toList();
      themes.add(new Theme(theme.getKey(), language.of(theme.getValue()), questions));
    }
    return new Dictionary(
        language,
        language.of(info.title()),
        language.of(info.description()),
        List.copyOf(marts),
        List.copyOf(themes));
  }

  private static Mart mart(MartContract contract, Vocabulary vocabulary, Language language) {
    return new Mart(
        contract.name(),
        language.of(contract.label()),
        language.of(contract.description()),
        contract.key(),
        contract.references().stream()
            .map(to -> new Reference(String.join(", ", to.columns()), to.mart()))
            .toList(),
        contract.columns().stream()
            .map(column -> column(contract, column, vocabulary, language))
            .toList());
  }

  private static Column column(
      MartContract contract, MartColumn column, Vocabulary vocabulary, Language language) {
    return new Column(
        column.name(),
        lower(column.type()),
        column.unit() == MartColumn.Unit.NONE ? "" : lower(column.unit()),
        lower(column.role()),
        !column.nullable(),
        language.of(column.description()),
        vocabulary.of(contract, column).stream()
            .map(word -> new Term(word.key(), language.of(word.label())))
            .toList());
  }

  private static Asked question(Question question, Survey survey, Language language) {
    return new Asked(
        question.key(),
        language.of(question.label()),
        lower(question.kind()),
        language.of(question.purpose()),
        question.askedOf().stream()
            .map(
                key ->
                    survey
                        .codebook()
                        .subSurvey(key)
                        .map(SubSurvey::label)
                        .map(language::of)
                        .orElse(key))
            .toList(),
        waves(question, survey, language),
        question
            .filter()
            .map(filter -> filter.variable() + " = " + String.join(", ", filter.anyOf()))
            .orElse(""),
        question.items().stream().map(item -> term(item, language)).toList(),
        question.scale().categories().stream().map(answer -> answer(answer, language)).toList(),
        question.inferred());
  }

  private static List<Term> waves(Question question, Survey survey, Language language) {
    List<Term> waves = new ArrayList<>();
    for (Wave wave : survey.waves()) {
      List<String> asking =
          wave.subSurveys().stream()
              .filter(asked -> asks(asked, question))
              .map(asked -> language.of(asked.subSurvey().label()))
              .toList();
      if (!asking.isEmpty()) {
        waves.add(new Term(wave.key(), String.join(", ", asking)));
      }
    }
    return List.copyOf(waves);
  }

  private static boolean asks(WaveSubSurvey asked, Question question) {
    return asked.asked().stream()
        .anyMatch(variable -> variable.question().key().equals(question.key()));
  }

  private static Term term(Item item, Language language) {
    return new Term(item.key(), language.of(item.label()));
  }

  private static Answer answer(Category category, Language language) {
    Integer score = category.score();
    return new Answer(
        category.key(),
        language.of(category.label()),
        lower(category.kind()),
        score == null ? "" : score.toString());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
