package no.kommunespeil.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kommunespeil.report.chart.Picture;
import no.kommunespeil.report.chart.Png;
import no.kommunespeil.report.page.FigureNames;

/** A folder with the charts of a report, for slides and print. */
final class FigureFiles {

  /** Formats of pictures. */
  enum Format {
    SVG {
      @Override
      byte[] content(Picture picture) {
        return picture.svg().getBytes(StandardCharsets.UTF_8);
      }
    },
    PNG {
      @Override
      byte[] content(Picture picture) {
        try {
          return picture.png();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };

    abstract byte[] content(Picture picture);

    private String fileOf(String name) {
      return name + "." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which formats are written. */
  enum Formats {
    SVG(Format.SVG),
    PNG(Format.PNG),
    BOTH(Format.SVG, Format.PNG);

    private final Set<Format> formats;

    Formats(Format... formats) {
      this.formats = EnumSet.copyOf(List.of(formats));
    }

    /** Ends the work when this machine cannot write them. */
    void check(String doing) {
      if (formats.contains(Format.PNG)) {
        Png.needsFonts(doing);
      }
    }
  }

  private FigureFiles() {}

  /**
   * Draws all pictures and then writes them, each file whole or not at all. Of an earlier report,
   * files named as figures that this one does not have are removed; other files stay.
   *
   * @return how many files there are
   */
  static int write(Path folder, Map<String, Picture> pictures, Formats formats) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Format format : formats.formats) {
      files.putAll(
          pictures.entrySet().parallelStream()
              .collect(
                  Collectors.toMap(
                      entry -> format.fileOf(entry.getKey()),
                      entry -> format.content(entry.getValue()))));
    }
    Map<Path, byte[]> contents = new TreeMap<>();
    files.forEach((file, content) -> contents.put(folder.resolve(file), content));
    WholeFile.writeAll(contents);
    if (Files.isDirectory(folder)) {
      for (Path leftover : leftovers(folder, files.keySet())) {
        Files.delete(leftover);
      }
    }
    return files.size();
  }

  private static List<Path> leftovers(Path folder, Set<String> written) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> FigureNames.isOne(file.getFileName().toString()))
          .filter(file -> !written.contains(file.getFileName().toString()))
          .toList();
    }
  }
}
