package no.kommunespeil.report.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text with the origins of the numbers in it.
 *
 * @param origins in the order of the numbers
 */
public record Told(String text, List<Origin> origins) {

  static final Told NOTHING = new Told("", List.of());

  /** A text without numbers of marts. */
  public static Told of(String text) {
    return new Told(text, List.of());
  }

  public static List<Told> of(List<String> texts) {
    return texts.stream().map(Told::of).toList();
  }

  public Told and(String more) {
    return new Told(text + more, origins);
  }

  public Told and(Told more) {
    return new Told(
        text + more.text, Stream.concat(origins.stream(), more.origins.stream()).toList());
  }

  public Told and(ReportModel.Cell number) {
    return and(number.told());
  }

  /** The same with another first letter and the like: the numbers stay. */
  Told reworded(java.util.function.UnaryOperator<String> change) {
    return new Told(change.apply(text), origins);
  }

  static Told joined(Collection<Told> parts, String between) {
    List<Origin> origins = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Told part : parts) {
      texts.add(part.text);
      origins.addAll(part.origins);
    }
    return new Told(String.join(between, texts), origins);
  }
}
