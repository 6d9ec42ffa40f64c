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
import no.kommunespeil.domain.problem.Problem;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.response.Candidate;
import no.kommunespeil.domain.response.CodedRows;
import no.kommunespeil.domain.response.CodingReader;
import no.kommunespeil.domain.response.Codings;
import no.kommunespeil.domain.response.CountingResponse;
import no.kommunespeil.domain.response.DecodedResponse;
import no.kommunespeil.domain.response.ResponseDecoder;
import no.kommunespeil.domain.survey.CodingFile;
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
  private int codedAnswers;
  private int codedAndCounting;
  private int codedInVain;

  private ReadBack() {}

  static ReadBack of(Written written, Wave wave, WaveSubSurvey sub) {
    ReadBack back = new ReadBack();
    UnitResolver units = UnitResolver.of(Written.REGISTERS, wave.registerDay(), sub.frame());
    Map<String, List<Sent>> byUnit = new LinkedHashMap<>();
    Codings codings = back.codings(written, sub);
    for (Delivery delivery : sub.deliveries()) {
      String path = delivery.pattern().replace("*", "");
      try (RowReader reader =
          DeliveredFiles.open(
              path, written.open(path), written.size(path), delivery.format(), Limits.standard())) {
        back.read(reader, path, wave, sub, delivery, codings, units, byUnit);
      }
    }
    byUnit.forEach(back::choose);
    return back;
  }

  private Codings codings(Written written, WaveSubSurvey sub) {
    List<CodedRows> files = new ArrayList<>();
    for (CodingFile coding : sub.codings()) {
      String path = coding.file().pattern().replace("*", "");
      try (RowReader reader =
          DeliveredFiles.open(
              path,
              written.open(path),
              written.size(path),
              coding.file().format(),
              Limits.standard())) {
        @Nullable FileRow header = reader.next();
        List<FileRow> rows = new ArrayList<>();
        for (@Nullable FileRow row = reader.next(); row != null; row = reader.next()) {
          rows.add(row);
        }
        codedAnswers += rows.size();
        files.add(
            new CodedRows(
                coding, path, header == null ? List.of() : List.of(header.cells()), rows));
      }
    }
    Problems problems = new Problems();
    List<Problem> warnings = new ArrayList<>();
    Codings codings = CodingReader.read(Written.SURVEY.codebook(), files, problems, warnings);
    problems.addAll(warnings);
    problems.throwIfAny("reading the sample's coding files back");
    return codings;
  }

  private void read(
      RowReader reader,
      String path,
      Wave wave,
      WaveSubSurvey sub,
      Delivery delivery,
      Codings codings,
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
            codings,
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
    for (int row : response.codings()) {
      codedInVain += row < 0 ? 1 : 0;
      codedAndCounting += row < 0 ? 0 : 1;
    }
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

  /** Rows of coding files. */
  int codedAnswers() {
    return codedAnswers;
  }

  /** Rows of coding files about answers of responses that count. */
  int codedAndCounting() {
    return codedAndCounting;
  }

  /** Rows of coding files about answers that responses that count do not give. */
  int codedInVain() {
    return codedInVain;
  }
}
