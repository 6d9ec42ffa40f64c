package no.kommunespeil.spark.silver;

import java.io.Serializable;
import no.kommunespeil.domain.geography.UnitResolver;
import no.kommunespeil.domain.response.ResponseDecoder;

/**
 * Everything needed to read the rows of one file as responses, compiled on the driver.
 *
 * @param units who a number or name is, on the wave's register day and in the sub-survey's frame
 */
public record FileReading(ResponseDecoder decoder, UnitResolver units) implements Serializable {}
