package no.kommunespeil.domain.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import no.kommunespeil.domain.problem.Problems;
import org.junit.jupiter.api.Test;

class YamlFileTest {

  private enum Colour {
    DEEP_RED,
    BLUE
  }

  private final Problems problems = new Problems();

  @Test
  void values_are_read_with_their_lines() {
    YamlMap map =
        read("name: a\ncount: 3\nday: 2020-12-17\ncolour: deep_red\nlist:\n  - {x: 1}\n  - {x: 2}\n")
            .orElseThrow();

    assertThat(map.requiredName("name")).isEqualTo("a");
    assertThat(map.integer("count")).isEqualTo(OptionalInt.of(3));
    assertThat(map.date("day")).contains(LocalDate.of(2020, 12, 17));
    assertThat(map.requiredOneOf("colour", Colour.class)).isEqualTo(Colour.DEEP_RED);
    assertThat(map.oneOf("other", Colour.BLUE)).isEqualTo(Colour.BLUE);
    assertThat(map.maps("list")).extracting(x -> x.place().line()).containsExactly(6, 7);
    assertThat(map.at("day").line()).isEqualTo(3);
    map.end();
    assertThat(found()).isEmpty();
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_key() {
    assertThat(read("\uFEFFname: a").orElseThrow().text("name")).isEqualTo("a");
  }

  @Test
  void a_plain_no_is_a_text_and_not_a_truth_value() {
    assertThat(read("any_of: [yes, no]").orElseThrow().texts("any_of"))
        .containsExactly("yes", "no");
  }

  @Test
  void a_missing_file_is_told_with_its_folder() {
    assertThat(YamlFile.read(new TextFolder(), "x.yaml", problems)).isEmpty();
    assertThat(found()).containsExactly("x.yaml: The file is missing. Add it to the folder conf.");
  }

  @Test
  void a_file_that_cannot_be_opened_is_told() {
    Folder broken =
        new Folder() {
          @Override
          public String name() {
            return "conf";
          }

          @Override
          public List<String> list(String subFolder) {
            return List.of();
          }

          @Override
          public boolean exists(String path) {
            return true;
          }

          @Override
          public long size(String path) {
            return 0;
          }

          @Override
          public java.io.InputStream open(String path) throws IOException {
            throw new IOException("disk on fire");
          }
        };
    assertThat(YamlFile.read(broken, "x.yaml", problems)).isEmpty();
    assertThat(found())
        .containsExactly(
            "x.yaml: The file cannot be read (IOException). Check that the folder conf is there and"
                + " may be read.");
  }

  @Test
  void an_empty_file_is_told() {
    assertThat(read("# only a comment\n")).isEmpty();
    assertThat(found()).containsExactly("x.yaml: The file is empty. Write its keys and values.");
  }

  @Test
  void a_file_without_keys_is_told() {
    assertThat(read("- a\n- b\n")).isEmpty();
    assertThat(found())
        .containsExactly("x.yaml:1: The file must start with a key. Write it as keys and values.");
  }

  @Test
  void bytes_that_are_not_utf8_are_told_with_their_line() {
    byte[] latin = "a: b\nc: sp\u00f8rsm\u00e5l\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(YamlFile.read(new TextFolder().with("x.yaml", latin), "x.yaml", problems)).isEmpty();
    assertThat(found())
        .containsExactly(
            "x.yaml:2: The file is not UTF-8: the line holds bytes that are no characters of it."
                + " Save the file as UTF-8.");
  }

  @Test
  void a_file_cut_within_a_letter_is_not_utf8() {
    byte[] cut = {'a', ':', ' ', (byte) 0xc3};
    assertThat(YamlFile.read(new TextFolder().with("x.yaml", cut), "x.yaml", problems)).isEmpty();
    assertThat(found()).singleElement().asString().startsWith("x.yaml:1: The file is not UTF-8");
  }

  @Test
  void a_control_character_is_told_with_its_line() {
    assertThat(read("a: b\nc: \u0007\n")).isEmpty();
    assertThat(found())
        .containsExactly(
            "x.yaml:2: The line holds a character that YAML does not allow. Remove the control"
                + " character.");
  }

  @Test
  void a_file_that_is_too_large_is_refused() {
    assertThat(read("a: " + "x".repeat(YamlFile.MOST_BYTES))).isEmpty();
    assertThat(found())
        .containsExactly("x.yaml: The file is larger than 2 MB. Split it; configuration is small.");
  }

  @Test
  void a_tab_as_indentation_is_told() {
    assertThat(read("a:\n\tb: c\n")).isEmpty();
    assertThat(found())
        .containsExactly("x.yaml:2: The line is indented with a tab. Indent with spaces.");
  }

  @Test
  void an_open_bracket_is_told_where_the_reading_failed() {
    assertThat(read("a: [b, c\nd: e\n")).isEmpty();
    assertThat(found())
        .containsExactly(
            "x.yaml:2: The line is not valid YAML: expected ',' or ']', but got :. Check quotes,"
                + " brackets, colons and indentation here and on the line before.");
  }

  @Test
  void a_key_given_twice_is_told_with_both_lines() {
    YamlMap map = read("a: b\nc: d\na: e\n").orElseThrow();
    assertThat(map.text("a")).isEqualTo("b");
    assertThat(found())
        .containsExactly("x.yaml:3: Key 'a' is given twice. Remove one; the first is on line 1.");
  }

  @Test
  void an_alias_bomb_is_refused_at_its_first_alias() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      char before = (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append(("*" + before + ", ").repeat(9)).append("]\n");
    }
    assertThat(read(bomb.toString())).isEmpty();
    assertThat(found())
        .containsExactly(
            "x.yaml:1: YAML anchors ('&a') are not allowed. Write the value out in full where it is"
                + " needed.",
            "x.yaml:2: YAML anchors ('&b') are not allowed. Write the value out in full where it is"
                + " needed.",
            "x.yaml:2: YAML aliases ('*name') are not allowed. Write the value out in full.");
  }

