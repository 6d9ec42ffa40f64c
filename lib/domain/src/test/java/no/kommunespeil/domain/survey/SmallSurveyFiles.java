package no.kommunespeil.domain.survey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import no.kommunespeil.domain.config.TextFolder;

/** A small valid survey, for tests to read and to spoil. */
public final class SmallSurveyFiles {

  static final String CODEBOOK = "codebook/codebook.yaml";
  static final String SCALES = "codebook/scales.yaml";
  static final String SERVICES = "codebook/questions/a_services.yaml";
  static final String SCHOOLS = "codebook/questions/b_schools.yaml";
  static final String WAVE_2019 = "waves/2019.yaml";
  static final String WAVE_2020 = "waves/2020.yaml";

  private SmallSurveyFiles() {}

  public static TextFolder folder() {
    TextFolder folder = new TextFolder();
    for (String path : List.of(CODEBOOK, SCALES, SERVICES, SCHOOLS, WAVE_2019, WAVE_2020)) {
      folder.with(path, bytes("small/" + path));
    }
    return folder;
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = SmallSurveyFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("No resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
