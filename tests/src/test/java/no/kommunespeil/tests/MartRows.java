package no.kommunespeil.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The rows of a mart as one of its readers has them, in the order of the file. */
interface MartRows extends AutoCloseable {

  /** The next row as texts, whole numbers, doubles, booleans and dates; null after the last. */
  @Nullable List<@Nullable Object> next() throws IOException, SQLException;

  @Override
  void close() throws IOException, SQLException;

  /**
   * Reads several to the end.
   *
   * @return how many rows each has
   * @throws AssertionError at the first row that is not the same
   */
  static long same(MartRows one, MartRows... others) throws IOException, SQLException {
    for (long rows = 0; ; rows++) {
      List<@Nullable Object> expected = one.next();
      for (MartRows other : others) {
        List<@Nullable Object> row = other.next();
        if (!Objects.equals(row, expected)) {
          throw new AssertionError("Row " + rows + " is " + row + ", not " + expected + ".");
        }
      }
      if (expected == null) {
        return rows;
      }
    }
  }

  /** The columns of a file as Parquet's own library reads them from its footer. */
  static MessageType schema(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(inputFile(file))) {
      return reader.getFileMetaData().getSchema();
    }
  }

  private static InputFile inputFile(Path file) throws IOException {
    return HadoopInputFile.fromPath(
        new org.apache.hadoop.fs.Path(file.toUri()), new Configuration());
  }

  /** Parquet's own library, which knows neither Spark nor contracts. */
  static MartRows ofParquet(Path file) throws IOException {
    MessageType schema = schema(file);
    ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build();
    return new MartRows() {
      @Override
      public @Nullable List<@Nullable Object> next() throws IOException {
        Group group = reader.read();
        if (group == null) {
          return null;
        }
        List<@Nullable Object> row = new ArrayList<>(schema.getFieldCount());
        for (int i = 0; i < schema.getFieldCount(); i++) {
          row.add(group.getFieldRepetitionCount(i) == 0 ? null : value(group, i));
        }
        return row;
      }

      private Object value(Group group, int column) {
        Type type = schema.getType(column);
        LogicalTypeAnnotation meant = type.getLogicalTypeAnnotation();
        PrimitiveType.PrimitiveTypeName held = type.asPrimitiveType().getPrimitiveTypeName();
        if (held == PrimitiveType.PrimitiveTypeName.INT32
            && LogicalTypeAnnotation.dateType().equals(meant)) {
          return LocalDate.ofEpochDay(group.getInteger(column, 0));
        }
        return switch (held) {
          case BINARY -> group.getString(column, 0);
          case INT32 -> group.getInteger(column, 0);
          case INT64 -> group.getLong(column, 0);
          case DOUBLE -> group.getDouble(column, 0);
          case BOOLEAN -> group.getBoolean(column, 0);
          case FLOAT, INT96, FIXED_LEN_BYTE_ARRAY ->
              throw new AssertionError("No mart has columns of " + held + ".");
        };
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  /** DuckDB, asked for a file. */
  static MartRows ofDuckDb(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    Statement statement = connection.createStatement();
    ResultSet result =
        statement.executeQuery("select * from '" + file.toString().replace("'", "''") + "'");
    int width = result.getMetaData().getColumnCount();
    return new MartRows() {
      @Override
      public @Nullable List<@Nullable Object> next() throws SQLException {
        if (!result.next()) {
          return null;
        }
        List<@Nullable Object> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
          row.add(result.getObject(i));
        }
        return row;
      }

      @Override
      public void close() throws SQLException {
        statement.close();
        connection.close();
      }
    };
  }

  /** Spark; files as small as marts are read in their order. */
  static MartRows ofSpark(Dataset<Row> rows) {
    Iterator<Row> iterator = rows.toLocalIterator();
    return new MartRows() {
      @Override
      public @Nullable List<@Nullable Object> next() {
        if (!iterator.hasNext()) {
          return null;
        }
        Row next = iterator.next();
        List<@Nullable Object> row = new ArrayList<>(next.size());
        for (int i = 0; i < next.size(); i++) {
          row.add(next.get(i) instanceof java.sql.Date date ? date.toLocalDate() : next.get(i));
        }
        return row;
      }

      @Override
      public void close() {
        // Nothing is held open.
      }
    };
  }
}
