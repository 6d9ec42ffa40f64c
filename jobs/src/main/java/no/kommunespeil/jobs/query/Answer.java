package no.kommunespeil.jobs.query;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows that come one by one, however many they are. */
public final class Answer implements AutoCloseable {

  private static final Pattern NUMBER =
      Pattern.compile("(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\\(.*)");

  /**
   * A column of the answer.
   *
   * @param isNumber whether its values are numbers
   */
  public record Column(String name, boolean isNumber) {}

  private final Statement statement;
  private final ResultSet rows;
  private final List<Column> columns;

  private Answer(Statement statement, ResultSet rows) throws SQLException {
    this.statement = statement;
    this.rows = rows;
    ResultSetMetaData described = rows.getMetaData();
    List<Column> found = new ArrayList<>();
    for (int i = 1; i <= described.getColumnCount(); i++) {
      found.add(
          new Column(
              described.getColumnLabel(i),
              NUMBER.matcher(described.getColumnTypeName(i)).matches()));
    }
    this.columns = List.copyOf(found);
  }

  static Answer of(Statement statement, String query) throws SQLException {
    try {
      return new Answer(statement, statement.executeQuery(query));
    } catch (SQLException | RuntimeException failure) {
      statement.close();
      throw failure;
    }
  }

  static Answer of(PreparedStatement statement) throws SQLException {
    return new Answer(statement, statement.executeQuery());
  }

  public List<Column> columns() {
    return columns;
  }

  /** Goes to the next row, if there is one. */
  public boolean next() throws SQLException {
    return rows.next();
  }

  /**
   * A value of the row, as the driver gives it.
   *
   * @param column position, from 0
   */
  public @Nullable Object value(int column) throws SQLException {
    return rows.getObject(column + 1);
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
