package no.kommunespeil.domain.estimate;

/** A value with all that is to be said of it. */
public record Assessed(Estimate estimate, Uncertainty uncertainty) {}
