package no.kommunespeil.domain.geography;

/**
 * A unit that is asked.
 *
 * @param code four digits for a municipality and for Oslo, six for a district
 * @param name the Norwegian name
 */
public record FrameUnit(String code, String name, UnitType type) {}
