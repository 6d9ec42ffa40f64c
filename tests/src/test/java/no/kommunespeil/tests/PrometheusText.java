package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text format of Prometheus, version 0.0.4, and takes nothing that its grammar does not
 * allow: each metric once, with help, type and samples together, each sample once.
 */
final class PrometheusText {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern HELP =
      Pattern.compile("# HELP (" + NAME + ") ((?:[^\\\\]|\\\\[\\\\n])*)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final String LABEL = "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(" + NAME + ")(\\{" + LABEL + "(?:," + LABEL + ")*\\})? ([-+0-9.eE]+|NaN|[-+]Inf)");

  private PrometheusText() {}

  /** Value by sample, such as {@code rows{status="read",wave="2019"}}. */
  static SortedMap<String, Double> parse(String text) {
    assertThat(text).endsWith("\n").doesNotContain("\r");
    SortedMap<String, Double> samples = new TreeMap<>();
    TreeSet<String> done = new TreeSet<>();
    String metric = "";
    List<String> said = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher help = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (help.matches()) {
        metric = help.group(1);
        assertThat(done.add(metric)).as(line).isTrue();
        said = new ArrayList<>(List.of("help"));
      } else if (type.matches()) {
        assertThat(type.group(1)).isEqualTo(metric);
        assertThat(said).as(line).containsExactly("help");
        said.add("type");
      } else {
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(sample.group(1)).isEqualTo(metric);
        assertThat(said).as(line).startsWith("help", "type");
        String name = line.substring(0, line.lastIndexOf(' '));
        assertThat(samples.put(name, Double.valueOf(line.substring(name.length() + 1))))
            .as(line)
            .isNull();
      }
    }
    return samples;
  }
}
