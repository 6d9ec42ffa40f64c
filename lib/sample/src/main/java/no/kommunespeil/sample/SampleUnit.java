package no.kommunespeil.sample;

import no.kommunespeil.domain.geography.UnitType;

/**
 * A unit of a wave.
 *
 * @param lineage number of the unit that stands for it today, so that a municipality answers alike
 *     over the years and those that merged resemble one another
 * @param county number of the county it lies in on the wave's register day
 */
record SampleUnit(String code, String lineage, String name, UnitType type, String county) {

  boolean isDistrict() {
    return type == UnitType.DISTRICT;
  }
}
