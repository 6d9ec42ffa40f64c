package no.kommunespeil.tests;

import static no.kommunespeil.tests.BadInput.flags;
import static no.kommunespeil.tests.BadInput.notUnderstood;
import static no.kommunespeil.tests.BadInput.refused;
import static no.kommunespeil.tests.SmallSurvey.LEAD;
import static no.kommunespeil.tests.SmallSurvey.WAVE_2019;
import static no.kommunespeil.tests.SmallSurvey.WAVE_2020;

import java.util.List;

/** Configurations, registers, flags and marks of samples that are wrong. */
final class BadConfiguration {

  private static final String SCALES = "conf/codebook/scales.yaml";
  private static final String SCHOOL_QUESTIONS = "conf/codebook/questions/b_schools.yaml";
  private static final String SERVICE_QUESTIONS = "conf/codebook/questions/a_services.yaml";
  private static final String UNITS = "conf/registers/municipality.csv";
  private static final String CHANGES = "conf/registers/municipality_change.csv";
  private static final String FACTS = "conf/registers/municipality_facts.csv";

  private BadConfiguration() {}

  static List<BadInput> survey() {
    return List.of(
        refused(
            "two waves of one name",
            survey -> survey.edit(WAVE_2020, "wave: \"2020\"", "wave: \"2019\"")),
        refused(
            "filters in a circle",
            survey ->
                survey.edit(
                    SCHOOL_QUESTIONS,
                    "    scale: yes_no\n",
                    "    scale: yes_no\n    filter: {variable: plan_quality, any_of: [fine]}\n")),
        refused(
            "a bomb of YAML anchors",
            survey ->
                survey.write(
                    SCALES,
                    "a: &a [x, x, x, x, x, x, x, x, x]\n"
                        + "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                        + "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
                        + "scales: [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n")),
        refused("an unknown key", survey -> survey.edit(WAVE_2020, "facts_year:", "fact_year:")),
        refused(
            "a key given twice",
            survey -> survey.edit(WAVE_2020, "facts_year: 2020\n", "facts_year: 2020\nwave: x\n")),
        refused(
            "a tab where blanks belong",
            survey -> survey.edit(WAVE_2020, "        answers: labels", "\tanswers: labels")),
        refused(
            "an unknown scale",
            survey -> survey.edit(SERVICE_QUESTIONS, "scale: yes_no", "scale: yes_now")),
        refused(
            "a header that is mapped twice",
            survey -> survey.edit(WAVE_2020, "\"1b Gebyrer\"", "\"1a Nyhetsbrev\"")),
        refused(
            "a path that leads out of the folder",
            survey -> survey.edit(WAVE_2020, "2020/leder*.csv", "../../etc/passwd")),
        refused(
            "a file of two deliveries",
            survey -> survey.edit(WAVE_2020, "2020/direktor.csv", "2020/l*.csv")),
        refused(
            "a manifest that is no YAML",
            survey -> survey.edit(WAVE_2020, "sub_surveys:", "sub_surveys: [")),
        refused("a manifest that is empty", survey -> survey.write(WAVE_2019, "")),
        refused("a codebook file that is missing", survey -> survey.remove(SCALES)),
        refused(
            "a wave of a day that does not exist",
            survey ->
                survey.edit(WAVE_2020, "register_day: 2020-12-17", "register_day: 2020-02-30")),
        refused(
            "several files of the configuration wrong",
            survey ->
                survey
                    .edit(SCALES, "kind: dont_know", "kind: dontknow")
                    .edit(WAVE_2020, "has_plan", "had_plan")
                    .edit(UNITS, "1506,Molde,2020-01-01,", "1506,Molde,01.01.2020,")
                    .edit("conf/breakdowns.yaml", "from: 2000,", "from: two,")
                    .edit("conf/marts/waves.yaml", "type: int", "type: integer")
                    .write("waves/synthetic.yaml", "note: {nb: x, en: x}\nseed: 1\nscale: 0\n")));
  }

