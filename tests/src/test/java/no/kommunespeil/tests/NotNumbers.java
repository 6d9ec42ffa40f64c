package no.kommunespeil.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for what is no number among the numbers of marts. */
final class NotNumbers {

  private NotNumbers() {}

  /**
   * Every column with decimals in every mart of a folder, those of its folders among them, that
   * holds an infinity or what is not a number.
   *
   * @throws AssertionError when there are no marts or no such columns
   */
  static List<String> in(Path marts) throws SQLException, IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(marts.toRealPath())) {
      files = found.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
    List<String> wrong = new ArrayList<>();
    int columns = 0;
    for (Path file : files) {
      for (String column : decimals(marts, file)) {
        columns++;
        if (count(marts, file, "isnan(" + column + ") or isinf(" + column + ")") > 0) {
          wrong.add(file.getFileName() + " " + column);
        }
      }
    }
    if (columns == 0) {
      throw new AssertionError("No decimals in " + files.size() + " files of " + marts + ".");
    }
    return wrong;
  }

  private static List<String> decimals(Path marts, Path file) throws SQLException, IOException {
    List<String> columns = new ArrayList<>();
    for (List<@Nullable Object> column :
        SampleRun.query(
            marts,
            "select column_name from (describe select * from '"
                + file
                + "') where column_type in ('DOUBLE', 'FLOAT')")) {
      columns.add(String.valueOf(column.get(0)));
    }
    return columns;
  }

  private static long count(Path marts, Path file, String where) throws SQLException, IOException {
    return (Long)
        Objects.requireNonNull(
            SampleRun.query(marts, "select count(*) from '" + file + "' where " + where)
                .get(0)
                .get(0));
  }
}
