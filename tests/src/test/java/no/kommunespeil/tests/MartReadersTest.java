package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.mart.ColumnType;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartContracts;
import no.kommunespeil.domain.problem.Problems;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every published mart, restricted ones too, read by three programs that know nothing of one
 * another: Parquet's own library for Java, DuckDB and Spark.
 */
@ExtendWith({LocalSpark.Shared.class, SampleRun.Shared.class, Site.Shared.class})
class MartReadersTest {

  private final LocalSpark spark;
  private final SampleRun sample;
  private final Site site;

  MartReadersTest(LocalSpark spark, SampleRun sample, Site site) {
    this.spark = spark;
    this.sample = sample;
    this.site = site;
  }

  @Test
  void every_mart_is_the_same_rows_to_every_reader() throws Exception {
    SortedMap<String, Long> rows = new TreeMap<>();
    for (Path file : files(site.out().resolve("marts/current"))) {
      try (MartRows parquet = MartRows.ofParquet(file);
          MartRows duckDb = MartRows.ofDuckDb(file);
          MartRows inSpark = MartRows.ofSpark(spark.spark().read().parquet(file.toString()))) {
        rows.put(name(file), MartRows.same(parquet, duckDb, inSpark));
      } catch (AssertionError difference) {
        throw new AssertionError(name(file), difference);
      }
    }
    assertThat(rows.keySet())
        .isEqualTo(
            contracts().all().stream()
                .map(MartContract::name)
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(rows).containsEntry("waves", 2L);
    assertThat(rows.get("linked_answers")).isPositive();
    assertThat(rows.get("time_series")).isPositive();
  }

  @Test
  void every_column_is_of_the_type_its_contract_promises() throws Exception {
    MartContracts contracts = contracts();
    for (Path file : files(sample.marts())) {
      MartContract contract = contracts.get(name(file));
      MessageType schema = MartRows.schema(file);
      assertThat(schema.getFields().stream().map(Type::getName))
          .as(contract.name())
          .isEqualTo(contract.columnNames());
      for (MartColumn column : contract.columns()) {
        Type type = schema.getType(column.name());
        String name = contract.name() + "." + column.name();
        assertThat(type(type)).as(name).isEqualTo(column.type());
        assertThat(type.isRepetition(Type.Repetition.OPTIONAL))
            .as(name)
            .isEqualTo(column.nullable());
      }
    }
  }

  private static ColumnType type(Type type) {
    LogicalTypeAnnotation meant = type.getLogicalTypeAnnotation();
    PrimitiveType.PrimitiveTypeName held = type.asPrimitiveType().getPrimitiveTypeName();
    if (LogicalTypeAnnotation.stringType().equals(meant)) {
      assertThat(held).isEqualTo(PrimitiveType.PrimitiveTypeName.BINARY);
      return ColumnType.STRING;
    }
    if (LogicalTypeAnnotation.dateType().equals(meant)) {
      assertThat(held).isEqualTo(PrimitiveType.PrimitiveTypeName.INT32);
      return ColumnType.DATE;
    }
    assertThat(meant).isNull();
    return switch (held) {
      case INT32 -> ColumnType.INT;
      case INT64 -> ColumnType.LONG;
      case DOUBLE -> ColumnType.DOUBLE;
      case BOOLEAN -> ColumnType.BOOLEAN;
      case BINARY, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw new AssertionError(type.toString());
    };
  }

  @Test
  void names_and_labels_come_out_letter_by_letter() throws Exception {
    // Official names of municipalities of 2020 (KLASS 131), and questions of the survey.
    assertThat(texts("units", "official_name"))
        .contains(
            "Kárášjohka - Karasjok",
            "Guovdageaidnu - Kautokeino",
            "Unjárga - Nesseby",
            "Gáivuotna - Kåfjord - Kaivuono",
            "Raarvihke - Røyrvik",
            "Hábmer - Hamarøy",
            "Sør-Varanger",
            "Færder");
    Set<String> nb = texts("categories", "category_nb");
    Set<String> en = texts("categories", "category_en");
    assertThat(nb).contains("Nei", "Vet ikke").anyMatch(label -> label.matches(".*[æøå].*"));
    assertThat(en).contains("No", "Don't know").noneMatch(label -> label.contains("�"));
    assertThat(nb).noneMatch(label -> label.contains("�"));
  }

  /** All texts of a column, by Parquet's own library. */
  private Set<String> texts(String mart, String column) throws Exception {
    Path file = sample.mart(mart);
    int index = MartRows.schema(file).getFieldIndex(column);
    Set<String> texts = new TreeSet<>();
    try (MartRows rows = MartRows.ofParquet(file)) {
      for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
        if (row.get(index) instanceof String text) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  private static List<Path> files(Path marts) throws IOException {
    try (Stream<Path> found = Files.walk(marts.toRealPath())) {
      return found
          .filter(file -> file.toString().endsWith(".parquet"))
          .sorted(Comparator.comparing(MartReadersTest::name))
          .toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".parquet", "");
  }

  private static MartContracts contracts() throws IOException {
    Problems problems = new Problems();
    MartContracts contracts = MartContracts.read(LocalFolder.of(Program.CONF), problems);
    problems.throwIfAny("reading the contracts");
    return contracts;
  }
}
