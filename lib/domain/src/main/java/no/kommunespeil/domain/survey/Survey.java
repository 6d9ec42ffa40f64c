package no.kommunespeil.domain.survey;

import java.util.List;
import java.util.Optional;

/**
 * The survey: its codebook and its waves.
 *
 * @param waves by register day
 */
public record Survey(Codebook codebook, List<Wave> waves) {

  public Optional<Wave> wave(String key) {
    return waves.stream().filter(wave -> wave.key().equals(key)).findFirst();
  }
}
