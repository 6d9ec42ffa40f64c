package no.kommunespeil.report.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.config.YamlMap;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.survey.Text;

/**
 * What is said of the marts as a whole, read from {@code package.yaml} of the configuration.
 *
 * @param name lower case, as part of an address
 * @param publisher whose survey it is
 * @param universe who is asked
 * @param mode how they are asked
 * @param licenses of the survey's own figures; the first one holds where one must be named
 * @param sources what the figures rest on
 */
public record PackageInfo(
    String name,
    Text title,
    Text description,
    Text publisher,
    Text universe,
    Text mode,
    List<License> licenses,
    List<Source> sources) {

  /** The file, relative to the configuration. */
  public static final String FILE = "package.yaml";

  /**
   * Terms of use.
   *
   * @param name identifier of SPDX or Open Definition
   * @param path web address of the text
   */
  public record License(String name, String title, String path) {}

  /**
   * Where facts come from.
   *
   * @param path web address
   * @param license identifier of the licence they are used under
   */
  public record Source(Text title, String path, String license) {}

  /** Reads it; empty when the file cannot be read, which is told. */
  public static Optional<PackageInfo> read(Folder conf, Problems problems) throws IOException {
    return YamlFile.read(conf, FILE, problems).map(PackageInfo::of);
  }

  private static PackageInfo of(YamlMap map) {
    List<License> licenses = new ArrayList<>();
    for (YamlMap license : map.requiredMaps("licenses")) {
      licenses.add(
          new License(
              license.requiredText("name"), license.requiredText("title"), address(license)));
      license.end();
    }
    List<Source> sources = new ArrayList<>();
    for (YamlMap source : map.requiredMaps("sources")) {
      sources.add(
          new Source(Text.read(source, "title"), address(source), source.requiredText("license")));
      source.end();
    }
    PackageInfo info =
        new PackageInfo(
            map.requiredName("name"),
            Text.read(map, "title"),
            Text.read(map, "description"),
            Text.read(map, "publisher"),
            Text.read(map, "universe"),
            Text.read(map, "mode"),
            List.copyOf(licenses),
            List.copyOf(sources));
    map.end();
    return info;
  }

  private static String address(YamlMap map) {
    String path = map.requiredText("path");
    if (!path.isEmpty() && !path.startsWith("https://")) {
      map.problem(
          "path", "'" + path + "' is no web address.", "Write one that begins with https://.");
    }
    return path;
  }
}
