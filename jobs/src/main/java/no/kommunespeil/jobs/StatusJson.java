package no.kommunespeil.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import no.kommunespeil.jobs.observe.RunJson;

/** How things stand, as one JSON object for monitors. */
final class StatusJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StatusJson() {}

  static ObjectNode of(Status status) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode waves = node.putArray("waves");
    for (Status.OfWave wave : status.waves()) {
      waves
          .addObject()
          .put("wave", wave.key())
          .put("files", wave.files())
          .put("bronze", word(wave.bronze()))
          .put("silver", word(wave.silver()))
          .put("gold", word(wave.gold()));
    }
    ObjectNode tables = node.putObject("tables");
    status
        .holdings()
        .tables()
        .forEach(
            (name, table) ->
                tables.putObject(name).put("version", table.version()).put("bytes", table.bytes()));
    ObjectNode marts = node.putObject("marts").put("bytes", status.holdings().martBytes());
    status
        .holdings()
        .marts()
        .ifPresent(
            set ->
                marts
                    .put("set", set.set())
                    .put("published_at", RunJson.time(set.at()))
                    .put("up_to_date", status.outlook().isPublished()));
    status
        .running()
        .ifPresent(
            holder ->
                node.putObject("running")
                    .put("command", holder.command())
                    .put("machine", holder.machine())
                    .put("process", holder.process())
                    .put("since", RunJson.time(holder.since())));
    status.lastRun().ifPresent(run -> node.set("last_run", run));
    Outlook outlook = status.outlook();
    ObjectNode next = node.putObject("next_run").put("has_work", !outlook.isDone());
    next.put("is_refused", outlook.bronze().held().isForeign());
    add(next.putArray("ingest"), outlook.bronze());
    add(next.putArray("resolve"), outlook.silver());
    add(next.putArray("count"), outlook.gold());
    next.put("publish", !outlook.isPublished() && outlook.withdrawn().isEmpty());
    node.put("is_damaged", status.damage().isPresent());
    node.put("is_withdrawn", status.withdrawn().isPresent());
    node.put("is_held_back", status.heldBack().isPresent());
    return node;
  }

  private static void add(ArrayNode waves, Outlook.Stage stage) {
    StageWork.between(stage.held(), stage.wanted()).replaced().forEach(waves::add);
  }

  private static String word(Status.Progress progress) {
    return progress.name().toLowerCase(Locale.ROOT);
  }
}
