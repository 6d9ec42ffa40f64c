package no.kommunespeil.domain.geography;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.config.TextFolder;

/** The real registers as texts that a test can spoil. */
final class RegisterTexts {

  static final LocalFolder CONF = LocalFolder.of(Path.of("../../conf"));

  private RegisterTexts() {}

  static TextFolder real() throws IOException {
    TextFolder folder = new TextFolder();
    for (String path : CONF.list("registers")) {
      folder.with(path, bytes(path));
    }
    return folder.with("breakdowns.yaml", bytes("breakdowns.yaml"));
  }

  private static byte[] bytes(String path) throws IOException {
    try (InputStream in = CONF.open(path)) {
      return in.readAllBytes();
    }
  }
}
