package no.kommunespeil.domain.survey;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.config.YamlFile;
import no.kommunespeil.domain.problem.Problems;

/**
 * What a folder of made-up wave files says of itself in the file {@code synthetic.yaml}, with the
 * keys {@code note}, {@code seed}, {@code scale} and {@code facts}.
 *
 * @param scale copies of the country, at least 1; frames are that many times larger
 * @param facts tables of made-up register facts, relative to the folder
 */
public record SyntheticNote(int scale, List<String> facts) {

  /** The file's name. */
  public static final String FILE = "synthetic.yaml";

  private static final int MOST_COPIES = 1_000_000;

  /** The note of a folder of real waves, which has none. */
  public static final SyntheticNote NONE = new SyntheticNote(1, List.of());

  /** Whether the folder says that it is made up. */
  public boolean isSynthetic() {
    return this != NONE;
  }

  /**
   * Reads the note; {@link #NONE} when the folder has none.
   *
   * @param waves the folder of wave files
   * @throws no.kommunespeil.domain.problem.UserError with every problem in the file
   */
  public static SyntheticNote read(Folder waves) throws IOException {
    if (!waves.exists(FILE)) {
      return NONE;
    }
    Problems problems = new Problems();
    Optional<SyntheticNote> note =
        YamlFile.read(waves, FILE, problems)
            .map(
                map -> {
                  Text.read(map, "note");
                  map.requiredText("seed");
                  SyntheticNote read =
                      new SyntheticNote(
                          map.requiredInteger("scale", 1, MOST_COPIES), map.texts("facts"));
                  for (String facts : read.facts()) {
                    FilePattern.problemWith(facts)
                        .ifPresent(
                            what ->
                                map.problem(
                                    "facts", what, "Name a file below the folder of wave files."));
                  }
                  map.end();
                  return read;
                });
    problems.throwIfAny("reading what the sample says of itself");
    return note.orElse(NONE);
  }
}
