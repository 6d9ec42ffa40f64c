package no.kommunespeil.domain.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file in the charset it is said to be in, or {@link BadText} with the line where it
 * is not. Everything before the bad place is delivered first, so that what else is wrong there is
 * seen too.
 */
final class StrictText extends Reader {

  private static final int BUFFER = 1 << 16;
  private static final String UTF_8 = "UTF-8";
  private static final String WINDOWS_1252 = "windows-1252";
  private static final String SET_UTF_8 =
      "Set charset: UTF-8 for this file in the wave's manifest.";

  private final InputStream in;
  private final long maxBytes;
  private final CharsetDecoder decoder;
  private final boolean singleByte;
  private final Utf8Guess guess = new Utf8Guess();
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
  private final CharBuffer chars = CharBuffer.allocate(BUFFER);
  private long bytesRead;
  private long lineBreaks;
  private boolean afterReturn;
  private boolean bytesEnded;
  private boolean charsEnded;
  private boolean endTold;
  private @Nullable BadText bad;

  private StrictText(InputStream in, Charset charset, long maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.singleByte = charset != StandardCharsets.UTF_8;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    bytes.limit(0);
    chars.limit(0);
  }

  /** Reads the first bytes and strips a byte order mark. */
  static StrictText open(InputStream in, String charset, long maxBytes) throws IOException {
    String name = charset.toLowerCase(Locale.ROOT);
    boolean utf8 = name.equals("utf-8");
    if (!utf8 && !name.equals(WINDOWS_1252)) {
      throw new BadText(
          0, "The charset " + charset + " is not supported.", "Use UTF-8 or windows-1252.");
    }
    Charset of = utf8 ? StandardCharsets.UTF_8 : Charset.forName(WINDOWS_1252);
    StrictText text = new StrictText(in, of, maxBytes);
    text.readBytes();
    text.checkMark();
    text.checkHeader();
    text.fill();
    return text;
  }

  /** The text at the beginning of the file, at most so much as is read at once. */
  CharSequence beginning() {
    return chars.duplicate();
  }

  /** Whether the end of the file has been told, so that what follows is about the file's end. */
  boolean endTold() {
    return endTold;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (!chars.hasRemaining()) {
      fill();
    }
    if (!chars.hasRemaining()) {
      if (bad != null) {
        throw bad;
      }
      endTold = true;
      return -1;
    }
    int n = Math.min(length, chars.remaining());
    chars.get(target, offset, n);
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void readBytes() throws IOException {
    bytes.compact();
    int from = bytes.position();
    while (bytes.hasRemaining() && !bytesEnded) {
      int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (n < 0) {
        bytesEnded = true;
      } else {
        bytes.position(bytes.position() + n);
        bytesRead += n;
      }
    }
    if (singleByte) {
      guess.add(bytes.array(), from, bytes.position());
    }
    bytes.flip();
    if (bytesRead > maxBytes) {
      throw new BadText(
          0,
          "The file is larger than " + maxBytes + " bytes.",
          "Check that it is the right file; a large delivery may be split into several files.");
    }
  }

  private void checkMark() throws BadText {
    if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
      throw new BadText(
          1,
          "The file begins with the byte order mark of UTF-16.",
          "Save it as CSV in UTF-8 and set charset: UTF-8.");
    }
    if (startsWith('P', 'K', 3, 4)) {
      throw new BadText(
          1,
          "The file is a zip file, such as an Excel workbook, not text.",
          "Set format type xlsx in the wave's manifest, or save it as CSV.");
    }
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      if (singleByte) {
        throw new BadText(
            1,
            "The file is declared as windows-1252 but begins with the byte order mark of UTF-8; it"
                + " looks like UTF-8.",
            SET_UTF_8);
      }
      bytes.position(3);
    }
  }

  private boolean startsWith(int... expected) {
    if (bytes.remaining() < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes.get(i) & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private void checkHeader() throws BadText {
    if (!singleByte) {
      return;
    }
    int end = 0;
    while (end < bytes.limit() && bytes.get(end) != '\n' && bytes.get(end) != '\r') {
      end++;
    }
    Utf8Guess header = new Utf8Guess();
    header.add(bytes.array(), 0, end);
    if (header.looksLikeUtf8()) {
      throw new BadText(
          1,
          "The file is declared as windows-1252 but the letters of its header look like UTF-8.",
          SET_UTF_8);
    }
  }

  /** Decodes until there is something to hand out, or nothing left. */
  private void fill() throws IOException {
    chars.clear();
    while (chars.position() == 0 && bad == null && !charsEnded) {
      CoderResult result = decoder.decode(bytes, chars, bytesEnded);
      if (result.isUnderflow() && bytesEnded) {
        decoder.flush(chars);
        charsEnded = true;
      } else if (result.isUnderflow()) {
        readBytes();
      } else if (result.isError()) {
        scan();
        bad = bad == null ? undecodable(result) : bad;
        chars.flip();
        return;
      }
    }
    scan();
    if (charsEnded && bad == null && guess.looksLikeUtf8()) {
      bad =
          new BadText(
              0,
              "The file is declared as windows-1252 but all its letters beyond ASCII look like"
                  + " UTF-8.",
              SET_UTF_8);
    }
    chars.flip();
  }

  private BadText undecodable(CoderResult result) {
    long line = lineBreaks + 1;
    int b = bytes.get(bytes.position()) & 0xFF;
    String hex = "0x" + Integer.toHexString(b).toUpperCase(Locale.ROOT);
    if (singleByte) {
      return new BadText(
          line,
          "Byte " + hex + " does not exist in windows-1252.",
          "The file is in another charset or damaged: save it as CSV in UTF-8 and set charset:"
              + " UTF-8.");
    }
    if (bytesEnded && result.isMalformed() && bytes.remaining() <= result.length() && b >= 0xC2) {
      return new BadText(
          line,
          "The file ends in the middle of a character; it is cut off, or not UTF-8.",
          Findings.EXPORT_AGAIN);
    }
    if (Charset.forName(WINDOWS_1252).decode(ByteBuffer.wrap(new byte[] {(byte) b})).get(0)
        == '\uFFFD') {
      return new BadText(
          line,
          "Byte " + hex + " is not " + UTF_8 + ".",
          "The file is in another charset or damaged: save it as CSV in UTF-8.");
    }
    return new BadText(
        line,
        "Byte " + hex + " is not " + UTF_8 + "; the file looks like windows-1252.",
        "Set charset: windows-1252 for this file in the wave's manifest.");
  }

  /** Counts line breaks up to the first NUL, which ends the text. */
  private void scan() {
    char[] array = chars.array();
    int end = chars.position();
    for (int i = 0; i < end; i++) {
      char c = array[i];
      if (c > '\r') {
        afterReturn = false;
        continue;
      }
      if (c == 0) {
        chars.position(i);
        bad =
            new BadText(
                lineBreaks + 1,
                "The line holds a NUL byte, which text never does; the file is damaged or UTF-16.",
                "Save it as CSV in UTF-8 and set charset: UTF-8.");
        return;
      }
      if (c == '\r' || (c == '\n' && !afterReturn)) {
        lineBreaks++;
      }
      afterReturn = c == '\r';
    }
  }
}
