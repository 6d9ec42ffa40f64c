package no.kommunespeil.tests;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.survey.Combination;
import no.kommunespeil.domain.survey.Scale;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.SurveyReader;
import no.kommunespeil.domain.survey.Variable;

/**
 * Published numbers that need each unit's answer beside its register facts, which the marts do not
 * set side by side: asked of the files of the silver table, the mart of units and the registers.
 */
final class UnitNumbers {

  private static final String WAVE = "2020";

  private final MartNumbers marts;
  private final Survey survey = SurveyReader.read(LocalFolder.of(Program.CONF));
  private final String tables;

  UnitNumbers(SampleRun sample, LocalSpark spark, MartNumbers marts) {
    this.marts = marts;
    String silver =
        Arrays.stream(
                spark
                    .spark()
                    .read()
                    .format("delta")
                    .load(sample.out().resolve("tables/silver").toString())
                    .inputFiles())
            .map(file -> "'" + Path.of(URI.create(file)) + "'")
            .collect(Collectors.joining(", "));
    Path facts = Program.CONF.resolve("registers/municipality_facts.csv");
    Path madeUp = sample.waves().resolve("syntetiske_fakta.csv");
    // What was settled in a year in what is a unit now: in its parts on 1 January of that year.
    tables =
        """
        with recursive counted as (
          select sub_survey, unit, hex(answers) as answers
          from read_parquet([SILVER], hive_partitioning = true)
          where wave::varchar = 'WAVE' and status = 'counted'),
        placed as (select * from units where wave = 'WAVE'),
        facts as (
          select year::int as year, code,
            coalesce(r.refugees_settled, m.refugees_settled)::int as settled
          from read_csv('FACTS', all_varchar = true) r
            left join read_csv('MADE_UP', all_varchar = true) m using (year, code)),
        parts(unit, code, day, year) as (
          select unit, unit, date '2020-12-17', y
          from placed, (select unnest(range(2016, 2021)) as y)
          union
          select p.unit, c.old_unit, c.date::date, p.year
          from parts p join unit_changes c
            on c.new_unit = p.code and c.date::date < p.day and year(c.date::date) > p.year),
        settled as (
          select p.unit, p.year, sum(f.settled) as settled
          from (select distinct unit, code, year from parts) p
            join facts f on f.year = p.year and f.code = p.code
          group by all)
        """
            .replace("SILVER", silver)
            .replace("WAVE", WAVE)
            .replace("FACTS", facts.toString())
            .replace("MADE_UP", madeUp.toString());
  }

  /** Mean of a register fact over the units that gave an answer and of which it is known. */
  BigDecimal mean(Published row) throws SQLException, IOException {
    String fact = row.statistic().replace("mean_of_", "");
    String from =
        fact.equals("refugees_settled_2019")
            ? "(select unit, settled as fact from settled where year = 2019)"
            : "(select unit, " + fact + " as fact from placed)";
    return marts.ask(
        tables + "select avg(fact) from " + from + " where unit in " + units(row, row.category()));
  }

  /** Units that gave an answer and meet a condition, which stands behind the at sign. */
  BigDecimal crossed(Published row) throws SQLException, IOException {
    String[] parts = row.category().split("@", -1);
    String[] condition = parts[1].split("=", -1);
    String among =
        switch (condition[0]) {
          case "centrality_class" ->
              "(select unit from placed where centrality_class = " + condition[1] + ")";
          case "settled_since" ->
              "(select unit from settled where settled > 0 and year >= " + condition[1] + ")";
          default -> throw new IllegalArgumentException(row.id() + " crosses " + parts[1]);
        };
    return marts.ask(
        tables + "select count(*) from " + units(row, parts[0]) + " u where u.unit in " + among);
  }

  /** Pearson's correlation of the number of parts answered with a fact, over municipalities. */
  BigDecimal correlation(Published row) throws SQLException, IOException {
    String fact =
        row.category().equals("settlement_years") ? "p.years_settled" : "p." + row.category();
    return marts.ask(tables + "select corr(n, fact) from (" + partsBeside(fact) + ")");
  }

  /** The fewest or the most parts that a municipality of the frame answers. */
  BigDecimal partsPerMunicipality(String function) throws SQLException, IOException {
    return marts.ask(tables + "select " + function + "(n) from (" + partsBeside("1") + ")");
  }

  /** Municipalities of the frame with a known fact. */
  BigDecimal municipalities() throws SQLException, IOException {
    return marts.ask(
        tables + "select count(fact) from (" + partsBeside("p.centrality_class") + ")");
  }

  private static String partsBeside(String fact) {
    return "select p.unit, "
        + fact
        + " as fact, count(distinct c.sub_survey) as n from placed p"
        + " left join counted c on c.unit = p.unit where p.unit_type <> 'district' group by all";
  }

  private String units(Published row, String category) {
    List<Variable> asked =
        survey.wave(WAVE).flatMap(wave -> wave.subSurvey(row.subSurvey())).orElseThrow().asked();
    int position = asked.stream().map(Variable::key).toList().indexOf(row.key());
    Scale scale = asked.get(position).scale();
    String codes =
        scale.combinations().stream()
            .filter(combination -> combination.key().equals(category))
            .findFirst()
            .map(Combination::categories)
            .orElse(List.of(category))
            .stream()
            .map(key -> String.format(Locale.ROOT, "'%02X'", scale.indexOf(key)))
            .collect(Collectors.joining(", "));
    return "(select unit from counted where sub_survey = '"
        + row.subSurvey()
        + "' and substr(answers, "
        + (2 * position + 1)
        + ", 2) in ("
        + codes
        + "))";
  }
}
