package no.kommunespeil.spark.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The sets of marts that somebody took back. A run makes the same set of the same files, and would
 * publish it again an hour later; it leaves one alone that is named here.
 */
public final class Withdrawals {

  private static final String FILE = "WITHDRAWN.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A set that was taken back.
   *
   * @param since when
   * @param reason what whoever did it wrote, perhaps nothing
   */
  public record Withdrawal(String set, Instant since, String reason) {}

  private final Path file;
  private final FileSystem files;
  private final Configuration hadoop;

  private Withdrawals(Path file, FileSystem files, Configuration hadoop) {
    this.file = file;
    this.files = files;
    this.hadoop = hadoop;
  }

  static Withdrawals in(Path root, FileSystem files, Configuration hadoop) {
    return new Withdrawals(new Path(root, FILE), files, hadoop);
  }

  /**
   * The withdrawal of a set, when there is one.
   *
   * @throws UserError when the file that says so cannot be read
   */
  public Optional<Withdrawal> of(String set) throws IOException {
    return Optional.ofNullable(all().get(set));
  }

  void add(Withdrawal withdrawal) throws IOException {
    Map<String, Withdrawal> all = all();
    all.put(withdrawal.set(), withdrawal);
    write(all);
  }

  /** Forgets the withdrawal of a set. */
  void lift(String set) throws IOException {
    Map<String, Withdrawal> all = all();
    if (all.remove(set) != null) {
      write(all);
    }
  }

  private void write(Map<String, Withdrawal> all) throws IOException {
    ArrayNode written = JSON.createArrayNode();
    all.values()
        .forEach(
            one ->
                written
                    .addObject()
                    .put("set", one.set())
                    .put("since", one.since().toString())
                    .put("reason", one.reason()));
    SmallFile.at(file, files, hadoop).replace(written.toPrettyString() + "\n");
  }

  private Map<String, Withdrawal> all() throws IOException {
    Map<String, Withdrawal> all = new LinkedHashMap<>();
    try (InputStream in = files.open(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (JsonNode one : JSON.readTree(text)) {
        String set = one.path("set").asText();
        Instant since = Instant.parse(one.path("since").asText());
        all.put(set, new Withdrawal(set, since, one.path("reason").asText()));
      }
      return all;
    } catch (FileNotFoundException none) {
      return all;
    } catch (JsonProcessingException | DateTimeParseException damaged) {
      throw UserError.of(
          "looking for sets of marts that were taken back",
          Place.of(file.toString()),
          "The file is damaged.",
          "Delete it if no set is to be kept from being published again; 'rollback' writes it"
              + " anew.");
    }
  }
}
