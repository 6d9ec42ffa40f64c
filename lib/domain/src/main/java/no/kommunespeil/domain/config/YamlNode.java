package no.kommunespeil.domain.config;

import no.kommunespeil.domain.problem.Place;

/** A value of a YAML file that knows where it stands. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {

  Place place();
}
