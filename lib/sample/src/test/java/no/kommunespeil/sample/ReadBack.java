package no.kommunespeil.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kommunespeil.domain.delivery.DeliveredFiles;
import no.kommunespeil.domain.delivery.FileRow;
import no.kommunespeil.domain.delivery.Limits;
import no.kommunespeil.domain.delivery.RowReader;
import no.kommunespeil.domain.geography.UnitResolution;
import no.kommunespeil.domain.geography.UnitResolver;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.response.Candidate;
import no.kommunespeil.domain.response.CountingResponse;
import no.kommunespeil.domain.response.DecodedResponse;
import no.kommunespeil.domain.response.ResponseDecoder;
import no.kommunespeil.domain.survey.Delivery;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/** The files of one sub-survey, read as any delivery is read. */
final class ReadBack {

  /** A response and where it was read. */
  private record Sent(DecodedResponse response, Candidate candidate) {}

  private final Map<String, byte[]> counting = new TreeMap<>();
  private final List<String> reasonsSetAside = new ArrayList<>();
  private final List<String> rejected = new ArrayList<>();
  private int rows;
  private int unmarked;
  private int unreadable;
  private int outsideFilter;

  private ReadBack() {}

  static ReadBack of(Written written, Wave wave, WaveSubSurvey sub) {
    ReadBack back = new ReadBack();
    UnitResolver units = UnitResolver.of(Written.REGISTERS, wave.registerDay(), sub.frame());
    Map<String, List<Sent>> byUnit = new LinkedHashMap<>();
    for (Delivery delivery : sub.deliveries()) {
      String path = delivery.pattern().replace("*", "");
      try (RowReader reader =
          DeliveredFiles.open(
              path, written.open(path), written.size(path), delivery.format(), Limits.standard())) {
        back.read(reader, path, wave, sub, delivery, units, byUnit);
      }
    }
    byUnit.forEach(back::choose);
    return back;
  }

  private void read(
      RowReader reader,
      String path,
      Wave wave,
      WaveSubSurvey sub,
      Delivery delivery,
      UnitResolver units,
      Map<String, List<Sent>> byUnit) {
    Problems problems = new Problems();
    @Nullable FileRow row = reader.next();
    if (row == null) {
      throw new IllegalStateException(path + " has no header");
    }
    ResponseDecoder decoder =
        ResponseDecoder.compile(
            wave,
            sub,
            delivery,
            Written.SURVEY.codebook(),
            path,
            Arrays.asList(row.cells()),
            problems);
    problems.throwIfAny("reading the sample back");
    for (row = reader.next(); row != null; row = reader.next()) {
      DecodedResponse response = decoder.decode(row.cells());
      rows++;
      unmarked += response.isSynthetic() ? 0 : 1;
      UnitResolution unit = units.resolve(response.unitNumber(), response.unitName());
      if (unit instanceof UnitResolution.Resolved resolved) {
        byUnit
            .computeIfAbsent(resolved.code() + "/" + response.replica(), key -> new ArrayList<>())
            .add(new Sent(response, response.candidate(path, row.row())));
      } else {
        rejected.add(((UnitResolution.Unresolved) unit).message());
      }
    }
  }

  private void choose(String unit, List<Sent> sent) {
    CountingResponse.Choice choice =
        CountingResponse.choose(sent.stream().map(Sent::candidate).toList());
    DecodedResponse response = sent.get(choice.counting()).response();
    counting.put(unit, response.answers());
    unreadable += response.unreadable();
    outsideFilter += response.answersOutsideFilter();
    choice.reasons().stream().filter(reason -> !reason.isEmpty()).forEach(reasonsSetAside::add);
  }

  /** The answers that count, per unit and copy. */
  Map<String, byte[]> counting() {
    return counting;
  }

  List<String> reasonsSetAside() {
    return reasonsSetAside;
  }

  List<String> rejected() {
    return rejected;
  }

  int rows() {
    return rows;
  }

  /** Rows that do not say that they are made up. */
  int unmarked() {
    return unmarked;
  }

  int unreadable() {
    return unreadable;
  }

  int outsideFilter() {
    return outsideFilter;
  }
}
