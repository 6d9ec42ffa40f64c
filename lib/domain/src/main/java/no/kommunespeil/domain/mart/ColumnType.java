package no.kommunespeil.domain.mart;

import java.time.LocalDate;

/** Type of a column, and the Java class of its values. */
public enum ColumnType {
  STRING(String.class),
  INT(Integer.class),
  LONG(Long.class),
  DOUBLE(Double.class),
  BOOLEAN(Boolean.class),
  DATE(LocalDate.class);

  private final Class<?> javaClass;

  ColumnType(Class<?> javaClass) {
    this.javaClass = javaClass;
  }

  public Class<?> javaClass() {
    return javaClass;
  }
}
