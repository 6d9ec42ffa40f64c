package no.kommunespeil.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Two waves of a handful of rows, with the project's registers and marts: in order as they are
 * written, and there to be spoiled. Paths are relative to the folder of both {@code conf} and
 * {@code waves}.
 */
final class SmallSurvey {

  static final String LEAD = "waves/2020/leder.csv";
  static final String DIRECTOR = "waves/2020/direktor.csv";
  static final String SCHOOLS = "waves/2020/skolesjef.xlsx";
  static final String LEAD_2019 = "waves/2019/leder.csv";
  static final String WAVE_2020 = "conf/waves/2020.yaml";
  static final String WAVE_2019 = "conf/waves/2019.yaml";

  /** What respondents wrote and who they are; nobody may read it in a message or a log. */
  static final List<String> SECRETS =
      List.of("Hemmelig", "nordmann", "per.hansen", "eva.berg", "Tja", "Nå ja");

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final String DIRECTORS =
      """
      Nummer\tE-post\tSpørsmål 1a
      1506\tliv.nordmann@molde.example\t1
      0301\tbjørn.nordmann@oslo.example\t2
      030102\tåse.nordmann@oslo.example\t3
      """;

  private final Path folder;

  private SmallSurvey(Path folder) {
    this.folder = folder;
  }

  static SmallSurvey in(Path folder) throws IOException {
    copyResource("small", folder);
    for (String part :
        List.of(
            "registers",
            "marts",
            "profiles",
            "breakdowns.yaml",
            "estimation.yaml",
            "package.yaml")) {
      copy(Program.CONF.resolve(part), folder.resolve("conf").resolve(part));
    }
    SmallSurvey survey = new SmallSurvey(folder);
    survey.write(DIRECTOR, DIRECTORS.getBytes(WINDOWS_1252));
    survey.write(SCHOOLS, BadWorkbook.whole());
    return survey;
  }

  /** Adds files of the tests' resources, which take the place of those of the same name. */
  SmallSurvey with(String resource) throws IOException {
    copyResource(resource, folder);
    return this;
  }

  private static void copyResource(String resource, Path folder) throws IOException {
    URL found = Objects.requireNonNull(SmallSurvey.class.getResource(resource), resource);
    try {
      copy(Path.of(found.toURI()), folder);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isSymbolicLink(file)) {
          Files.createSymbolicLink(target, Files.readSymbolicLink(file));
        } else if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  Path folder() {
    return folder;
  }

  Path at(String path) {
    return folder.resolve(path);
  }

  SmallSurvey write(String path, byte[] content) {
    try {
      Files.createDirectories(Objects.requireNonNull(at(path).getParent()));
      Files.write(at(path), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  SmallSurvey write(String path, String text) {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  byte[] bytes(String path) {
    try {
      return Files.readAllBytes(at(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the first occurrence of a text, which must be there. */
  SmallSurvey edit(String path, String from, String to) {
    String text = text(path);
    int at = text.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException(path + " does not hold '" + from + "'.");
    }
    return write(path, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  /** Without the line that begins so, which must be there. */
  SmallSurvey withoutLine(String path, String beginning) {
    String line =
        text(path).lines().filter(text -> text.startsWith(beginning)).findFirst().orElseThrow();
    return edit(path, line + "\n", "");
  }

  SmallSurvey append(String path, String text) {
    return write(path, text(path) + text);
  }

  /** Moves a file to beside the folders and leaves a link to it. */
  SmallSurvey linkOut(String path) {
    try {
      Path elsewhere = folder.resolve("elsewhere");
      Files.move(at(path), elsewhere);
      Files.createSymbolicLink(at(path), elsewhere);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  SmallSurvey remove(String path) {
    try {
      Files.delete(at(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
