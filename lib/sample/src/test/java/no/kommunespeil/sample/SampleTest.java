package no.kommunespeil.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import no.kommunespeil.domain.response.Missing;
import no.kommunespeil.domain.survey.SyntheticNote;
import no.kommunespeil.domain.survey.Variable;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import no.kommunespeil.sample.Sample.WaveSheets;
import no.kommunespeil.sample.SampleSummary.Oddity;
import no.kommunespeil.sample.SampleSummary.Planted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleTest {

  private static final Set<Oddity> SECOND_ANSWERS =
      Set.of(Oddity.DUPLICATE_BY_ROLE, Oddity.DUPLICATE_BY_COMMENTS, Oddity.DUPLICATE_BY_DONT_KNOW);
  private static final Set<Oddity> NO_UNIT = Set.of(Oddity.MISSPELT_NAME, Oddity.IMPOSSIBLE_NUMBER);

  @Test
  void the_same_seed_gives_the_same_bytes() {
    assertThat(new Written(SampleOptions.DEFAULT_SEED, 1).sameAs(Written.usual())).isTrue();
    assertThat(new Written(7, 1).sameAs(Written.usual())).isFalse();
  }

  @Test
  void every_file_is_named_as_synthetic_and_the_folder_says_so() throws Exception {
    Written written = Written.usual();

    assertThat(written.paths())
        .filteredOn(path -> !path.equals(Sample.MARK))
        .allSatisfy(
            path -> assertThat(path.substring(path.indexOf('/') + 1)).startsWith("syntetisk"));
    SyntheticNote note = SyntheticNote.read(written);
    assertThat(note.isSynthetic()).isTrue();
    assertThat(note.scale()).isEqualTo(1);
    assertThat(note.facts()).containsExactly(ExtraFacts.PATH);
    assertThat(Written.REGISTERS.withSyntheticFacts(written, note.facts())).isNotNull();
  }

  @Test
  void what_is_read_back_is_what_was_made_up() {
    List<WaveSheets> intended = answers();
    for (WaveSheets sheets : intended) {
      for (WaveSubSurvey sub : sheets.wave().subSurveys()) {
        String where = sheets.wave().key() + " " + sub.subSurvey().key();
        ReadBack back = ReadBack.of(Written.usual(), sheets.wave(), sub);
        AnswerSheet sheet = sheet(sheets.wave().key(), sub.subSurvey().key());
        Map<String, String> wanted = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        int outside = planted(sheets.wave(), sub, Set.of(Oddity.OUTSIDE_SCALE));
        for (int u = 0; u < sheet.units().size(); u++) {
          wanted.put(sheet.units().get(u).code() + "/0", readable(sheet.packed()[u]));
        }
        back.counting().forEach((unit, codes) -> found.put(unit, readable(codes)));

        assertThat(back.unmarked()).as(where).isZero();
        assertThat(back.rejected()).as(where).hasSize(planted(sheets.wave(), sub, NO_UNIT));
        assertThat(back.reasonsSetAside())
            .as(where)
            .hasSize(planted(sheets.wave(), sub, SECOND_ANSWERS));
        assertThat(back.unreadable()).as(where).isEqualTo(outside);
        assertThat(back.outsideFilter()).as(where).isZero();
        assertThat(found.keySet()).as(where).isEqualTo(wanted.keySet());
        if (outside == 0) {
          assertThat(found).as(where).isEqualTo(wanted);
        }
      }
    }
  }

  @Test
  void forty_four_answers_on_agencies_are_coded_with_ninety_four_mentions() {
    Wave wave = Written.SURVEY.wave("2020").orElseThrow();
    ReadBack schools = ReadBack.of(Written.usual(), wave, wave.subSurveys().get(2));
    ReadBack twice =
        ReadBack.of(new Written(SampleOptions.DEFAULT_SEED, 2), wave, wave.subSurveys().get(2));
    int mentions = 0;
    for (byte number : sheet("2020", "school_head").column("formal_coop_nsk_agencies.#")) {
      mentions += Math.max(0, number);
    }

    assertThat(mentions).isEqualTo(94);
    assertThat(schools.codedAnswers()).isEqualTo(44);
    assertThat(schools.codedAndCounting()).isEqualTo(44);
    assertThat(schools.codedInVain()).isZero();
    assertThat(twice.codedAnswers()).isEqualTo(88);
    assertThat(twice.codedAndCounting()).isEqualTo(88);
  }

  @Test
  void second_answers_are_told_apart_by_each_of_the_three_criteria() {
    List<String> reasons =
        Written.SURVEY.waves().stream()
            .flatMap(
                wave ->
                    wave.subSurveys().stream().map(sub -> ReadBack.of(Written.usual(), wave, sub)))
            .flatMap(back -> back.reasonsSetAside().stream())
            .toList();

    assertThat(reasons).contains("knowledge_of_field", "full_comments", "fewer_dont_know");
  }

  @Test
  void the_integration_leads_of_2020_sent_221_forms_and_217_count() {
    Wave wave = Written.SURVEY.wave("2020").orElseThrow();
    ReadBack leads = ReadBack.of(Written.usual(), wave, wave.subSurveys().get(0));

    assertThat(leads.rows()).isEqualTo(221);
    assertThat(leads.counting()).hasSize(217);
  }

  @Test
  void as_many_municipalities_and_districts_answer_as_published() {
    assertThat(municipalities("2014")).isEqualTo(203);
    assertThat(municipalities("2015")).isEqualTo(324);
    assertThat(units("2015")).isEqualTo(324 + 13);
    assertThat(municipalities("2020")).isEqualTo(302);
    assertThat(units("2021")).isEqualTo(224);
    assertThat(units("2023")).isEqualTo(215);
  }

  @Test
  void counts_of_the_2020_report_that_can_be_recovered_are_exact() {
    assertThat(count("2020", "integration_lead", "grant_data_use.budget", "ticked")).isEqualTo(168);
    assertThat(count("2020", "integration_lead", "grant_data_use.#", "1")).isEqualTo(23);
    assertThat(count("2020", "integration_lead", "grant_data_use.#", "2")).isEqualTo(21);
    assertThat(count("2020", "integration_lead", "grant_data_use.not_used", "ticked")).isEqualTo(2);
    assertThat(count("2020", "municipal_director", "interpreter_guidelines", "dont_know"))
        .isEqualTo(85);
    assertThat(
            count("2020", "municipal_director", "violence_plan_topics.honour_violence", "ticked"))
        .isEqualTo(52);
    assertThat(count("2020", "school_head", "cases_known.social_control", "yes")).isEqualTo(47);
    assertThat(count("2020", "school_head", "contacted_agencies", "yes")).isEqualTo(26);
    assertThat(count("2020", "school_head", "formal_coop_nsk_agencies.police", "ticked"))
        .isEqualTo(26);
    assertThat(count("2020", "integration_lead", "more_online_teaching", "no")).isEqualTo(12);
    assertThat(count("2020", "integration_lead", "grant_data_other_needs", "elaborated"))
        .isEqualTo(15);
  }

  @Test
  void the_ticks_of_grant_data_use_sum_to_the_748_that_are_printed() {
    AnswerSheet leads = sheet("2020", "integration_lead");
    int sum = 0;
    for (byte number : leads.column("grant_data_use.#")) {
      sum += Math.max(0, number);
    }

    assertThat(sum).isEqualTo(748);
  }

  @Test
  void correlations_group_means_and_crossings_of_2020_hold_with_the_usual_seed() {
    assertThat(Written.usual().summary().unmet()).isEmpty();
  }

  @Test
  void units_answer_alike_in_consecutive_waves() {
    AnswerSheet before = sheet("2019", "integration_lead");
    AnswerSheet after = sheet("2020", "integration_lead");
    Map<String, Byte> then = new TreeMap<>();
    byte[] codes = before.column("know_imdi_services.nora");
    for (int u = 0; u < codes.length; u++) {
      then.put(before.units().get(u).lineage(), codes[u]);
    }
    int both = 0;
    int same = 0;
    byte[] now = after.column("know_imdi_services.nora");
    for (int u = 0; u < now.length; u++) {
      Byte earlier = then.get(after.units().get(u).lineage());
      if (earlier != null && earlier >= 0 && now[u] >= 0) {
        both++;
        same += earlier == now[u] ? 1 : 0;
      }
    }

    // By chance alone about half would: 52 and 63 percent know the service.
    assertThat((double) same / both).isGreaterThan(0.6);
  }

  @Test
  void a_sample_of_three_countries_holds_every_answer_three_times() {
    Written three = new Written(SampleOptions.DEFAULT_SEED, 3);
    Wave wave = Written.SURVEY.wave("2020").orElseThrow();
    ReadBack one = ReadBack.of(Written.usual(), wave, wave.subSurveys().get(1));
    ReadBack copies = ReadBack.of(three, wave, wave.subSurveys().get(1));

    assertThat(three.summary().rows()).isEqualTo(3 * Written.usual().summary().rows());
    assertThat(three.summary().answers()).isEqualTo(3 * Written.usual().summary().answers());
    one.counting()
        .forEach(
            (unit, codes) -> {
              String code = unit.substring(0, unit.indexOf('/'));
              for (int replica = 0; replica < 3; replica++) {
                assertThat(copies.counting().get(code + "/" + replica)).isEqualTo(codes);
              }
            });
  }

  @Test
  void a_large_delivery_comes_in_parts_of_at_most_25_000_rows() throws Exception {
    AtomicInteger files = new AtomicInteger();
    SampleSummary large =
        Sample.write(
            Written.SURVEY,
            Written.REGISTERS,
            Written.TARGETS,
            new SampleOptions(SampleOptions.DEFAULT_SEED, 120),
            path -> {
              files.incrementAndGet();
              return OutputStream.nullOutputStream();
            });

    assertThat(large.files())
        .allSatisfy(file -> assertThat(file.rows()).isLessThanOrEqualTo(25_000));
    assertThat(large.files())
        .extracting(SampleSummary.WrittenFile::path)
        .contains(
            "2020/syntetisk_integreringsansvarlig_001.csv",
            "2020/syntetisk_integreringsansvarlig_002.csv");
    assertThat(large.rows()).isEqualTo(120 * Written.usual().summary().rows());
    assertThat(files.get()).isEqualTo(large.files().size() + 2);
  }

  @Test
  void files_are_written_to_a_folder(@TempDir Path folder) throws Exception {
    Sample.write(
        Written.SURVEY,
        Written.REGISTERS,
        Written.TARGETS,
        new SampleOptions(SampleOptions.DEFAULT_SEED, 1),
        new LocalFileSink(folder));

    assertThat(folder.resolve(Sample.MARK)).hasContent(text(Sample.MARK));
    assertThat(folder.resolve("2014")).isNotEmptyDirectory();
  }

  @Test
  void a_sample_of_no_country_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleOptions(1, 0))
        .withMessage("The scale of a sample is at least 1, not 0");
  }

  private static String text(String path) {
    return new String(Written.usual().bytes(path), StandardCharsets.UTF_8);
  }

  private static final List<WaveSheets> ANSWERS =
      new Sample(Written.SURVEY, Written.REGISTERS, Written.TARGETS, SampleOptions.DEFAULT_SEED)
          .answers();

  private static List<WaveSheets> answers() {
    return ANSWERS;
  }

  private static WaveSheets wave(String key) {
    return ANSWERS.stream().filter(w -> w.wave().key().equals(key)).findFirst().orElseThrow();
  }

  private static AnswerSheet sheet(String wave, String subSurvey) {
    AnswerSheet sheet = wave(wave).sheets().get(subSurvey);
    if (sheet == null) {
      throw new IllegalArgumentException(subSurvey + " was not fielded in " + wave);
    }
    return sheet;
  }

  private static long municipalities(String wave) {
    return Holding.partsPerMunicipality(wave(wave)).values().stream()
        .filter(bits -> bits != 0)
        .count();
  }

  private static long units(String wave) {
    return wave(wave).sheets().values().stream()
        .flatMap(sheet -> sheet.units().stream())
        .map(SampleUnit::code)
        .distinct()
        .count();
  }

  private static int count(String wave, String subSurvey, String variable, String category) {
    AnswerSheet sheet = sheet(wave, subSurvey);
    Variable found = sheet.asked().get(sheet.position(variable));
    int count = 0;
    for (byte code : sheet.column(variable)) {
      count += code == found.scale().indexOf(category) ? 1 : 0;
    }
    return count;
  }

  private static int planted(Wave wave, WaveSubSurvey sub, Set<Oddity> kinds) {
    return Written.usual().summary().planted().stream()
        .filter(
            planted ->
                planted.wave().equals(wave.key())
                    && planted.subSurvey().equals(sub.subSurvey().key())
                    && kinds.contains(planted.kind()))
        .mapToInt(Planted::count)
        .sum();
  }

  /** The codes as text, so that a difference can be read. */
  private static String readable(byte[] codes) {
    StringBuilder text = new StringBuilder();
    for (byte code : codes) {
      text.append(code == Missing.BLANK ? "_" : String.valueOf(code)).append(' ');
    }
    return text.toString();
  }
}
