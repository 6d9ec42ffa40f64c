package no.kommunespeil.spark.silver;

import java.io.Serializable;
import java.util.Map;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.UnitResolver;
import no.kommunespeil.domain.response.ResponseDecoder;

/**
 * Everything needed to read the rows of one file as responses, compiled on the driver.
 *
 * @param units who a number or name is, on the wave's register day and in the sub-survey's frame
 * @param placements where each unit of the wave lies, by unit number
 */
public record FileReading(
    ResponseDecoder decoder, UnitResolver units, Map<String, Placement> placements)
    implements Serializable {}
