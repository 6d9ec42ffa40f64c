package no.kommunespeil.domain.survey;

import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;

/** Reads what may be asked, and of whom. */
final class CodebookReader {

  private static final String FILE = "codebook/codebook.yaml";
  private static final String QUESTIONS = "codebook/questions";

  private final Problems problems;
  private final Named<Text> themes = new Named<>("theme");
  private final Named<SubSurvey> subSurveys = new Named<>("sub-survey");
  private final Named<QuestionDraft> questions = new Named<>("question");
  private int elaboratedFromWords = 1;
  private Optional<SubSurvey> escalation = Optional.empty();

  CodebookReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * @param codebook what could be read
   * @param subSurveys its sub-surveys, for references
   * @param lookup its variables and questions, for references
   */
  record Read(Codebook codebook, Named<SubSurvey> subSurveys, VariableLookup lookup) {}

  Read read(Folder conf) {
    YamlFile.read(conf, FILE, problems)
        .ifPresentOrElse(
            this::frame,
            () -> {
              themes.notWhole();
              subSurveys.notWhole();
            });
    ScaleReader scaleReader = new ScaleReader(problems);
    Named<Scale> scales = scaleReader.readShared(conf);
    QuestionReader questionReader =
        new QuestionReader(scales, subSurveys, themes, scaleReader, problems);
    List<String> files = YamlFile.list(conf, QUESTIONS, problems);
    if (files.isEmpty()) {
      problems.add(
          Place.of(QUESTIONS), "No question is described.", "Add a file such as questions.yaml.");
      questions.notWhole();
    }
    for (String file : files) {
      YamlFile.read(conf, file, problems)
          .ifPresentOrElse(map -> questions(map, questionReader), questions::notWhole);
    }
    return checked();
  }

  private Read checked() {
    List<Question> all = questions.values().stream().map(QuestionDraft::question).toList();
    Codebook codebook =
        new Codebook(
            elaboratedFromWords,
            themes.byKey(),
            subSurveys.values(),
            all,
            Variables.of(all),
            escalation);
    VariableLookup lookup = new VariableLookup(codebook, questions.isWhole(), problems);
    new FilterCheck(codebook, lookup, problems).check(questions.values());
    return new Read(codebook, subSurveys, lookup);
  }

  private void frame(YamlMap file) {
    elaboratedFromWords = file.requiredInteger("elaborated_from_words", 1, 1000);
    for (YamlMap map : file.requiredMaps("themes")) {
      themes.add(map.requiredName("key"), Text.read(map, "label"), map.at("key"), problems);
      map.end();
    }
    for (YamlMap map : file.requiredMaps("sub_surveys")) {
      SubSurvey subSurvey =
          new SubSurvey(
              map.requiredName("key"),
              Text.read(map, "label"),
              Text.read(map, "respondent"),
              roles(map));
      map.end();
      subSurveys.add(subSurvey.key(), subSurvey, map.at("key"), problems);
    }
    escalation = file.scalar("escalation").flatMap(key -> subSurveys.find(key, problems));
    file.end();
  }

  private List<SubSurvey.RespondentRole> roles(YamlMap subSurvey) {
    Named<SubSurvey.RespondentRole> roles = new Named<>("role");
    Spellings spellings = new Spellings("one role", problems);
    for (YamlMap map : subSurvey.maps("roles")) {
      SubSurvey.RespondentRole role =
          new SubSurvey.RespondentRole(
              map.requiredName("key"), Text.read(map, "label"), map.texts("spellings"));
      map.end();
      if (roles.add(role.key(), role, map.at("key"), problems)) {
        spellings.add(role.key(), role.label(), role.spellings(), "", map.place());
      }
    }
    return roles.values();
  }

  private void questions(YamlMap file, QuestionReader reader) {
    for (YamlMap map : file.requiredMaps("questions")) {
      QuestionDraft draft = reader.read(map, questions);
      questions.add(draft.key(), draft, map.at("key"), problems);
    }
    file.end();
  }
}
