package no.kommunespeil.jobs;

import no.kommunespeil.spark.io.MartSets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How many sets of marts stay. */
final class KeepOption {

  @Option(
      names = "--keep",
      paramLabel = "NUMBER",
      converter = Number.class,
      description =
          "How many sets of marts stay, the current one and those before it (default: "
              + MartSets.USUALLY_KEPT
              + "). 'rollback' brings back one that was kept.")
  private int sets = MartSets.USUALLY_KEPT;

  int sets() {
    return sets;
  }

  /** A number of sets as people write it. */
  static final class Number implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-9][0-9]{0,3}")) {
        throw new TypeConversionException(
            "'" + text + "' is not a number of sets. Write 1 or more, such as 3.");
      }
      return Integer.valueOf(text);
    }
  }
}
