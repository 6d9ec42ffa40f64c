package no.kommunespeil.domain.survey;

import java.util.List;

/**
 * Which units a sub-survey of a wave asks: every municipality valid on the register day, with Oslo
 * as said here.
 *
 * @param oslo who answers for Oslo
 * @param osloCityNames what exports call the city body that answers for Oslo as a whole
 */
public record FrameRule(Oslo oslo, List<String> osloCityNames) {

  /** Who answers for Oslo. */
  public enum Oslo {
    /** Only the 15 districts: a frame of 355 + 15 in 2020. */
    DISTRICTS,
    /** The 15 districts and a city department, which stands for 0301: 356 + 15 in 2020. */
    DISTRICTS_AND_CITY,
    /** Only a city agency, which stands for 0301: 356 in 2020. */
    CITY
  }

  public boolean asksDistricts() {
    return oslo != Oslo.CITY;
  }

  public boolean asksCity() {
    return oslo != Oslo.DISTRICTS;
  }
}
