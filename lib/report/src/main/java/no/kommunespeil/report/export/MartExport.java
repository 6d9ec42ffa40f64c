package no.kommunespeil.report.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.report.Language;
import no.kommunespeil.report.Table;
import no.kommunespeil.report.Tables;
import no.kommunespeil.report.data.DataPackage;
import no.kommunespeil.report.data.DataPackage.Origin;
import no.kommunespeil.report.data.PackageInfo;
import no.kommunespeil.report.ddi.WaveCodebook;
import no.kommunespeil.report.dictionary.Dictionary;
import no.kommunespeil.report.dictionary.DictionaryPage;
import no.kommunespeil.report.dictionary.DictionaryText;
import no.kommunespeil.report.workbook.MartCsv;
import no.kommunespeil.report.workbook.MartWorkbook;

/**
 * What is written beside the marts: {@code datapackage.json}, the dictionary, a DDI file for each
 * wave, and in one language the workbook and its sheets as CSV.
 */
public final class MartExport {

  private final PackageInfo info;
  private final Survey survey;
  private final Tables tables;

  public MartExport(PackageInfo info, Survey survey, Tables tables) {
    this.info = info;
    this.survey = survey;
    this.tables = tables;
  }

  /**
   * Writes everything but the marts themselves; the same tables give the same bytes.
   *
   * @param folder is there, and holds none of the files
   */
  public void write(Path folder, Language language) throws IOException {
    Origin origin = tables.synthetic() ? Origin.SYNTHETIC : Origin.DELIVERED;
    Files.writeString(
        folder.resolve(DataPackage.FILE),
        new DataPackage(info, survey).describe(tables.contracts(), origin));
    for (Language each : Language.values()) {
      Dictionary dictionary = Dictionary.of(info, tables.contracts(), survey, each);
      String name = "dictionary_" + each.tag();
      Files.writeString(folder.resolve(name + ".html"), DictionaryPage.of(dictionary, origin));
      Files.writeString(folder.resolve(name + ".md"), DictionaryText.of(dictionary, origin));
    }
    writeWaves(Files.createDirectory(folder.resolve("ddi")));
    try (OutputStream out = create(folder.resolve(info.name() + "_" + language.tag() + ".xlsx"))) {
      new MartWorkbook(info, language).write(tables, out);
    }
    writeCsv(Files.createDirectory(folder.resolve("csv_" + language.tag())), language);
  }

  /** A DDI file for each wave that the marts have. */
  private void writeWaves(Path folder) throws IOException {
    WaveCodebook codebook = new WaveCodebook(info, survey.codebook(), tables);
    for (Wave wave : survey.waves()) {
      if (isThere(wave)) {
        try (OutputStream out = create(folder.resolve(wave.key() + ".xml"))) {
          codebook.write(wave, out);
        }
      }
    }
  }

  private boolean isThere(Wave wave) {
    if (!tables.has("waves")) {
      return false;
    }
    Table waves = tables.read("waves", Map.of("wave", wave.key()));
    return !waves.rows().isEmpty();
  }

  private void writeCsv(Path folder, Language language) throws IOException {
    MartCsv csv = new MartCsv(language);
    List<String> marts = csv.marts(tables);
    for (String mart : marts) {
      try (OutputStream out = create(folder.resolve(mart + ".csv"))) {
        csv.write(tables, mart, out);
      }
    }
  }

  private static OutputStream create(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file));
  }
}