  @Test
  void a_tag_is_refused() {
    assertThat(read("a: !!javax.script.ScriptEngineManager [b]\n")).isPresent();
    assertThat(found())
        .containsExactly(
            "x.yaml:1: YAML tags ('tag:yaml.org,2002:javax.script.ScriptEngineManager') are not"
                + " allowed. Remove the tag.");
  }

  @Test
  void a_second_document_is_refused() {
    assertThat(read("a: b\n---\nc: d\n")).isEmpty();
    assertThat(found())
        .containsExactly(
            "x.yaml:2: A second document starts here. Keep one document per file and remove the"
                + " line '---'.");
  }

  @Test
  void values_nested_without_end_are_refused() {
    assertThat(read("a: " + "[".repeat(100_000))).isEmpty();
    assertThat(found())
        .containsExactly(
            "x.yaml:1: Values are nested more than 32 deep. Check the brackets and the"
                + " indentation.");
  }

  @Test
  void a_mistyped_key_is_told_with_the_nearest_known_one() {
    YamlMap map = read("key: a\nlable: b\n").orElseThrow();
    map.requiredText("key");
    map.text("label");
    map.end();
    assertThat(found()).containsExactly("x.yaml:2: Unknown key 'lable'. Did you mean 'label'?");
  }

  @Test
  void a_key_like_no_other_is_told_with_those_that_are_known() {
    YamlMap map = read("wholly_else: b\n").orElseThrow();
    map.text("key");
    map.text("label");
    map.end();
    assertThat(found())
        .containsExactly("x.yaml:1: Unknown key 'wholly_else'. Known are key, label.");
  }

  @Test
  void values_of_a_wrong_type_are_all_told_at_their_own_lines() {
    YamlMap map =
        read("number: many\nday: 2021-02-30\ncolour: green\nlist: a\ntext: [a]\nflag: maybe\n"
                + "name: Not A Name\nnothing:\nmap: a\nmaps:\n  - a\nshare: NaN\nsmall: 0\n"
                + "blank: ''\nempty: []\n")
            .orElseThrow();
    map.integer("number");
    map.date("day");
    map.oneOf("colour", Colour.class);
    map.texts("list");
    map.text("text");
    map.flag("flag");
    map.requiredName("name");
    map.requiredText("nothing");
    map.requiredMap("map");
    map.requiredMaps("maps");
    map.number("share", 0);
    map.requiredInteger("small", 1, 10);
    map.requiredText("blank");
    map.requiredMaps("empty");
    map.requiredText("absent");
    map.end();
    assertThat(found())
        .containsExactly(
            "x.yaml:1: 'number' is 'many', which is not a whole number. Write digits only, such as"
                + " 5.",
            "x.yaml:1: 'absent' is missing. Add it.",
            "x.yaml:2: 'day' is '2021-02-30', which is not a date of the calendar. Write year, month"
                + " and day, such as 2020-12-17.",
            "x.yaml:3: 'green' is not a known value of 'colour'. Known are deep_red, blue.",
            "x.yaml:4: 'list' must be a list. Write it in square brackets or with one dash per"
                + " line.",
            "x.yaml:5: 'text' must be a single value. Write a text or number, not a list or keys.",
            "x.yaml:6: 'flag' is 'maybe', which is not true or false. Write true or false.",
            "x.yaml:7: 'Not A Name' is not a valid name. Use lower snake case: letters a to z,"
                + " digits and underscores, starting with a letter.",
            "x.yaml:8: 'nothing' has no value. Write a value or remove the key.",
            "x.yaml:9: 'map' must have keys and values. Write it as {key: value, ...}.",
            "x.yaml:11: Every element of 'maps' must have keys and values. Write it as {key: value,"
                + " ...}.",
            "x.yaml:12: 'share' is 'NaN', which is not a number. Write a number such as 0.75.",
            "x.yaml:13: 'small' is 0. Give a whole number from 1 to 10.",
            "x.yaml:14: 'blank' is blank. Write a text.",
            "x.yaml:15: 'empty' is an empty list. Give at least one element.");
  }

  @Test
  void names_are_lower_snake_case() {
    assertThat(List.of("a", "likert5", "top_two", "a1_b2")).allMatch(YamlMap::isName);
    assertThat(List.of("", "A", "5a", "_a", "a_", "a__b", "a-b", "a.b", "\u00e5", "a b"))
        .noneMatch(YamlMap::isName);
  }

  private Optional<YamlMap> read(String text) {
    return YamlFile.read(new TextFolder().with("x.yaml", text), "x.yaml", problems);
  }

  private List<String> found() {
    return problems.found().stream().map(Object::toString).toList();
  }
}
