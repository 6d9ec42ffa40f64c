package no.kommunespeil.spark.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a stage's table holds: for each wave the fingerprint of everything its rows were made from.
 *
 * <p>It is written into the same Delta commit as the rows, so the two can never disagree: whatever
 * moment a run is killed at, the state read back describes the rows that are there.
 *
 * @param version the Delta version that was read
 * @param waves fingerprint by wave
 * @param format which columns its rows have, counted from 1
 */
public record StageState(long version, SortedMap<String, String> waves, int format) {

  /** The format of the tables of the first release, which do not say it. */
  static final int FIRST_FORMAT = 1;

  /** The state of a table that does not exist. */
  public static final StageState NONE = new StageState(-1, new TreeMap<>(), FIRST_FORMAT);

  static StageState unknown(long version) {
    return new StageState(version, new TreeMap<>(), FIRST_FORMAT);
  }

  /** Whether a table is there whose rows another program changed last. */
  public boolean isForeign() {
    return version >= 0 && waves.isEmpty();
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MARK = "kommunespeil";
  private static final String FORMAT = "format";

  /** Whether the wave's rows were made from just this. */
  public boolean holds(String wave, String fingerprint) {
    return fingerprint.equals(waves.get(wave));
  }

  /** The same as if these waves were not in the table. */
  public StageState without(Set<String> others) {
    SortedMap<String, String> left = new TreeMap<>(waves);
    left.keySet().removeAll(others);
    return new StageState(version, left, format);
  }

  String toMetadata() {
    ObjectNode node = JSON.createObjectNode();
    ObjectNode mine = node.putObject(MARK);
    waves.forEach(mine::put);
    node.put(FORMAT, format);
    return node.toString();
  }

  /** The state in a commit's user metadata, empty when another program wrote the commit. */
  static Optional<StageState> fromMetadata(long version, String userMetadata) {
    try {
      JsonNode metadata = JSON.readTree(userMetadata);
      JsonNode mine = metadata.path(MARK);
      if (!mine.isObject()) {
        return Optional.empty();
      }
      SortedMap<String, String> waves = new TreeMap<>();
      mine.properties().forEach(entry -> waves.put(entry.getKey(), entry.getValue().asText()));
      return Optional.of(new StageState(version, waves, metadata.path(FORMAT).asInt(FIRST_FORMAT)));
    } catch (JsonProcessingException foreign) {
      return Optional.empty();
    }
  }
}
