package no.kommunespeil.report;

import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.mart.MartContract;

/** Tables that are in memory. */
record TablesInMemory(List<Table> tables) implements Tables {

  TablesInMemory {
    tables =
        tables.stream()
            .filter(table -> table.contract().tier() != MartContract.Tier.RESTRICTED)
            .toList();
  }

  @Override
  public List<MartContract> contracts() {
    return tables.stream().map(Table::contract).toList();
  }

  @Override
  public Table read(String mart, Map<String, ?> values) {
    return tables.stream()
        .filter(table -> table.name().equals(mart))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no mart " + mart + "."))
        .where(values);
  }

  @Override
  public boolean synthetic() {
    return tables.stream()
        .anyMatch(table -> !table.where(Map.of("synthetic", true)).rows().isEmpty());
  }
}
