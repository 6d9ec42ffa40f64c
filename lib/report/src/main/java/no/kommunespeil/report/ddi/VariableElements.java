package no.kommunespeil.report.ddi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import no.kommunespeil.domain.survey.Category;
import no.kommunespeil.domain.survey.CategoryKind;
import no.kommunespeil.domain.survey.Filter;
import no.kommunespeil.domain.survey.Question;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.report.Language;

/** The element {@code var} of each variable of a wave. */
final class VariableElements {

  private static final Text NOT_ASKED = new Text("Fikk ikke spørsmålet", "Was not asked");
  private static final Text NO_ANSWER = new Text("Svarte ikke", "Did not answer");

  private final Xml xml;
  private final Frequencies frequencies;

  VariableElements(Xml xml, Frequencies frequencies) {
    this.xml = xml;
    this.frequencies = frequencies;
  }

  /** What the file of a sub-survey is called within the codebook. */
  static String fileId(String subSurvey) {
    return "file." + subSurvey;
  }

  void write(String subSurvey, Variable variable) throws XMLStreamException {
    Question question = variable.question();
    xml.begin(
        "var",
        "ID",
        subSurvey + "." + variable.key().replace(Variable.TICKED_COUNT_ITEM, "_count"),
        "name",
        variable.key(),
        "files",
        fileId(subSurvey),
        "intrvl",
        "discrete");
    xml.both("labl", label(variable));
    for (Language language : Language.values()) {
      xml.begin("qstn", "xml:lang", language.tag());
      xml.text("qstnLit", language.of(question.label()));
      xml.end();
    }
    missingValues(variable.scale().categories());
    if (question.filter().isPresent()) {
      Filter filter = question.filter().get();
      xml.text("universe", filter.variable() + " = " + String.join(", ", filter.anyOf()));
    }
    Optional<Frequencies.Base> base = frequencies.base(subSurvey, variable.key());
    if (base.isPresent()) {
      Frequencies.Base of = base.get();
      xml.text("TotlResp", String.valueOf(of.responses()));
      xml.text("sumStat", String.valueOf(of.answered()), "type", "vald");
      xml.text("sumStat", String.valueOf(of.responses() - of.answered()), "type", "invd");
    }
    xml.both("txt", question.purpose());
    for (Category answer : variable.scale().categories()) {
      answer(answer, frequencies.count(subSurvey, variable.key(), answer.key()));
    }
    if (base.isPresent()) {
      Frequencies.Base of = base.get();
      missing("not_asked", NOT_ASKED, of.responses() - of.asked());
      missing("no_answer", NO_ANSWER, of.asked() - of.answered());
    }
    xml.begin("varFormat", "type", "character");
    xml.end();
    xml.end();
  }

  private void missingValues(List<Category> answers) throws XMLStreamException {
    if (answers.stream().allMatch(Category::isSubstantive)) {
      return;
    }
    xml.begin("invalrng");
    for (Category answer : answers) {
      if (!answer.isSubstantive()) {
        xml.begin("item", "VALUE", answer.key());
        xml.end();
      }
    }
    xml.end();
  }

  private static Text label(Variable variable) {
    Text question = variable.question().label();
    if (variable.role() == Variable.Role.TICKED_COUNT) {
      return joined(question, variable.scale().label());
    }
    return variable.item().map(item -> joined(question, item.label())).orElse(question);
  }

  private static Text joined(Text question, Text item) {
    return new Text(question.nb() + ": " + item.nb(), question.en() + ": " + item.en());
  }

  private void answer(Category answer, Optional<Long> count) throws XMLStreamException {
    if (answer.kind() == CategoryKind.SUBSTANTIVE) {
      xml.begin("catgry");
    } else {
      String kind = answer.kind().name().toLowerCase(Locale.ROOT);
      xml.begin("catgry", "missing", "Y", "missType", kind);
    }
    xml.text("catValu", answer.key());
    xml.both("labl", answer.label());
    if (count.isPresent()) {
      xml.text("catStat", count.get().toString(), "type", "freq");
    }
    xml.end();
  }

  private void missing(String kind, Text label, long count) throws XMLStreamException {
    xml.begin("catgry", "missing", "Y", "missType", kind);
    // A full stop before it, since no answer of a scale is called so.
    xml.text("catValu", "." + kind);
    xml.both("labl", label);
    xml.text("catStat", String.valueOf(count), "type", "freq");
    xml.end();
  }
}
