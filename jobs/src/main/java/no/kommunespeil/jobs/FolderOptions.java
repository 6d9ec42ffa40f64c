package no.kommunespeil.jobs;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that every command on waves takes. */
final class FolderOptions {

  @Mixin private ConfOption conf = new ConfOption();

  @Option(
      names = "--waves",
      paramLabel = "FOLDER",
      description = "Folder of the wave files (default: data/waves, or data/sample).")
  private @Nullable String waves;

  @Mixin private OutOptions out = new OutOptions();

  @Option(
      names = "--structure",
      paramLabel = "YEAR",
      converter = Year.class,
      description =
          "Year whose municipalities and counties series are followed in (default: the registers'"
              + " newest).")
  private @Nullable Integer structure;

  @Option(
      names = "--lock",
      paramLabel = "FOLDER",
      description =
          "Where the lock lies that keeps two runs apart (default: with the tables and marts). For"
              + " stores that cannot keep one; the same for every run on the same tables.")
  private @Nullable String lock;

  /** Whether the command works on made-up waves. */
  boolean isSample() {
    return out.isSample();
  }

  Settings settings() {
    String folder = isSample() ? "sample" : "waves";
    return new Settings(
        conf.folder(),
        waves == null ? "data/" + folder : waves,
        out.folder(),
        conf.spark(),
        structure == null ? OptionalInt.empty() : OptionalInt.of(structure),
        lock == null ? out.folder() : lock);
  }

  /** A year as people write it. */
  private static final class Year implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[0-9]{4}")) {
        throw new TypeConversionException(
            "'" + text + "' is not a year. Write four digits, such as 2024.");
      }
      return Integer.valueOf(text);
    }
  }
}