  static List<BadInput> registersAndTheRest() {
    return List.of(
        notUnderstood(
            "a municipality that vanishes without a successor",
            survey -> survey.withoutLine(CHANGES, "2020-01-01,MERGE,1502,1506")),
        refused(
            "two municipalities of one number on one day",
            survey ->
                survey.edit(
                    UNITS,
                    "1506,Molde,2020-01-01,",
                    "1506,Molde,2020-01-01,,15,,Molde\n1506,Molde,2019-06-01,")),
        refused("a register that is missing", survey -> survey.remove(FACTS)),
        refused(
            "registers that are missing",
            survey -> survey.remove(FACTS).remove(UNITS).remove(CHANGES)),
        refused(
            "a register saved by a spreadsheet",
            survey -> survey.write(UNITS, survey.text(UNITS).replace(',', ';'))),
        refused(
            "breakdowns that are broken",
            survey ->
                survey
                    .edit("conf/breakdowns.yaml", "- key: size", "- key: sizes")
                    .edit("conf/breakdowns.yaml", "from: 5000", "from: 500")),
        refused(
            "crosstabs that are broken",
            survey ->
                survey
                    .edit("conf/crosstabs.yaml", "variable: has_plan", "variable: had_plan")
                    .edit("conf/crosstabs.yaml", "0_1999", "0_1990")
                    .edit("conf/crosstabs.yaml", "settled_since", "settled_sins")),
        refused("crosstabs that are missing", survey -> survey.remove("conf/crosstabs.yaml")),
        refused(
            "checks that are broken",
            survey ->
                survey
                    .edit("conf/quality.yaml", "rejected_rows:", "rejected_row:")
                    .edit("conf/quality.yaml", "{level: off}", "{level: loud}")
                    .append(
                        "conf/quality.yaml",
                        "exceptions:\n  - {check: jump, wave: \"2021\", level: off}\n")),
        refused("checks that are missing", survey -> survey.remove("conf/quality.yaml")),
        refused(
            "a mart with a type nobody knows",
            survey -> survey.edit("conf/marts/waves.yaml", "type: int", "type: integer")),
        refused("a mart that is missing", survey -> survey.remove("conf/marts/time_series.yaml")),
        refused(
            "a profile that is broken",
            survey -> survey.edit("conf/profiles/local.yaml", "spark:", "spark: [")),
        refused(
            "a mark of a sample that is broken",
            survey ->
                survey.write(
                    "waves/synthetic.yaml",
                    "note: {nb: x}\nseed: 1\nscale: many\nfact: [a.csv]\n")),
        refused(
            "a mark of a sample that names facts elsewhere",
            survey ->
                survey.write(
                    "waves/synthetic.yaml",
                    "note: {nb: x, en: x}\nseed: 1\nscale: 1\nfacts: [\"../../etc/passwd\"]\n")),
        refused(
            "a mark of a sample whose facts are not there",
            survey ->
                survey.write(
                    "waves/synthetic.yaml",
                    "note: {nb: x, en: x}\nseed: 1\nscale: 1\nfacts: [\"fakta.csv\"]\n")));
  }

  static List<BadInput> commandLine() {
    return List.of(
        flags("a profile that is not there", BadInput.Kind.REFUSED, "--profile", "lokal"),
        flags("a profile elsewhere", BadInput.Kind.REFUSED, "--profile", "../../etc/passwd"),
        flags("a structure before the registers", BadInput.Kind.REFUSED, "--structure", "1999"),
        flags("a structure that is no year", BadInput.Kind.USAGE, "--structure", "new"),
        flags("a flag nobody knows", BadInput.Kind.USAGE, "--wave", "x"),
        flags("a flag without its value", BadInput.Kind.USAGE, "--structure"),
        flags("a configuration that is not there", BadInput.Kind.REFUSED, "--conf", "nowhere"),
        flags("waves that are a file", BadInput.Kind.REFUSED, "--waves", LEAD),
        flags("a configuration that is a file", BadInput.Kind.REFUSED, "--conf", LEAD),
        flags("waves of a file system nobody knows", BadInput.Kind.REFUSED, "--waves", "s4://x/y"));
  }
}
