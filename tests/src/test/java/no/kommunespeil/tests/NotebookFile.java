package no.kommunespeil.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * A notebook as it lies in a file.
 *
 * @param name name of the file
 * @param json its content
 */
record NotebookFile(String name, JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static NotebookFile read(Path file) throws IOException {
    return new NotebookFile(String.valueOf(file.getFileName()), JSON.readTree(file.toFile()));
  }

  List<JsonNode> cells() {
    return StreamSupport.stream(json.path("cells").spliterator(), false).toList();
  }

  List<JsonNode> codeCells() {
    return cells().stream().filter(cell -> cell.path("cell_type").asText().equals("code")).toList();
  }

  static String source(JsonNode cell) {
    return joined(cell.path("source"));
  }

  /** What Jupyter splits into lines, as one text. */
  private static String joined(JsonNode lines) {
    return lines.isArray()
        ? StreamSupport.stream(lines.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining())
        : lines.asText();
  }

  /** What all cells showed, in one form. */
  List<String> shown(String mediaType) {
    return codeCells().stream().flatMap(cell -> shown(cell, mediaType).stream()).toList();
  }

  private static List<String> shown(JsonNode cell, String mediaType) {
    List<String> found = new ArrayList<>();
    for (JsonNode output : cell.path("outputs")) {
      JsonNode form = output.path("data").path(mediaType);
      if (!form.isMissingNode()) {
        found.add(joined(form));
      }
    }
    return found;
  }

  /** The one chart that a cell showed. */
  String chart(String cell) {
    return only(cell, "image/svg+xml");
  }

  /** The rows of the one table that a cell showed, by the names of its columns. */
  List<Map<String, String>> table(String cell) {
    Element table = Jsoup.parse(only(cell, "text/html")).selectFirst("table");
    if (table == null) {
      throw new IllegalStateException("Cell " + cell + " of " + name + " showed no table.");
    }
    List<String> columns = table.select("thead th").eachText();
    List<Map<String, String>> rows = new ArrayList<>();
    for (Element row : table.select("tbody tr")) {
      Elements cells = row.select("td");
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        values.put(columns.get(i), cells.get(i).text());
      }
      rows.add(values);
    }
    return rows;
  }

  /** The one row of a cell's table in which columns have the values given. */
  Map<String, String> row(String cell, Map<String, String> where) {
    List<Map<String, String>> found =
        table(cell).stream().filter(row -> row.entrySet().containsAll(where.entrySet())).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "Cell " + cell + " of " + name + " has " + found.size() + " rows of " + where + ".");
    }
    return found.get(0);
  }

  private String only(String cell, String mediaType) {
    List<String> found =
        codeCells().stream()
            .filter(one -> one.path("id").asText().equals(cell))
            .flatMap(one -> shown(one, mediaType).stream())
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "Cell " + cell + " of " + name + " showed " + found.size() + " of " + mediaType + ".");
    }
    return found.get(0);
  }
}
