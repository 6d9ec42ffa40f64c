package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.Shared.class)
class LocalSparkTest {

  private static final StructType UNIT =
      new StructType().add("code", "string").add("population", "int");

  private final LocalSpark local;

  LocalSparkTest(LocalSpark local) {
    this.local = local;
  }

  @Test
  void a_delta_table_reads_back_as_it_was_written(@TempDir Path folder) {
    Dataset<Row> written = units(RowFactory.create("4601", 100), RowFactory.create("5001", null));
    written.coalesce(1).write().format("delta").save(folder.resolve("units").toString());

    Dataset<Row> read =
        local.spark().read().format("delta").load(folder.resolve("units").toString());

    local.assertDatasetEquals(written, read);
    assertThat(folder.resolve("units/_delta_log/00000000000000000000.json")).exists();
  }

  @Test
  void a_difference_in_one_cell_is_found() {
    Dataset<Row> expected = units(RowFactory.create("4601", 100));
    Dataset<Row> actual = units(RowFactory.create("4601", 101));

    assertThatThrownBy(() -> local.assertDatasetEquals(expected, actual))
        .isInstanceOf(AssertionError.class);
  }

  private Dataset<Row> units(Row... rows) {
    return local.spark().createDataFrame(List.of(rows), UNIT);
  }
}
