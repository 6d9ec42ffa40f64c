package no.kommunespeil.domain.survey;

import java.util.Optional;

/** Patterns of file names, relative to the folder of wave files. */
final class FilePattern {

  private FilePattern() {}

  /** What is wrong with the pattern, if anything: it must stay below the folder. */
  static Optional<String> problemWith(String pattern) {
    if (pattern.isBlank()) {
      return Optional.empty();
    }
    String subject = "The file '" + pattern + "' ";
    if (pattern.startsWith("/") || pattern.indexOf(':') >= 0) {
      return Optional.of(subject + "is not relative to the folder of wave files.");
    }
    if (pattern.indexOf('\\') >= 0) {
      return Optional.of(subject + "has a backslash.");
    }
    String[] parts = pattern.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (part.equals("..")) {
        return Optional.of(subject + "leads out of the folder of wave files.");
      }
      if (part.isBlank() || part.equals(".")) {
        return Optional.of(subject + "has an empty part.");
      }
      if (i < parts.length - 1 && part.indexOf('*') >= 0) {
        return Optional.of(subject + "has a '*' in the name of a folder.");
      }
    }
    return Optional.empty();
  }
}
