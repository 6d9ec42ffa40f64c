package no.kommunespeil.report.workbook;

import java.util.List;
import no.kommunespeil.domain.mart.ColumnType;
import no.kommunespeil.domain.mart.MartColumn;
import org.jspecify.annotations.Nullable;

/** How the numbers of a sheet's cells are shown. */
final class Formats {

  static final String PERCENT = "0.0%";
  static final String DECIMALS = "0.00";
  static final String MANY_DECIMALS = "0.0000";
  static final String DAY = "yyyy-mm-dd";

  private final List<MartColumn> columns;
  private final int statistic;

  Formats(List<MartColumn> columns) {
    this.columns = columns;
    this.statistic = columns.stream().map(MartColumn::name).toList().indexOf("statistic");
  }

  /** The number format of a cell; empty for one that needs none. */
  String of(@Nullable Object[] row, int column) {
    MartColumn shown = columns.get(column);
    if (shown.type() == ColumnType.DATE) {
      return DAY;
    }
    return switch (shown.unit()) {
      case NONE -> "";
      case SHARE -> PERCENT;
      case STATISTIC ->
          statistic >= 0 && String.valueOf(row[statistic]).startsWith("share") ? PERCENT : DECIMALS;
      case NUMBER -> MANY_DECIMALS;
    };
  }
}
