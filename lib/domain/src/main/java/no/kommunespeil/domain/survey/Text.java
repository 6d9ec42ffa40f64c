package no.kommunespeil.domain.survey;

import java.io.Serializable;
import java.util.Optional;
import no.kommunespeil.domain.config.YamlMap;

/** A label in Norwegian bokmål and in English. */
public record Text(String nb, String en) implements Serializable {

  private static final Text NONE = new Text("", "");

  /** Reads {@code {nb: "...", en: "..."}}, which must be there; blank texts after a problem. */
  public static Text read(YamlMap map, String key) {
    return map.requiredMap(key).map(Text::of).orElse(NONE);
  }

  /** Reads {@code {nb: "...", en: "..."}}, or empty when missing. */
  public static Optional<Text> readIfThere(YamlMap map, String key) {
    return map.map(key).map(Text::of);
  }

  private static Text of(YamlMap label) {
    Text text = new Text(label.requiredText("nb"), label.requiredText("en"));
    label.end();
    return text;
  }
}
