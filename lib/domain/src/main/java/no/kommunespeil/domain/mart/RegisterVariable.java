package no.kommunespeil.domain.mart;

import java.util.Locale;
import java.util.function.Function;
import no.kommunespeil.domain.geography.Placement;
import no.kommunespeil.domain.geography.UnitFacts;
import no.kommunespeil.domain.survey.Text;
import org.jspecify.annotations.Nullable;

/** A number that the registers know of a unit and that answers are set beside, in shown order. */
enum RegisterVariable {
  YEARS_SETTLED(
      new Text(
          "År med bosatte flyktninger av de siste fem",
          "Years with settled refugees of the last five"),
      Placement.YEARS_SETTLED,
      Placement::yearsSettled),
  POPULATION(
      new Text("Innbyggere", "Inhabitants"),
      UnitFacts.Fact.POPULATION.key(),
      Placement::population),
  IMMIGRANTS(
      new Text("Innvandrere", "Immigrants"),
      UnitFacts.Fact.IMMIGRANTS.key(),
      Placement::immigrants),
  REFUGEES_SETTLED(
      new Text("Bosatte flyktninger i året", "Refugees settled during the year"),
      UnitFacts.Fact.REFUGEES_SETTLED.key(),
      Placement::refugeesSettled),
  CENTRALITY_CLASS(
      new Text(
          "Sentralitetsklasse, 1 mest sentral til 6 minst",
          "Centrality class, 1 most central to 6 least"),
      UnitFacts.Fact.CENTRALITY.key(),
      Placement::centralityClass),
  CENTRALITY_INDEX(
      new Text("Sentralitetsindeks, 0 til 1000", "Centrality index, 0 to 1000"),
      UnitFacts.Fact.CENTRALITY.key(),
      Placement::centralityIndex);

  private final String key = name().toLowerCase(Locale.ROOT);
  private final Text label;
  private final String fact;
  private final Function<Placement, @Nullable Integer> value;

  RegisterVariable(Text label, String fact, Function<Placement, @Nullable Integer> value) {
    this.label = label;
    this.fact = fact;
    this.value = value;
  }

  /** What stands in marts; the column of the mart of units with the number. */
  String key() {
    return key;
  }

  Text label() {
    return label;
  }

  /** The unit's number, null where it is not known. */
  @Nullable Integer of(Placement unit) {
    return value.apply(unit);
  }

  /** Whether the unit's number is made up for a sample. */
  boolean isMadeUp(Placement unit) {
    return unit.syntheticFacts().contains(fact);
  }
}
