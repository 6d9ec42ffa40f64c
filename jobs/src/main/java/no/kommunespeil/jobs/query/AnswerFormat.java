package no.kommunespeil.jobs.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How answers are written. */
public enum AnswerFormat {

  /** For the eye. */
  TABLE {
    @Override
    void write(Answer answer, TableSize size, PrintWriter out) throws SQLException {
      new TableText(answer.columns(), size).write(answer, out);
    }
  },

  /**
   * RFC 4180, values as they are: nothing is put before a formula, since a program that reads the
   * answer would take it for a part of the text. A missing value is empty, an empty text is quoted.
   */
  CSV {
    @Override
    void write(Answer answer, TableSize size, PrintWriter out) throws SQLException {
      // Not closed, since what comes after it goes to the same place.
      CsvWriter csv =
          CsvWriter.builder()
              .lineDelimiter(LineDelimiter.CRLF)
              .quoteStrategy(QuoteStrategies.EMPTY)
              .build(out);
      List<@Nullable String> record = new ArrayList<>(names(answer));
      csv.writeRecord(record);
      while (answer.next()) {
        for (int i = 0; i < record.size(); i++) {
          Object value = answer.value(i);
          record.set(i, value == null ? null : Shown.exact(value));
        }
        csv.writeRecord(record);
      }
      try {
        csv.flush();
      } catch (IOException failure) {
        throw new UncheckedIOException("The answer could not be written.", failure);
      }
    }
  },

  /** An array with an object for each row, a line for each. */
  JSON {
    @Override
    void write(Answer answer, TableSize size, PrintWriter out) throws SQLException {
      List<String> names = distinct(names(answer));
      out.write('[');
      String between = "\n";
      while (answer.next()) {
        out.write(between);
        out.write(object(names, answer));
        between = ",\n";
      }
      out.write("\n]\n");
    }
  };

  private static final JsonFactory JSON_TEXT = new JsonFactory();

  /** Writes all rows, or as many as a table shows. */
  abstract void write(Answer answer, TableSize size, PrintWriter out) throws SQLException;

  private static List<String> names(Answer answer) {
    return answer.columns().stream().map(Answer.Column::name).toList();
  }

  /** An object has each name once. */
  private static List<String> distinct(List<String> names) {
    Set<String> taken = new HashSet<>();
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String free = name;
      for (int i = 2; !taken.add(free); i++) {
        free = name + "_" + i;
      }
      distinct.add(free);
    }
    return distinct;
  }

  private static String object(List<String> names, Answer answer) throws SQLException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON_TEXT.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < names.size(); i++) {
        json.writeFieldName(names.get(i));
        write(json, answer.value(i));
      }
      json.writeEndObject();
    } catch (IOException failure) {
      throw new IllegalStateException("Writing to memory failed.", failure);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value)
      throws IOException, SQLException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number.toPlainString());
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isFinite(number)) {
        json.writeNumber(value.toString());
      } else {
        json.writeString(value.toString());
      }
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof java.sql.Array list) {
      json.writeStartArray();
      for (Object element : (Object[]) list.getArray()) {
        write(json, element);
      }
      json.writeEndArray();
    } else {
      json.writeString(Shown.exact(value));
    }
  }
}
