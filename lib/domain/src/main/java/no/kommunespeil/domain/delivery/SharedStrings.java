package no.kommunespeil.domain.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How many strings the cells of a workbook share, and which of them are too long; not the text. */
final class SharedStrings implements Xml.Visitor {

  /** More distinct texts than any wave has; each costs memory whatever its length. */
  static final int MAX_STRINGS = 4_000_000;

  private final int maxChars;
  private final BitSet tooLong = new BitSet();
  private int count;
  private long chars;

  private SharedStrings(int maxChars) {
    this.maxChars = maxChars;
  }

  static SharedStrings none() {
    return new SharedStrings(0);
  }

  static SharedStrings read(InputStream in, Limits limits) throws IOException, XMLStreamException {
    SharedStrings strings = new SharedStrings(limits.maxCellChars());
    Xml.read(in, strings);
    return strings;
  }

  int count() {
    return count;
  }

  boolean hasTooLong() {
    return !tooLong.isEmpty();
  }

  boolean isTooLong(int index) {
    return tooLong.get(index);
  }

  @Override
  public void visit(int event, XMLStreamReader xml) {
    if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
      chars += xml.getTextLength();
    } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
      chars = 0;
    } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
      if (chars > maxChars && count < MAX_STRINGS) {
        tooLong.set(count);
      }
      count++;
    }
  }
}
