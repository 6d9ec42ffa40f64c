package no.kommunespeil.domain.geography;

/**
 * The unit that stands for another one in a structure.
 *
 * @param code valid on 1 January of the structure's year
 */
public record Successor(String code, Exactness exactness) {}
