package no.kommunespeil.domain.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import no.kommunespeil.domain.problem.UserError;

/**
 * Where in a workbook the chosen sheet is.
 *
 * @param sheetName the sheet's name
 * @param sheetPart its part
 * @param stringsPart the part of the strings that cells share, if any
 * @param stylesPart the part of the cell styles, if any
 * @param countsFrom1904 whether dates are counted from 1904 and not from 1900
 */
record Workbook(
    String sheetName,
    String sheetPart,
    Optional<String> stringsPart,
    Optional<String> stylesPart,
    boolean countsFrom1904) {

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final int SHOWN_NAME_CHARS = 40;

  private record SheetEntry(String name, String part, boolean hidden) {
    @Override
    public String toString() {
      String shown =
          name.length() <= SHOWN_NAME_CHARS ? name : name.substring(0, SHOWN_NAME_CHARS) + "...";
      return hidden ? "\"" + shown + "\" (hidden)" : "\"" + shown + "\"";
    }
  }

  private record Link(String type, String target) {}

  /**
   * Finds a sheet by name, or the only one.
   *
   * @param sheet name of the sheet, empty for the only one
   */
  static Workbook find(ZipParts parts, String sheet, Limits limits, Findings findings)
      throws IOException {
    refuseOtherKinds(parts, findings);
    int most = limits.maxZipEntries();
    try {
      String main =
          links(parts, "", most).values().stream()
              .filter(link -> link.type().endsWith("/officeDocument"))
              .map(Link::target)
              .findFirst()
              .orElse("xl/workbook.xml");
      Map<String, Link> links = links(parts, main, most);
      List<SheetEntry> sheets = new ArrayList<>();
      boolean[] countsFrom1904 = {false};
      InputStream in = parts.open(main).orElseThrow(() -> notAWorkbook(findings));
      Xml.read(
          in,
          (event, xml) -> {
            if (event != XMLStreamConstants.START_ELEMENT) {
              return;
            }
            if (xml.getLocalName().equals("sheet") && sheets.size() < most) {
              String name = Xml.attribute(xml, "name");
              String id = Xml.qualified(xml, "id");
              String state = Xml.attribute(xml, "state");
              boolean visible = state == null || state.equals("visible");
              Link link = id == null ? null : links.get(id);
              if (name != null && link != null && link.type().endsWith("/worksheet")) {
                sheets.add(new SheetEntry(name, link.target(), !visible));
              }
            } else if (xml.getLocalName().equals("workbookPr")) {
              String value = Xml.attribute(xml, "date1904");
              countsFrom1904[0] = "1".equals(value) || "true".equals(value);
            }
          });
      SheetEntry chosen = choose(sheets, sheet, findings);
      return new Workbook(
          chosen.name(),
          chosen.part(),
          target(links, "/sharedStrings").filter(parts::has),
          target(links, "/styles").filter(parts::has),
          countsFrom1904[0]);
    } catch (XMLStreamException e) {
      throw malformed(findings);
    }
  }

  static UserError malformed(Findings findings) {
    return findings.with(
        findings.file(),
        "The workbook is damaged: one of its parts is not well-formed.",
        "Open it in Excel and save it again as .xlsx.");
  }

  private static SheetEntry choose(List<SheetEntry> sheets, String sheet, Findings findings) {
    if (sheets.isEmpty()) {
      throw findings.with(
          findings.file(), "The workbook has no sheet with cells.", Findings.EXPORT_AGAIN);
    }
    String names =
        sheets.stream()
            .limit(Findings.SHOWN_OF_A_KIND)
            .map(SheetEntry::toString)
            .collect(Collectors.joining(", "));
    if (sheet.isEmpty()) {
      if (sheets.size() > 1) {
        throw findings.with(
            findings.file(),
            "The workbook has " + sheets.size() + " sheets: " + names + ".",
            "Name the one with answers as sheet in the wave's manifest.");
      }
      return sheets.get(0);
    }
    return sheets.stream()
        .filter(entry -> entry.name().equals(sheet))
        .findFirst()
        .orElseThrow(
            () ->
                findings.with(
                    findings.file(),
                    "The workbook has no sheet \"" + sheet + "\"; its sheets are " + names + ".",
                    "Correct the sheet in the wave's manifest."));
  }

  private static Optional<String> target(Map<String, Link> links, String type) {
    return links.values().stream()
        .filter(link -> link.type().endsWith(type))
        .map(Link::target)
        .findFirst();
  }

  /** What a part links to, by identifier; the whole package when the part is empty. */
  private static Map<String, Link> links(ZipParts parts, String part, int most)
      throws IOException, XMLStreamException {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    String name = folder + "_rels/" + part.substring(slash + 1) + ".rels";
    Map<String, Link> links = new HashMap<>();
    Optional<InputStream> in = parts.open(name);
    if (in.isPresent()) {
      Xml.read(
          in.get(),
          (event, xml) -> {
            if (event == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals("Relationship")
                && links.size() < most) {
              String id = Xml.attribute(xml, "Id");
              String type = Xml.attribute(xml, "Type");
              String target = Xml.attribute(xml, "Target");
              if (id != null && type != null && target != null) {
                links.put(id, new Link(type, resolve(folder, target)));
              }
            }
          });
    }
    return links;
  }

  private static String resolve(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    String rest = target;
    String from = folder;
    while (rest.startsWith("../") || rest.startsWith("./")) {
      if (rest.startsWith("../")) {
        from = from.substring(0, from.lastIndexOf('/', from.length() - 2) + 1);
      }
      rest = rest.substring(rest.indexOf('/') + 1);
    }
    return from + rest;
  }

  private static void refuseOtherKinds(ZipParts parts, Findings findings) {
    if (parts.has("xl/workbook.bin")) {
      throw findings.with(
          findings.file(),
          "The file is a binary Excel workbook (.xlsb).",
          "Save it as an ordinary Excel workbook (.xlsx).");
    }
    if (parts.has("mimetype") && parts.has("content.xml")) {
      throw findings.with(
          findings.file(),
          "The file is an OpenDocument file.",
          "Save it as an Excel workbook (.xlsx).");
    }
    if (!parts.has(CONTENT_TYPES)) {
      throw notAWorkbook(findings);
    }
  }

  private static UserError notAWorkbook(Findings findings) {
    return findings.with(
        findings.file(),
        "The file is a zip file but not an Excel workbook.",
        "Check that it is the right file, and save it as an Excel workbook (.xlsx).");
  }
}
