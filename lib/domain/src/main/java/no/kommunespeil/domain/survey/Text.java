package no.kommunespeil.domain.survey;

/** A label in Norwegian bokmål and in English. */
public record Text(String nb, String en) {}
