package no.kommunespeil.report.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.kommunespeil.domain.mart.ColumnType;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.survey.Survey;
import no.kommunespeil.domain.survey.Text;

/**
 * The descriptor of the marts as a Frictionless Data Package, version 2 (datapackage.org): what is
 * in which file, in Norwegian with English beside it.
 *
 * <p>It follows from the contracts and the codebook, so the same configuration gives the same
 * bytes.
 */
public final class DataPackage {

  /** The file's name. */
  public static final String FILE = "datapackage.json";

  /** The text every descriptor of synthetic data begins with. */
  private static final Text SYNTHETIC =
      new Text(
          "SYNTETISKE DATA, ikke svar fra kommuner. ",
          "SYNTHETIC DATA, no answers of municipalities. ");

  private static final String PROFILES = "https://datapackage.org/profiles/2.0/";

  private final PackageInfo info;
  private final Vocabulary vocabulary;

  public DataPackage(PackageInfo info, Survey survey) {
    this.info = info;
    this.vocabulary = new Vocabulary(survey);
  }

  /** Whether answers are made up, wholly or in part. */
  public enum Origin {
    DELIVERED,
    SYNTHETIC
  }

  /**
   * The descriptor's text.
   *
   * @param marts those whose file, named as the mart, lies beside the descriptor; restricted ones
   *     are left out
   */
  public String describe(List<MartContract> marts, Origin origin) {
    ObjectNode root = Json.object();
    root.put("$schema", PROFILES + "datapackage.json");
    root.put("name", info.name());
    Json.put(root, "languages", List.of("nb", "en"));
    Json.put(root, "title", info.title());
    Json.put(root, "description", marked(info.description(), origin));
    if (origin == Origin.SYNTHETIC) {
      Json.put(root, "keywords", List.of("synthetic"));
    }
    ArrayNode licenses = root.putArray("licenses");
    for (PackageInfo.License license : info.licenses()) {
      licenses
          .addObject()
          .put("name", license.name())
          .put("title", license.title())
          .put("path", license.path());
    }
    ArrayNode sources = root.putArray("sources");
    for (PackageInfo.Source source : info.sources()) {
      ObjectNode node = sources.addObject();
      Json.put(node, "title", source.title());
      node.put("path", source.path()).put("license", source.license());
    }
    ArrayNode resources = root.putArray("resources");
    List<MartContract> open =
        marts.stream().filter(mart -> mart.tier() != MartContract.Tier.RESTRICTED).toList();
    open.forEach(mart -> resources.add(resource(mart, open)));
    return Json.text(root);
  }

  private static Text marked(Text text, Origin origin) {
    return switch (origin) {
      case DELIVERED -> text;
      case SYNTHETIC -> new Text(SYNTHETIC.nb() + text.nb(), SYNTHETIC.en() + text.en());
    };
  }

  private ObjectNode resource(MartContract mart, List<MartContract> marts) {
    ObjectNode node = Json.object();
    node.put("name", mart.name());
    node.put("type", "table");
    node.put("path", mart.name() + ".parquet");
    node.put("format", "parquet");
    node.put("mediatype", "application/vnd.apache.parquet");
    Json.put(node, "title", mart.label());
    Json.put(node, "description", mart.description());
    ObjectNode schema = node.putObject("schema");
    schema.put("$schema", PROFILES + "tableschema.json");
    ArrayNode fields = schema.putArray("fields");
    mart.columns().forEach(column -> fields.add(field(mart, column)));
    Json.put(schema, "missingValues", List.of(""));
    Json.put(schema, "primaryKey", mart.key());
    ArrayNode foreign = Json.array();
    for (MartContract.Reference reference : mart.references()) {
      marts.stream()
          .filter(to -> to.name().equals(reference.mart()))
          .forEach(to -> foreign.add(foreignKey(reference, to)));
    }
    if (!foreign.isEmpty()) {
      schema.set("foreignKeys", foreign);
    }
    return node;
  }

  private static ObjectNode foreignKey(MartContract.Reference reference, MartContract to) {
    ObjectNode key = Json.object();
    Json.put(key, "fields", reference.columns());
    Json.put(key.putObject("reference").put("resource", to.name()), "fields", to.key());
    return key;
  }

  private ObjectNode field(MartContract mart, MartColumn column) {
    ObjectNode node = Json.object();
    node.put("name", column.name());
    node.put("type", type(column.type()));
    Json.put(node, "description", column.description());
    node.putObject("constraints").put("required", !column.nullable());
    List<Vocabulary.Word> words = vocabulary.of(mart, column);
    if (!words.isEmpty()) {
      ArrayNode categories = node.putArray("categories");
      for (Vocabulary.Word word : words) {
        Json.put(categories.addObject().put("value", word.key()), "label", word.label());
      }
    }
    return node;
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case STRING -> "string";
      case INT, LONG -> "integer";
      case DOUBLE -> "number";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
    };
  }
}
