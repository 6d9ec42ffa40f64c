package no.kommunespeil.domain.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kommunespeil.domain.config.CsvTable;
import no.kommunespeil.domain.config.CsvTable.Row;
import no.kommunespeil.domain.config.Folder;
import no.kommunespeil.domain.geography.Registers.FactsKey;
import no.kommunespeil.domain.geography.UnitFacts.Fact;
import no.kommunespeil.domain.problem.Problems;

/** Fills what the registers do not know with the made-up facts of a sample, and marks it. */
final class SyntheticFacts {

  private SyntheticFacts() {}

  static Map<FactsKey, UnitFacts> fill(Registers registers, Folder folder, List<String> paths) {
    Problems problems = new Problems();
    List<String> columns = new ArrayList<>(FactRows.COLUMNS);
    columns.add("synthetic");
    Map<FactsKey, UnitFacts> filled = new LinkedHashMap<>(registers.allFacts());
    for (String path : paths) {
      for (Row row : CsvTable.read(folder, path, columns, problems).rows()) {
        UnitFacts extra = read(row, registers);
        if (row.sound()) {
          filled.merge(
              new FactsKey(extra.year(), extra.code()),
              fillIn(UnitFacts.none(extra.year(), extra.code()), extra),
              (known, added) -> fillIn(known, extra));
        }
      }
    }
    problems.throwIfAny("reading the synthetic facts");
    return filled;
  }

  private static UnitFacts read(Row row, Registers registers) {
    String code = row.code("code", row.text("code").length() == 6 ? 6 : 4);
    UnitFacts facts = FactRows.read(row, code);
    if (row.text("synthetic").isBlank()) {
      row.problem(
          "synthetic",
          "The row is not marked as synthetic.",
          "Only made-up facts belong in this table; known ones belong in the registers.");
    }
    if (row.sound() && registers.name(code, LocalDate.of(facts.year(), 1, 1)).isEmpty()) {
      row.problem(
          "code",
          code + " is not valid on 1 January " + facts.year() + ".",
          "Use the number that was valid on that day.");
    }
    return facts;
  }

  private static UnitFacts fillIn(UnitFacts known, UnitFacts extra) {
    Set<Fact> synthetic = EnumSet.noneOf(Fact.class);
    synthetic.addAll(known.synthetic());
    if (known.population() == null && extra.population() != null) {
      synthetic.add(Fact.POPULATION);
    }
    if (known.immigrants() == null && extra.immigrants() != null) {
      synthetic.add(Fact.IMMIGRANTS);
    }
    boolean refugees = known.refugeesSettled() == null && extra.refugeesSettled() != null;
    if (refugees) {
      synthetic.add(Fact.REFUGEES_SETTLED);
    }
    boolean centrality = known.centralityClass() == null && extra.centralityClass() != null;
    if (centrality) {
      synthetic.add(Fact.CENTRALITY);
    }
    return new UnitFacts(
        known.year(),
        known.code(),
        known.population() == null ? extra.population() : known.population(),
        known.immigrants() == null ? extra.immigrants() : known.immigrants(),
        refugees ? extra.refugeesSettled() : known.refugeesSettled(),
        refugees ? extra.refugeesSettledFlag() : known.refugeesSettledFlag(),
        centrality ? extra.centralityClass() : known.centralityClass(),
        centrality ? extra.centralityIndex() : known.centralityIndex(),
        centrality ? extra.centralityVersion() : known.centralityVersion(),
        Set.copyOf(synthetic));
  }
}
