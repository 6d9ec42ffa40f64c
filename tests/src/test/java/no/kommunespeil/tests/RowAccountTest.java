package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import no.kommunespeil.domain.delivery.Checksums;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every row is accounted for, and what people wrote goes no further than it must. */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class RowAccountTest {

  private static final String NAME = "Navnesen.Hemmelig";
  private static final String TEXT = "Hemmelighetskremmeri";

  private final LocalSpark spark;
  private final SampleRun sample;

  RowAccountTest(LocalSpark spark, SampleRun sample) {
    this.spark = spark;
    this.sample = sample;
  }

  @Test
  void the_rows_of_every_file_are_counted_set_aside_or_rejected() throws Exception {
    List<List<@Nullable Object>> physical = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sample.waves(), 2)) {
      for (Path file : files.filter(this::isWaveFile).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          physical.add(
              List.of(
                  sample.waves().relativize(file).toString(),
                  Checksums.sha256(in),
                  rows(file),
                  rows(file)));
        }
      }
    }

    assertThat(physical).hasSize(21);
    assertThat(
            sample.query(
                "select file, checksum, max(file_rows_n)::int, sum(rows_n)::int from deliveries"
                    + " where status in ('counted', 'set_aside', 'rejected')"
                    + " group by file, checksum having min(file_rows_n) = max(file_rows_n)"
                    + " order by file"))
        .isEqualTo(physical);
  }

  @Test
  void the_silver_table_holds_every_row_once_with_its_status() throws Exception {
    Dataset<Row> silver =
        spark.spark().read().format("delta").load(sample.out().resolve("tables/silver").toString());
    List<String> rows =
        silver.groupBy("file", "status").count().orderBy("file", "status").collectAsList().stream()
            .map(Row::mkString)
            .toList();

    assertThat(silver.select("file", "row_number").distinct().count()).isEqualTo(silver.count());
    assertThat(
            sample
                .query(
                    "select concat(file, status, sum(rows_n)::int) from deliveries"
                        + " where content = 'responses' group by file, status order by file, status")
                .stream()
                .map(row -> String.valueOf(row.get(0))))
        .isEqualTo(rows);
  }

  @Test
  void what_respondents_are_called_and_write_stays_in_bronze(Site shared, @TempDir Path folder)
      throws Exception {
    Site site = shared.copyTo(folder).withWave(sample, "2020");
    Path leads = site.waves().resolve("2020/syntetisk_integreringsansvarlig.csv");
    site.edit(
        leads,
        text -> text.replace("syntetisk.person1@", NAME + "@").replace("Syntetisk svar", TEXT));
    // Those who code answers keep the text beside the codes.
    site.edit(
        site.waves().resolve("2020/syntetisk_koding_integreringsansvarlig.csv"),
        text ->
            text.replace(";Syntetisk\n", ";Syntetisk;Svar\n")
                .replace(";ja\n", ";ja;" + TEXT + "\n"));

    String output = site.done(spark, "run");

    assertThat(found(site.table("bronze").resolve("wave=2020"))).isPositive();
    for (String place : List.of("tables/silver/wave=2020", "tables/gold/wave=2020")) {
      assertThat(found(site.out().resolve(place))).as(place).isZero();
    }
    assertThat(found(site.table("run_log"))).isZero();
    assertThat(found(site.out().resolve("marts/current"))).isZero();
    try (Stream<Path> all = Files.walk(site.out())) {
      for (Path log : all.filter(path -> path.toString().endsWith(".json")).toList()) {
        assertThat(Files.readString(log)).doesNotContain(NAME, TEXT);
      }
    }
    assertThat(output).doesNotContain(NAME, TEXT);
    assertThat(log()).doesNotContain(NAME, TEXT);

    site.edit(leads, text -> text.replaceFirst(";ja;0;", ";ja;0;;;"));
    assertThat(site.stopped(spark, "run")).contains("2020/").doesNotContain(NAME, TEXT);
    assertThat(log()).doesNotContain(NAME, TEXT);
  }

  private static long found(Path folder) throws Exception {
    long found = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        List<List<@Nullable Object>> rows =
            SampleRun.query(
                Path.of("target/test-classes"),
                "select count(*) from read_parquet('"
                    + file
                    + "') t where contains(t::varchar, '"
                    + NAME
                    + "') or contains(t::varchar, '"
                    + TEXT
                    + "')");
        found += ((Number) Objects.requireNonNull(rows.get(0).get(0))).longValue();
      }
    }
    return found;
  }

  private static String log() throws IOException {
    Path log = Path.of("target/spark.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private boolean isWaveFile(Path path) {
    Path name = sample.waves().relativize(path);
    return name.getNameCount() == 2 && Files.isRegularFile(path);
  }

  /** Rows but the header, counted without any reader of the program's. */
  private static int rows(Path file) throws IOException {
    return file.toString().endsWith(".csv") ? csvRows(file) : sheetRows(file);
  }

  private static int csvRows(Path file) throws IOException {
    // Latin 1 has a letter for every byte; quotes and line ends are the same in all three charsets.
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    int rows = 0;
    boolean isQuoted = false;
    boolean isEmpty = true;
    for (char letter : text.toCharArray()) {
      if (letter == '"') {
        isQuoted = !isQuoted;
      }
      if (letter == '\n' && !isQuoted) {
        rows += isEmpty ? 0 : 1;
        isEmpty = true;
      } else if (letter != '\r') {
        isEmpty = false;
      }
    }
    return rows + (isEmpty ? 0 : 1) - 1;
  }

  private static int sheetRows(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
      String xml = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
      return xml.split("<row[ >]", -1).length - 2;
    }
  }
}
