package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import no.kommunespeil.domain.config.ContentHash;
import no.kommunespeil.domain.link.UnitKeys;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveFingerprint;

/**
 * What each stage's table should hold, as fingerprints: a wave is made again when the fingerprint
 * of what it would be made from is not the one its rows were made from. Nothing here reads a table.
 */
final class Plan {

  /**
   * Versions of what each stage makes of its input. A change of code that changes rows raises its
   * stage's version, and every wave is made again.
   */
  private static final int BRONZE_VERSION = 1;

  private static final int SILVER_VERSION = 3;
  private static final int GOLD_VERSION = 2;
  private static final int MARTS_VERSION = 2;

  private static final int SET_NAME_LENGTH = 12;

  private final Workspace workspace;

  Plan(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What bronze should hold. Waves that were delivered and whose files are gone stay: what was
   * delivered is never lost.
   *
   * @param held what bronze holds
   */
  SortedMap<String, String> bronze(SortedMap<String, String> held, WaveFiles files) {
    SortedMap<String, String> wanted = new TreeMap<>(held);
    files
        .fingerprints()
        .forEach(
            (wave, fingerprint) -> wanted.put(wave, hash(BRONZE_VERSION).add(fingerprint).hex()));
    return wanted;
  }

  /**
   * What silver should hold.
   *
   * @param bronze what bronze holds
   */
  SortedMap<String, String> silver(SortedMap<String, String> bronze) throws IOException {
    String registers = workspace.registersFingerprint();
    SortedMap<String, String> wanted = new TreeMap<>();
    for (Wave wave : workspace.survey().waves()) {
      String delivered = bronze.get(wave.key());
      if (delivered != null) {
        wanted.put(
            wave.key(),
            hash(SILVER_VERSION)
                .add(delivered)
                .add(registers)
                .add(WaveFingerprint.of(wave, workspace.survey().codebook()))
                .hex());
      }
    }
    return wanted;
  }

  /**
   * What gold should hold.
   *
   * @param silver what silver holds
   */
  SortedMap<String, String> gold(SortedMap<String, String> silver) {
    SortedMap<String, String> wanted = new TreeMap<>();
    silver.forEach(
        (wave, fingerprint) -> wanted.put(wave, hash(GOLD_VERSION).add(fingerprint).hex()));
    return wanted;
  }

  /**
   * Name of the set of marts that should be published.
   *
   * @param gold what gold holds
   */
  String marts(SortedMap<String, String> gold) throws IOException {
    ContentHash hash = hash(MARTS_VERSION).add(Version.text()).add(workspace.martsFingerprint());
    // With another secret the units have other keys, and without one they have none yet.
    workspace
        .pseudonymKey()
        .find()
        .ifPresent(secret -> hash.add(new UnitKeys(secret).fingerprint()));
    gold.forEach((wave, fingerprint) -> hash.add(wave).add(fingerprint));
    return hash.hex().substring(0, SET_NAME_LENGTH);
  }

  private static ContentHash hash(int version) {
    return new ContentHash().add(version);
  }
}
