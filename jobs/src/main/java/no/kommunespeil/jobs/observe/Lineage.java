package no.kommunespeil.jobs.observe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;

/**
 * What a run made of what, as events of OpenLineage 2-0-2: the command is a run, and each of its
 * steps that read or wrote something is a run of its own with the command as parent, so that marts
 * lead back to the wave files table by table.
 */
public final class Lineage {

  private static final String SPEC = "https://openlineage.io/spec/";
  private static final String NAMESPACE = "kommunespeil";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String producer;
  private final String run;
  private final String command;
  private final UnaryOperator<URI> whole;
  private final Consumer<ObjectNode> to;

  /**
   * @param program version of the program
   * @param run id of the command's run
   * @param whole makes a path absolute, with the scheme of its file system
   * @param to where events go
   */
  public Lineage(
      String program,
      String run,
      String command,
      UnaryOperator<URI> whole,
      Consumer<ObjectNode> to) {
    this.producer = "urn:kommunespeil:" + program;
    this.run = run;
    this.command = command;
    this.whole = whole;
    this.to = to;
  }

  /** The command begins. */
  public void started(Instant at) {
    to.accept(event("START", at, run, command));
  }

  /** A step is done. It is told whole, with when it began. */
  public void took(RunReport.Taken taken) {
    Step step = taken.step();
    if (step.read().isEmpty() && step.wrote().isEmpty()) {
      return;
    }
    String id = UUID.randomUUID().toString();
    String job = command + "." + step.name();
    ObjectNode begun = event("START", taken.began(), id, job);
    ObjectNode done = event("COMPLETE", taken.ended(), id, job);
    for (ObjectNode event : List.of(begun, done)) {
      ObjectNode parent =
          facet(facets(event.withObject("/run")), "parent", "1-0-1", "ParentRunFacet");
      parent.putObject("run").put("runId", run);
      parent.putObject("job").put("namespace", NAMESPACE).put("name", command);
      step.read().forEach(dataset -> add(event.withArray("/inputs"), dataset));
    }
    step.wrote().forEach(dataset -> addWritten(done.withArray("/outputs"), dataset));
    to.accept(begun);
    to.accept(done);
  }

  /** The command has ended. */
  public void ended(RunReport report) {
    String type =
        switch (report.outcome()) {
          case DONE -> "COMPLETE";
          case FAILED, GATE -> "FAIL";
          case BUSY, STOPPED -> "ABORT";
        };
    ObjectNode event = event(type, report.ended(), run, command);
    report
        .problem()
        .ifPresent(
            problem ->
                facet(
                        facets(event.withObject("/run")),
                        "errorMessage",
                        "1-0-1",
                        "ErrorMessageRunFacet")
                    .put("message", problem)
                    .put("programmingLanguage", "JAVA"));
    to.accept(event);
  }

  private ObjectNode event(String type, Instant at, String id, String job) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("eventType", type)
            .put("eventTime", RunJson.time(at))
            .put("producer", producer)
            .put("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent");
    event.putObject("run").put("runId", id);
    ObjectNode about = event.putObject("job").put("namespace", NAMESPACE).put("name", job);
    facet(facets(about), "jobType", "2-0-2", "JobTypeJobFacet")
        .put("processingType", "BATCH")
        .put("integration", "KOMMUNESPEIL")
        .put("jobType", job.equals(command) ? "COMMAND" : "STEP");
    event.putArray("inputs");
    event.putArray("outputs");
    return event;
  }

  private ObjectNode add(ArrayNode datasets, Dataset dataset) {
    URI at = whole.apply(dataset.at());
    ObjectNode node =
        datasets.addObject().put("namespace", namespace(at)).put("name", at.getPath());
    if (dataset.version().isPresent()) {
      facet(facets(node), "version", "1-0-1", "DatasetVersionDatasetFacet")
          .put("datasetVersion", String.valueOf(dataset.version().getAsLong()));
    }
    dataset.contract().ifPresent(contract -> describe(facets(node), contract));
    return node;
  }

  private void addWritten(ArrayNode datasets, Dataset dataset) {
    ObjectNode node = add(datasets, dataset);
    dataset
        .rows()
        .ifPresent(
            rows ->
                facet(
                        node.withObject("/outputFacets"),
                        "outputStatistics",
                        "1-0-2",
                        "OutputStatisticsOutputDatasetFacet")
                    .put("rowCount", rows));
  }

  private void describe(ObjectNode facets, MartContract contract) {
    facet(facets, "documentation", "1-0-1", "DocumentationDatasetFacet")
        .put("description", contract.description().en());
    ArrayNode fields = facet(facets, "schema", "1-1-1", "SchemaDatasetFacet").putArray("fields");
    for (MartColumn column : contract.columns()) {
      fields
          .addObject()
          .put("name", column.name())
          .put("type", column.type().name().toLowerCase(Locale.ROOT))
          .put("description", column.description().en());
    }
  }

  /** The file system, without a name or password that its address may hold. */
  private static String namespace(URI at) {
    if (at.getScheme() == null || at.getScheme().equals("file")) {
      return "file";
    }
    String host = at.getHost() == null ? "" : at.getHost();
    return at.getScheme() + "://" + host + (at.getPort() < 0 ? "" : ":" + at.getPort());
  }

  private static ObjectNode facets(ObjectNode of) {
    return of.withObject("/facets");
  }

  private ObjectNode facet(ObjectNode facets, String name, String version, String type) {
    return facets
        .putObject(name)
        .put("_producer", producer)
        .put("_schemaURL", SPEC + "facets/" + version + "/" + type + ".json#/$defs/" + type);
  }
}
