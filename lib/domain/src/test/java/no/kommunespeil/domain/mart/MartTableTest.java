package no.kommunespeil.domain.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.kommunespeil.domain.mart.MartColumn.Role;
import no.kommunespeil.domain.mart.MartColumn.Unit;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.survey.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MartTableTest {

  private static final Text TEXT = new Text("Tekst.", "Text.");

  private static final List<String> COLUMNS = List.of("unit", "day", "place", "share", "known");

  private static final MartContract CONTRACT =
      new MartContract(
          "small",
          MartContract.Tier.INTERNAL,
          TEXT,
          TEXT,
          List.of(
              new MartColumn("unit", ColumnType.STRING, Unit.NONE, false, Role.IDENTIFIER, TEXT),
              new MartColumn("day", ColumnType.DATE, Unit.NONE, false, Role.IDENTIFIER, TEXT),
              new MartColumn("place", ColumnType.INT, Unit.NONE, false, Role.ATTRIBUTE, TEXT),
              new MartColumn("share", ColumnType.DOUBLE, Unit.SHARE, true, Role.MEASURE, TEXT),
              new MartColumn("known", ColumnType.BOOLEAN, Unit.NONE, false, Role.ATTRIBUTE, TEXT)),
          List.of("unit", "day"),
          List.of("place", "unit"),
          List.of(),
          Place.of("marts/small.yaml"));

  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

  @Test
  void rows_are_sorted_by_the_order_of_the_contract() {
    MartTable table = table(COLUMNS, row("b", 2), row("a", 2), row("c", 1));
    assertThat(table.rows().stream().map(row -> row[0])).containsExactly("c", "a", "b");
  }

  @Test
  void columns_made_in_another_order_are_put_in_the_contracts() {
    MartTable table =
        table(
            List.of("known", "share", "place", "day", "unit"),
            new @Nullable Object[] {true, 0.5, 1, DAY, "a"});
    assertThat(table.rows().get(0)).containsExactly("a", DAY, 1, 0.5, true);
  }

  @Test
  void a_mart_may_be_empty() {
    assertThat(table(COLUMNS).rows()).isEmpty();
  }

  @Test
  void a_column_that_is_promised_or_made_alone_breaks_the_contract() {
    assertThatThrownBy(() -> table(List.of("unit", "day", "place", "share", "extra"), row("a", 1)))
        .isInstanceOf(BrokenContract.class)
        .hasMessage(
            """
            The rows of mart small break its contract, so it is not published:
              column known is promised but not made
              column extra is made but not promised""");
  }

  @Test
  void wrong_types_missing_values_and_numbers_that_are_none_are_all_told() {
    assertThatThrownBy(
            () ->
                table(
                    COLUMNS,
                    new @Nullable Object[] {"a", DAY, 1L, null, true},
                    new @Nullable Object[] {"b", DAY, 2, Double.NaN, null},
                    new @Nullable Object[] {"c", DAY, 3}))
        .isInstanceOf(BrokenContract.class)
        .hasMessage(
            """
            The rows of mart small break its contract, so it is not published:
              column place is of type Long, not Integer, in row (unit=a, day=2020-01-01)
              column share is NaN in row (unit=b, day=2020-01-01)
              column known is null but not nullable in row (unit=b, day=2020-01-01)
              a row has 3 values for 5 columns""");
  }

  @Test
  void a_key_that_is_there_twice_breaks_the_contract() {
    assertThatThrownBy(() -> table(COLUMNS, row("a", 1), row("b", 2), row("a", 3)))
        .isInstanceOf(BrokenContract.class)
        .hasMessage(
            """
            The rows of mart small break its contract, so it is not published:
              two rows have the key (unit=a, day=2020-01-01)""");
  }

  @Test
  void an_order_that_leaves_two_rows_equal_breaks_the_contract() {
    @Nullable Object[] later = row("a", 1);
    later[1] = DAY.plusDays(1);
    assertThatThrownBy(() -> table(COLUMNS, row("a", 1), later))
        .isInstanceOf(BrokenContract.class)
        .hasMessage(
            """
            The rows of mart small break its contract, so it is not published:
              the order does not tell row (unit=a, day=2020-01-01) from row (unit=a, day=2020-01-02)""");
  }

  @Test
  void at_most_some_violations_are_listed() {
    @Nullable Object[][] rows = new Object[500][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new @Nullable Object[] {"u" + i, DAY, "one", null, true};
    }
    assertThatThrownBy(() -> table(COLUMNS, rows)).message().hasLineCount(21);
  }

  private static @Nullable Object[] row(String unit, int place) {
    return new @Nullable Object[] {unit, DAY, place, 0.5, true};
  }

  private static MartTable table(List<String> columns, @Nullable Object[]... rows) {
    return MartTable.of(CONTRACT, columns, new ArrayList<>(List.of(rows)));
  }
}
