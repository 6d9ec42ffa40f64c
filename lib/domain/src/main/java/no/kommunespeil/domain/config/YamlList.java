package no.kommunespeil.domain.config;

import java.util.List;
import no.kommunespeil.domain.problem.Place;

/** A list of values, in file order. */
public record YamlList(List<YamlNode> elements, Place place) implements YamlNode {}
