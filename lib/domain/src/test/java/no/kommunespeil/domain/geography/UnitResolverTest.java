package no.kommunespeil.domain.geography;

import static no.kommunespeil.domain.geography.RegistersTest.REGISTERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import no.kommunespeil.domain.geography.UnitResolution.How;
import no.kommunespeil.domain.geography.UnitResolution.Note;
import no.kommunespeil.domain.geography.UnitResolution.Reason;
import no.kommunespeil.domain.geography.UnitResolution.Resolved;
import no.kommunespeil.domain.geography.UnitResolution.Unresolved;
import no.kommunespeil.domain.survey.FrameRule;
import no.kommunespeil.domain.survey.FrameRule.Oslo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitResolverTest {

  private static final String DEPARTMENT =
      "Byrådsavdeling for arbeid, integrering og sosiale tjenester";

  private static UnitResolver resolver(String day, Oslo oslo) {
    return UnitResolver.of(
        REGISTERS,
        LocalDate.parse(day),
        new FrameRule(oslo, oslo == Oslo.DISTRICTS ? List.of() : List.of(DEPARTMENT)));
  }

  private static final UnitResolver DIRECTOR_2020 = resolver("2020-12-17", Oslo.DISTRICTS_AND_CITY);

  private static void resolves(UnitResolution resolution, String code, How how, Note... notes) {
    assertThat(resolution).isEqualTo(new Resolved(code, how, List.of(notes)));
  }

  private static void refuses(
      UnitResolution resolution, Reason reason, String message, String... proposals) {
    assertThat(resolution).isEqualTo(new Unresolved(reason, message, List.of(proposals)));
  }

  @ParameterizedTest
  @CsvSource({
    "1506, Molde, 1506",
    "1506, , 1506",
    "' 1506 ', MOLDE KOMMUNE, 1506",
    "1506.0, molde, 1506",
    "1506 Molde, , 1506",
    "030105, Frogner, 030105",
    "030105, Oslo, 030105",
    "0301, Oslo kommune, 0301"
  })
  void a_number_of_the_day_is_taken(String number, @Nullable String name, String code) {
    resolves(DIRECTOR_2020.resolve(number, name), code, How.NUMBER);
  }

  @Test
  void a_lost_leading_zero_is_put_back_and_noted() {
    resolves(DIRECTOR_2020.resolve("301", "Oslo"), "0301", How.NUMBER, Note.LEADING_ZERO_RESTORED);
    resolves(
        DIRECTOR_2020.resolve("30105", null), "030105", How.NUMBER, Note.LEADING_ZERO_RESTORED);
    resolves(
        DIRECTOR_2020.resolve("101", null), "3001", How.FORMER_NUMBER, Note.LEADING_ZERO_RESTORED);
  }

  @ParameterizedTest
  @CsvSource({
    "Molde, 1506",
    "molde  kommune, 1506",
    "Kárášjohka - Karasjok, 5437",
    "Karasjok, 5437",
    "KÁRÁŠJOHKA, 5437",
    "Karasjok/Kárášjohka, 5437",
    "Karasjohka, 5437",
    "Porsáŋgu, 5436",
    "Porsangu, 5436",
    "Porsanki, 5436",
    "Porsanger - Porsángu - Porsanki, 5436",
    "Gáivuotna - Kåfjord - Kaivuono, 5426",
    "kaivuono, 5426",
    "Snåase, 5041",
    "Raisi, 5428",
    "Våler (Viken), 3018",
    "Våler i Innlandet, 3419",
    "Herøy (Nordland), 1818",
    "Bø, 1867",
    "St.Hanshaugen, 030104",
    "Bydel Gamle Oslo, 030101",
    "Gamle Oslo bydel, 030101",
    "Gamle Oslo, 030101",
    "'Oslo kommune, Bydel Gamle Oslo', 030101",
    "Oslo kommune - Sagene, 030103",
    "GRÜNERLØKKA, 030102",
    "Grunerløkka, 030102",
    "Nore-og Uvdal, 3052",
    "Oslo, 0301"
  })
  void a_name_of_the_day_is_taken_in_any_official_form(String name, String code) {
    resolves(DIRECTOR_2020.resolve(null, name), code, How.NAME);
  }

  @ParameterizedTest
  @CsvSource({
    "Haram, 1507",
    "Rissa, 5054",
    "Våler (Østfold), 3018",
    "Stokke, ",
    "Bø i Telemark, 3817",
    "Halsa, 5055",
    "Os (Hordaland), 4624",
    "Songdalen, 4204"
  })
  void an_old_name_is_taken_when_it_leads_to_one_unit(String name, @Nullable String code) {
    UnitResolution resolution = DIRECTOR_2020.resolve(null, name);
    if (code == null) {
      assertThat(resolution).isInstanceOf(Unresolved.class);
    } else {
      resolves(resolution, code, How.FORMER_NAME);
    }
  }

  @Test
  void an_old_number_is_taken_when_it_leads_to_one_unit() {
    resolves(DIRECTOR_2020.resolve("1504", "Ålesund"), "1507", How.FORMER_NUMBER);
    resolves(DIRECTOR_2020.resolve("1534", "Haram"), "1507", How.FORMER_NUMBER);
    resolves(DIRECTOR_2020.resolve("0706", null), "3804", How.FORMER_NUMBER);
    resolves(DIRECTOR_2020.resolve("1601", "Trondheim"), "5001", How.FORMER_NUMBER);
  }

  @Test
  void a_name_the_register_takes_up_later_is_taken_for_the_same_unit() {
    resolves(DIRECTOR_2020.resolve(null, "Trondheim - Tråante"), "5001", How.LATER_NAME);
    resolves(DIRECTOR_2020.resolve(null, "Yykeä"), "5424", How.LATER_NAME);
  }

  @Test
  void a_city_body_answers_for_oslo() {
    resolves(DIRECTOR_2020.resolve(null, DEPARTMENT), "0301", How.CITY_BODY);
    resolves(
        DIRECTOR_2020.resolve("0301", DEPARTMENT.toUpperCase(Locale.ROOT)), "0301", How.CITY_BODY);
    refuses(
        DIRECTOR_2020.resolve("030105", DEPARTMENT),
        Reason.CONFLICT,
        "The number 030105 and the name are those of different units.",
        "030105 Frogner",
        "0301 Oslo");
  }

  @Test
  void a_district_may_carry_the_number_of_oslo() {
    resolves(DIRECTOR_2020.resolve("0301", "Bydel Frogner"), "030105", How.NAME);
    resolves(resolver("2020-12-17", Oslo.DISTRICTS).resolve("0301", "Alna"), "030112", How.NAME);
  }

  @Test
  void units_that_are_not_asked_are_refused() {
    refuses(
        resolver("2020-12-17", Oslo.DISTRICTS).resolve("0301", "Oslo"),
        Reason.NOT_IN_FRAME,
        "0301 Oslo is not asked as a whole here; its districts are.");
    refuses(
        resolver("2020-12-17", Oslo.CITY).resolve(null, "Frogner"),
        Reason.NOT_IN_FRAME,
        "030105 Frogner is not asked here; a city body answers for all of Oslo.",
        "0301 Oslo");
  }

  @Test
  void what_could_be_several_units_is_refused() {
    refuses(
        DIRECTOR_2020.resolve("", "Våler"),
        Reason.AMBIGUOUS,
        "Several units have this name on 2020-12-17.",
        "3018 Våler (Viken)",
        "3419 Våler (Innlandet)");
    refuses(
        DIRECTOR_2020.resolve(null, "Herøy"),
        Reason.AMBIGUOUS,
        "Several units have this name on 2020-12-17.",
        "1515 Herøy (Møre og Romsdal)",
        "1818 Herøy (Nordland)");
    resolves(DIRECTOR_2020.resolve("1818", "Herøy"), "1818", How.NUMBER);
  }

  @Test
  void a_split_unit_is_refused_unless_the_name_says_which_part() {
    refuses(
        DIRECTOR_2020.resolve("1850", "Tysfjord"),
        Reason.SPLIT,
        "The unit with this number 1850 was split before 2020-12-17 and has several successors.",
        "1806 Narvik",
        "1875 Hamarøy");
    refuses(
        DIRECTOR_2020.resolve(null, "Divtasvuodna"),
        Reason.SPLIT,
        "The unit with this name was split before 2020-12-17 and has several successors.",
        "1806 Narvik",
        "1875 Hamarøy");
    resolves(DIRECTOR_2020.resolve("1850", "Hábmer"), "1875", How.NAME);
    assertThat(DIRECTOR_2020.resolve("5012", null))
        .isInstanceOfSatisfying(
            Unresolved.class,
            it ->
                assertThat(it.proposals())
                    .containsExactly("5055 Heim", "5056 Hitra", "5059 Orkland"));
    refuses(
        resolver("2017-12-15", Oslo.DISTRICTS).resolve("0720", "Stokke"),
        Reason.SPLIT,
        "The unit with this number 0720 was split before 2017-12-15 and has several successors.",
        "0704 Tønsberg",
        "0710 Sandefjord");
    resolves(resolver("2024-06-01", Oslo.DISTRICTS).resolve(null, "Ålesund"), "1508", How.NAME);
    refuses(
        resolver("2024-06-01", Oslo.DISTRICTS).resolve("1507", null),
        Reason.SPLIT,
        "The unit with this number 1507 was split before 2024-06-01 and has several successors.",
        "1508 Ålesund",
        "1580 Haram");
  }

  @Test
  void a_number_of_a_later_year_is_refused_unless_the_name_agrees() {
    UnitResolver lead2017 = resolver("2017-12-15", Oslo.DISTRICTS);
    refuses(
        lead2017.resolve("5054", null),
        Reason.LATER_UNIT,
        "The unit with this number 5054 comes about only after 2017-12-15.",
        "1624 Rissa",
        "1718 Leksvik");
    refuses(
        lead2017.resolve(null, "Indre Fosen"),
        Reason.LATER_UNIT,
        "The unit with this name comes about only after 2017-12-15.",
        "1624 Rissa",
        "1718 Leksvik");
    resolves(lead2017.resolve("5001", "Trondheim"), "1601", How.NAME);
    refuses(
        lead2017.resolve("5001", "Oppdal"),
        Reason.CONFLICT,
        "The number 5001 and the name are those of different units.",
        "1601 Trondheim",
        "1634 Oppdal");
  }

  @Test
  void number_and_name_of_different_units_are_refused() {
    refuses(
        DIRECTOR_2020.resolve("1506", "Ålesund"),
        Reason.CONFLICT,
        "The number 1506 and the name are those of different units.",
        "1506 Molde",
        "1507 Ålesund");
    refuses(
        DIRECTOR_2020.resolve("1506", "Våler"),
        Reason.CONFLICT,
        "The number 1506 and the name are those of different units.",
        "1506 Molde",
        "3018 Våler (Viken)",
        "3419 Våler (Innlandet)");
  }

  @Test
  void a_misspelt_name_is_proposed_never_taken() {
    refuses(
        DIRECTOR_2020.resolve(null, "Lilehammer"),
        Reason.UNKNOWN,
        "No municipality or district has this name.",
        "3405 Lillehammer");
    refuses(
        DIRECTOR_2020.resolve(null, "Kristainsand kommune"),
        Reason.UNKNOWN,
        "No municipality or district has this name.",
        "4204 Kristiansand",
        "1505 Kristiansund");
    refuses(
        DIRECTOR_2020.resolve("9999", "Molde"),
        Reason.UNKNOWN,
        "No municipality or district has the number 9999.",
        "1506 Molde");
    resolves(DIRECTOR_2020.resolve("1506", "Mollde"), "1506", How.NUMBER, Note.NAME_NOT_RECOGNISED);
  }

  @Test
  void what_is_no_number_is_not_repeated() {
    refuses(
        DIRECTOR_2020.resolve("01017012345", null),
        Reason.UNKNOWN,
        "The cell with the number holds something else than a unit's number.");
    refuses(
        DIRECTOR_2020.resolve("ukjent", "Molde"),
        Reason.UNKNOWN,
        "The cell with the number holds something else than a unit's number.",
        "1506 Molde");
    refuses(
        DIRECTOR_2020.resolve(" - ", "\u00a0"),
        Reason.NO_UNIT,
        "Neither a number nor a name of a unit is given.");
    resolves(DIRECTOR_2020.resolve("-", "Molde"), "1506", How.NAME);
  }

  @Test
  void every_unit_is_found_by_its_number_and_by_its_own_full_name() {
    for (String day : List.of("2014-12-15", "2018-12-15", "2020-12-17", "2023-12-15")) {
      UnitResolver resolver = resolver(day, Oslo.DISTRICTS_AND_CITY);
      for (Municipality unit : REGISTERS.municipalities(LocalDate.parse(day))) {
        resolves(resolver.resolve(unit.code(), unit.officialName()), unit.code(), How.NUMBER);
        resolves(resolver.resolve(null, unit.officialName()), unit.code(), How.NAME);
        resolves(resolver.resolve(null, unit.name()), unit.code(), How.NAME);
      }
    }
  }

  @Test
  void it_crosses_to_executors() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(DIRECTOR_2020);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      UnitResolver copy = (UnitResolver) in.readObject();
      resolves(copy.resolve(null, "Porsáŋgu"), "5436", How.NAME);
    }
  }

  @Test
  void seventy_thousand_rows_take_no_time_to_speak_of() {
    List<FrameUnit> frame =
        REGISTERS.frame(
            new FrameRule(Oslo.DISTRICTS_AND_CITY, List.of()), LocalDate.parse("2020-12-17"));
    // Processor time, since a busy machine says nothing about the resolver.
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    int resolved = 0;
    for (int row = 0; row < 70_000; row++) {
      FrameUnit unit = frame.get(row % frame.size());
      // One row in a hundred is misspelt.
      String name = row % 100 == 0 ? unit.name() + "q" : unit.name();
      String number = row % 2 == 0 ? null : unit.code();
      resolved += DIRECTOR_2020.resolve(number, name) instanceof Resolved ? 1 : 0;
    }
    Duration taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
    assertThat(resolved).isEqualTo(70_000 - 700);
    assertThat(taken).isLessThan(Duration.ofSeconds(2));
  }
}
