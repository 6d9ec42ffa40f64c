package no.kommunespeil.report.ddi;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.PlainText;

/** XML, an element a line, by the JDK's own writer whatever else is on the class path. */
final class Xml {

  private static final String LANGUAGE = "xml:lang";
  private static final String INDENT = "  ";

  private final XMLStreamWriter out;
  private int depth;
  private boolean isChildless;

  Xml(OutputStream to) throws XMLStreamException {
    out =
        XMLOutputFactory.newDefaultFactory()
            .createXMLStreamWriter(to, StandardCharsets.UTF_8.name());
    out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  void begin(String name, String... attributes) throws XMLStreamException {
    line();
    out.writeStartElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i].equals(LANGUAGE)) {
        out.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", attributes[i + 1]);
      } else {
        out.writeAttribute(attributes[i], PlainText.readable(attributes[i + 1]));
      }
    }
    depth++;
    isChildless = true;
  }

  /** Says of the element just begun that it and those in it are of a vocabulary. */
  void namespace(String uri) throws XMLStreamException {
    out.writeDefaultNamespace(uri);
  }

  void end() throws XMLStreamException {
    depth--;
    // Where the standard wants an element empty, it may not even hold a line break.
    if (!isChildless) {
      line();
    }
    out.writeEndElement();
    isChildless = false;
  }

  /** An element that holds a text. */
  void text(String name, String text, String... attributes) throws XMLStreamException {
    begin(name, attributes);
    out.writeCharacters(PlainText.readable(text));
    end();
  }

  /** The element in one language. */
  void in(Language language, String name, String text) throws XMLStreamException {
    text(name, text, LANGUAGE, language.tag());
  }

  /** The element once in each language. */
  void both(String name, Text text) throws XMLStreamException {
    for (Language language : Language.values()) {
      in(language, name, language.of(text));
    }
  }

  void close() throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeEndDocument();
    out.close();
  }

  private void line() throws XMLStreamException {
    out.writeCharacters("\n" + INDENT.repeat(depth));
  }
}
