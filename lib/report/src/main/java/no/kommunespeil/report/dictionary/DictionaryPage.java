package no.kommunespeil.report.dictionary;

import java.io.IOException;
import java.util.Map;
import no.kommunespeil.report.data.DataPackage.Origin;
import no.kommunespeil.report.template.Templates;

/** The dictionary as one HTML file that needs nothing else. */
public final class DictionaryPage {

  private static final Templates TEMPLATES = new Templates(DictionaryPage.class);

  private DictionaryPage() {}

  public static String of(Dictionary dictionary, Origin origin) throws IOException {
    return TEMPLATES.page(
        "dictionary.ftlh",
        Map.of(
            "d",
            dictionary,
            "w",
            Words.in(dictionary.language()),
            "lang",
            dictionary.language().tag(),
            "synthetic",
            origin == Origin.SYNTHETIC));
  }
}
