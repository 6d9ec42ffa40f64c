package no.kommunespeil.tests;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Published numbers that need each unit's answer beside its register facts, which the marts do not
 * set side by side: asked of the files of the silver table, the mart of units and the registers.
 */
final class UnitNumbers {

  private static final String WAVE = "2020";

  private final MartNumbers marts;
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
    tables =
        """
        with counted as (
          select sub_survey, unit
          from read_parquet([SILVER], hive_partitioning = true)
          where wave::varchar = 'WAVE' and status = 'counted'),
        placed as (select * from units where wave = 'WAVE')
        """
            .replace("SILVER", silver)
            .replace("WAVE", WAVE);
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
}
