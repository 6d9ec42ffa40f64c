package no.kommunespeil.domain.delivery;

import java.io.IOException;

/** The bytes of a text file are not the text they are said to be; line 0 means the whole file. */
final class BadText extends IOException {

  private static final long serialVersionUID = 1L;

  private final long line;
  private final String what;
  private final String remedy;

  BadText(long line, String what, String remedy) {
    super(what);
    this.line = line;
    this.what = what;
    this.remedy = remedy;
  }

  long line() {
    return line;
  }

  String what() {
    return what;
  }

  String remedy() {
    return remedy;
  }
}
