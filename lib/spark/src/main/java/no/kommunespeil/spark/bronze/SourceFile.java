package no.kommunespeil.spark.bronze;

import java.io.Serializable;
import no.kommunespeil.domain.survey.Delivery;

/**
 * A wave file as it lies in the folder now.
 *
 * @param path relative to the folder of wave files
 * @param location the whole path as Hadoop names it
 * @param size in bytes
 * @param checksum SHA-256 of its bytes, in hexadecimal
 */
public record SourceFile(
    String wave,
    String subSurvey,
    String path,
    String location,
    long size,
    String checksum,
    Delivery.Format format)
    implements Serializable {

  /** The same file with its checksum. */
  public SourceFile withChecksum(String sha256) {
    return new SourceFile(wave, subSurvey, path, location, size, sha256, format);
  }
}
