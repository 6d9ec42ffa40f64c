package no.kommunespeil.jobs;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import no.kommunespeil.jobs.observe.Endpoint;
import no.kommunespeil.jobs.observe.EventSink;
import no.kommunespeil.jobs.observe.MetricsFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a scheduler is told of a command beside its exit code. */
final class ObserveOptions {

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "plain",
      description =
          "Lines of the log: plain, or json for one JSON object per line, in the log file or, where"
              + " none is named, on standard error (default: ${DEFAULT-VALUE}).")
  private LogFormat logFormat = LogFormat.PLAIN;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description =
          "File for metrics of the run in the text format of Prometheus, written at the end however"
              + " the run ends; for the textfile collector of the node exporter.")
  private @Nullable Path metrics;

  @Option(
      names = "--metrics-push",
      paramLabel = "URL",
      converter = Address.class,
      description =
          "A Pushgateway of Prometheus that gets the same, such as http://gateway:9091; its group is"
              + " job=kommunespeil unless the address goes on with /metrics/job/...")
  private @Nullable URI metricsPush;

  @Option(
      names = "--lineage",
      paramLabel = "FILE|URL",
      converter = Target.class,
      description =
          "Where events of OpenLineage go: a file that grows by a line for each, or an address they"
              + " are posted to, such as http://lineage:5000/api/v1/lineage.")
  private @Nullable URI lineage;

  LogFormat logFormat() {
    return logFormat;
  }

  Optional<MetricsFile> metricsFile() {
    return Optional.ofNullable(metrics).map(MetricsFile::new);
  }

  Optional<Endpoint> gateway() {
    return Optional.ofNullable(metricsPush).map(Endpoint::new);
  }

  Optional<EventSink> lineage() {
    return Optional.ofNullable(lineage).map(EventSink::at);
  }

  /** An address on the network. */
  static final class Address implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        URI address = new URI(text);
        if (Endpoint.isAddress(address)) {
          return address;
        }
      } catch (URISyntaxException notOne) {
        // Told below, without the text: an address may hold a password.
      }
      throw new TypeConversionException(
          "This is not an address. Write one such as http://host:9091.");
    }
  }

  /** A file, or an address on the network. */
  static final class Target implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      return text.startsWith("http:") || text.startsWith("https:")
          ? new Address().convert(text)
          : Path.of(text).toUri();
    }
  }
}
