package no.kommunespeil.domain.survey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.config.ContentHash;

/**
 * Tells whether anything has changed that determines how a wave's files become responses.
 *
 * <p>It covers the wave's days and frames, the mapping of its columns, and of the codebook what its
 * asked variables and roles need. Texts that only readers of published tables see, other waves and
 * other questions are left out, so that they can change without the wave being read again. Labels
 * of categories, options and roles are in, since cells are compared with them.
 */
public final class WaveFingerprint {

  private WaveFingerprint() {}

  /** 64 hexadecimal digits. */
  public static String of(Wave wave, Codebook codebook) {
    ContentHash hash = new ContentHash();
    hash.add(wave.key())
        .add(wave.fieldFrom().toString())
        .add(wave.fieldTo().toString())
        .add(wave.registerDay().toString())
        .add(wave.factsYear())
        .add(codebook.elaboratedFromWords())
        .add(wave.subSurveys().size());
    for (WaveSubSurvey sub : wave.subSurveys()) {
      hash.add(sub.subSurvey().key())
          .add(sub.frame().oslo().name())
          .addAll(sub.frame().osloCityNames());
      roles(hash, sub.subSurvey().roles());
      hash.add(sub.deliveries().size());
      sub.deliveries().forEach(delivery -> delivery(hash, delivery));
      for (CodingFile coding : sub.codings()) {
        hash.add("coding").addAll(coding.questions());
        delivery(hash, coding.file());
      }
      asked(hash, sub.asked());
    }
    return hash.hex();
  }

  private static void roles(ContentHash hash, List<SubSurvey.RespondentRole> roles) {
    hash.add(roles.size());
    for (SubSurvey.RespondentRole role : roles) {
      hash.add(role.key()).add(role.label().nb()).add(role.label().en()).addAll(role.spellings());
    }
  }

  private static void delivery(ContentHash hash, Delivery delivery) {
    hash.add(delivery.pattern());
    if (delivery.format() instanceof Delivery.Format.Csv csv) {
      hash.add("csv").add(csv.charset()).add(csv.delimiter());
    } else if (delivery.format() instanceof Delivery.Format.Xlsx xlsx) {
      hash.add("xlsx").add(xlsx.sheet());
    }
    hash.add(delivery.coding().name()).add(delivery.listSeparator());
    hash.add(delivery.columns().size());
    delivery
        .columns()
        .forEach(
            (header, target) -> {
              hash.add(header);
              target(hash, target);
            });
    hash.addAll(delivery.ignored());
  }

  private static void target(ContentHash hash, Delivery.Target target) {
    if (target instanceof Delivery.Target.Answer answer) {
      hash.add("answer").add(answer.variable());
    } else if (target instanceof Delivery.Target.OptionList list) {
      hash.add("options").add(list.question());
    } else if (target instanceof Delivery.Target.Meta meta) {
      hash.add("meta").add(meta.field().name());
    } else if (target instanceof Delivery.Target.CodedQuestion) {
      hash.add("coded question");
    } else if (target instanceof Delivery.Target.Codes) {
      hash.add("codes");
    }
  }

  private static void asked(ContentHash hash, List<Variable> asked) {
    Map<String, Scale> scales = new LinkedHashMap<>();
    Map<String, Question> questions = new LinkedHashMap<>();
    hash.add(asked.size());
    for (Variable variable : asked) {
      hash.add(variable.key()).add(variable.role().name()).add(variable.scale().key());
      scales.putIfAbsent(variable.scale().key(), variable.scale());
      questions.putIfAbsent(variable.question().key(), variable.question());
    }
    scales.values().forEach(scale -> scale(hash, scale));
    questions.values().forEach(question -> question(hash, question));
  }

  private static void scale(ContentHash hash, Scale scale) {
    hash.add(scale.key()).add(scale.categories().size());
    for (Category category : scale.categories()) {
      hash.add(category.key())
          .add(category.label().nb())
          .add(category.label().en())
          .add(category.kind().name())
          .add(category.code())
          .addAll(category.spellings());
    }
  }

  private static void question(ContentHash hash, Question question) {
    hash.add(question.key()).add(question.kind().name()).add(question.exclusive());
    filter(hash, question.filter());
    if (question.kind() != QuestionKind.MULTIPLE && question.kind() != QuestionKind.OPEN) {
      return;
    }
    hash.add(question.items().size());
    for (Item item : question.items()) {
      hash.add(item.key())
          .add(item.label().nb())
          .add(item.label().en())
          .add(item.code())
          .addAll(item.spellings());
    }
  }

  static void filter(ContentHash hash, Optional<Filter> filter) {
    hash.add(filter.isPresent() ? 1 : 0);
    filter.ifPresent(it -> hash.add(it.variable()).addAll(it.anyOf()));
  }
}
