package no.kommunespeil.domain.delivery;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Streams of XML that can neither declare types nor reach outside the file. */
final class Xml {

  /** What is done with each event of a stream. */
  interface Visitor {
    void visit(int event, XMLStreamReader xml) throws XMLStreamException;
  }

  private Xml() {}

  /** Shows each event of a stream to a visitor and closes the stream. */
  static void read(InputStream in, Visitor visitor) throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try (in) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        visitor.visit(xml.next(), xml);
      }
      xml.close();
    }
  }

  /** The value of an attribute whatever its namespace, or null. */
  static @Nullable String attribute(XMLStreamReader xml, String localName) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(localName)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The value of an attribute of a namespace of its own, such as {@code r:id}, or null. */
  static @Nullable String qualified(XMLStreamReader xml, String localName) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String namespace = xml.getAttributeNamespace(i);
      if (xml.getAttributeLocalName(i).equals(localName)
          && namespace != null
          && !namespace.isEmpty()) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }
}
