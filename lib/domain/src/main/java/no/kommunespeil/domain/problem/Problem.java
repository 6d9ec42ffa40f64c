package no.kommunespeil.domain.problem;

import java.io.Serializable;

/**
 * One thing wrong with a user's file, configuration or flag.
 *
 * @param place where it is
 * @param what what is wrong, a full sentence without answer text or names of respondents
 * @param remedy what to do about it, a full sentence
 */
public record Problem(Place place, String what, String remedy) implements Serializable {

  @Override
  public String toString() {
    return place + ": " + what + " " + remedy;
  }
}
