package no.kommunespeil.domain.config;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A small comma-separated table of the configuration: UTF-8, a header line, columns found by name.
 *
 * <p>Reading never throws for what is in the file. Whatever is wrong goes to the {@link Problems},
 * with line and column, and the cell reads as a harmless value; a row of which a cell could not be
 * read is no longer {@link Row#sound()}.
 */
public final class CsvTable {

  /** Registers are a few hundred kilobytes; a file beyond this is not one. */
  private static final int LARGEST_BYTES = 64 * 1024 * 1024;

  private final String file;
  private final Map<String, Integer> positions;
  private final List<Row> rows;
  private final Problems problems;

  private CsvTable(
      String file, Map<String, Integer> positions, List<CsvRecord> records, Problems problems) {
    this.file = file;
    this.positions = positions;
    this.problems = problems;
    this.rows = new ArrayList<>(records.size());
    for (CsvRecord cells : records) {
      rows.add(new Row(cells));
    }
  }

  /**
   * Reads a table that must have exactly these columns, in any order.
   *
   * @return the table; without rows when the file cannot be read or its header is wrong
   */
  public static CsvTable read(Folder folder, String path, List<String> columns, Problems problems) {
    List<CsvRecord> records = new ArrayList<>();
    Map<String, Integer> positions = new HashMap<>();
    String text = text(folder, path, problems);
    if (text != null && parse(path, text, records, problems)) {
      if (records.isEmpty()) {
        problems.add(
            Place.of(path), "The table is empty.", "Its first line must be " + join(columns) + ".");
      } else {
        CsvRecord header = records.remove(0);
        if (isSeparatedBySemicolons(header, columns)) {
          problems.add(
              Place.of(path, 1),
              "The table is separated by semicolons.",
              "Save it as comma-separated UTF-8.");
          records.clear();
        } else if (!header(path, header, columns, positions, problems)) {
          records.clear();
        }
        dropRaggedRows(path, header.getFieldCount(), records, problems);
      }
    } else {
      records.clear();
    }
    return new CsvTable(path, positions, records, problems);
  }

  /** The file's path within its folder. */
  public String file() {
    return file;
  }

  /** The rows below the header, in the order of the file; empty lines are skipped. */
  public List<Row> rows() {
    return rows;
  }

  private static @Nullable String text(Folder folder, String path, Problems problems) {
    try {
      if (!folder.exists(path)) {
        problems.add(
            Place.of(path),
            "The table is missing in " + folder.name() + ".",
            "Put it there, or name the folder that has it.");
        return null;
      }
      if (folder.size(path) > LARGEST_BYTES) {
        problems.add(
            Place.of(path),
            "The table is larger than 64 MB, so it is not a register.",
            "Put the register's own file in its place.");
        return null;
      }
      byte[] bytes;
      try (InputStream in = folder.open(path)) {
        bytes = in.readAllBytes();
      }
      boolean marked =
          bytes.length >= 3
              && bytes[0] == (byte) 0xEF
              && bytes[1] == (byte) 0xBB
              && bytes[2] == (byte) 0xBF;
      int start = marked ? 3 : 0;
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      problems.add(
          Place.of(path), "The table is not UTF-8 text.", "Save it as comma-separated UTF-8.");
    } catch (IOException unreadable) {
      problems.add(
          Place.of(path),
          "The table cannot be read: " + unreadable.getMessage() + ".",
          "Check that the file can be opened and try again.");
    }
    return null;
  }

  private static boolean parse(
      String path, String text, List<CsvRecord> records, Problems problems) {
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .skipEmptyLines(true)
            .ofCsvRecord(text);
    int line = 0;
    try (CloseableIterator<CsvRecord> iterator = reader.iterator()) {
      while (iterator.hasNext()) {
        CsvRecord next = iterator.next();
        line = (int) next.getStartingLineNumber();
        records.add(next);
      }
      return true;
    } catch (CsvParseException | IOException broken) {
      problems.add(
          Place.of(path, line + 1),
          "The table cannot be read from here on: a quote is not closed, or stands inside a cell.",
          "Close the quote, and write a quote inside a cell twice.");
      return false;
    }
  }

  /** What spreadsheet programs write where the comma is for decimals. */
  private static boolean isSeparatedBySemicolons(CsvRecord header, List<String> columns) {
    return columns.size() > 1
        && header.getFieldCount() == 1
        && header.getField(0).split(";", -1).length == columns.size();
  }

  private static boolean header(
      String path,
      CsvRecord header,
      List<String> columns,
      Map<String, Integer> positions,
      Problems problems) {
    Place place = Place.of(path, (int) header.getStartingLineNumber());
    boolean fine = true;
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = header.getField(i);
      if (!columns.contains(name)) {
        problems.add(
            place,
            "The header has the unknown column '" + name + "'.",
            "The columns are " + join(columns) + ".");
        fine = false;
      } else if (positions.put(name, i) != null) {
        problems.add(place, "The header has the column '" + name + "' twice.", "Keep one of them.");
        fine = false;
      }
    }
    for (String column : columns) {
      if (!positions.containsKey(column)) {
        problems.add(
            place,
            "The header lacks the column '" + column + "'.",
            "The columns are " + join(columns) + ".");
        fine = false;
      }
    }
    return fine;
  }

  private static void dropRaggedRows(
      String path, int width, List<CsvRecord> records, Problems problems) {
    records.removeIf(
        cells -> {
          boolean ragged = cells.getFieldCount() != width;
          if (ragged) {
            problems.add(
                Place.of(path, (int) cells.getStartingLineNumber()),
                "The row has "
                    + cells.getFieldCount()
                    + " cells where the header has "
                    + width
                    + ".",
                "Give every column a cell, and quote cells that hold a comma.");
          }
          return ragged;
        });
  }

  private static String join(List<String> columns) {
    return String.join(",", columns);
  }

  /** One row; every read of a bad cell reports it. */
  public final class Row {

    private final CsvRecord cells;
    private boolean sound = true;

    private Row(CsvRecord cells) {
      this.cells = cells;
    }

    /** 1-based line of the file on which the row starts. */
    public int line() {
      return (int) cells.getStartingLineNumber();
    }

    /** Whether nothing has been reported about this row so far. */
    public boolean sound() {
      return sound;
    }

    /** The cell as written, empty when it is. */
    public String text(String column) {
      Integer position = positions.get(column);
      if (position == null) {
        throw new IllegalArgumentException(file + " was read without the column " + column);
      }
      return cells.getField(position);
    }

    /** A text that must not be empty. */
    public String required(String column) {
      String text = text(column);
      if (text.isBlank()) {
        problem(column, "The cell is empty.", "Fill it in.");
      }
      return text;
    }

    /** The text as it is written, or null when the cell is empty. */
    public @Nullable String optional(String column) {
      String text = text(column);
      return text.isEmpty() ? null : text;
    }

    /** A code of exactly so many digits. */
    public String code(String column, int digits) {
      String text = text(column);
      if (text.length() != digits || !allDigits(text, 0, text.length())) {
        problem(
            column,
            "'" + text + "' is not a code of " + digits + " digits.",
            "Write the code as text, with its leading zero.");
      }
      return text;
    }

    /** A day, written 2020-01-31. */
    public LocalDate date(String column) {
      LocalDate date = optionalDate(column);
      if (date == null) {
        if (text(column).isEmpty()) {
          problem(column, "The cell is empty.", "Write a day, as in 2020-01-31.");
        }
        return LocalDate.EPOCH;
      }
      return date;
    }

    /** A day, or null when the cell is empty. */
    public @Nullable LocalDate optionalDate(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        return null;
      }
      if (text.length() == 10
          && text.charAt(4) == '-'
          && text.charAt(7) == '-'
          && allDigits(text, 0, 4)
          && allDigits(text, 5, 7)
          && allDigits(text, 8, 10)) {
        try {
          return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        } catch (DateTimeException noSuchDay) {
          // Reported below, like any other text that is not a day.
        }
      }
      problem(column, "'" + text + "' is not a day.", "Write it as in 2020-01-31.");
      return null;
    }

    /** A whole number within the limits, both included. */
    public int integer(String column, int least, int most) {
      Integer number = optionalInteger(column, least, most);
      if (number == null) {
        if (text(column).isEmpty()) {
          problem(column, "The cell is empty.", "Write a whole number.");
        }
        return least;
      }
      return number;
    }

    /** A whole number within the limits, both included, or null when the cell is empty. */
    public @Nullable Integer optionalInteger(String column, int least, int most) {
      String text = text(column);
      if (text.isEmpty()) {
        return null;
      }
      if (text.length() <= 9 && allDigits(text, 0, text.length())) {
        int number = number(text, 0, text.length());
        if (number >= least && number <= most) {
          return number;
        }
      }
      problem(
          column,
          "'" + text + "' is not a whole number from " + least + " to " + most + ".",
          "Write digits only, or leave the cell empty where the number is not known.");
      return null;
    }

    /** A number with a decimal point, within the limits, both included. */
    public double decimal(String column, double least, double most) {
      String text = text(column);
      try {
        double number = Double.parseDouble(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // Reported below, like a number outside of the limits.
      }
      problem(
          column,
          "'" + text + "' is not a number from " + least + " to " + most + ".",
          "Write it with a decimal point.");
      return least;
    }

    /** Reports what is wrong with this row; it is no longer sound. */
    public void problem(String column, String what, String remedy) {
      sound = false;
      problems.add(Place.of(file, line(), column), what, remedy);
    }
  }

  private static boolean allDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return to > from;
  }

  private static int number(String digits, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + digits.charAt(i) - '0';
    }
    return number;
  }
}
