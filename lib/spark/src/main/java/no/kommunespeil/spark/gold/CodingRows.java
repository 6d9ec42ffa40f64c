package no.kommunespeil.spark.gold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.CubePart;
import no.kommunespeil.domain.cube.GroupCells;
import no.kommunespeil.domain.response.CodingOutcome;
import no.kommunespeil.spark.bronze.BronzeFile;
import no.kommunespeil.spark.silver.Responses;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What became of the rows of coding files, counted beside the answers: one number per row, in
 * blocks that can be added up with the cube's cells.
 */
public final class CodingRows {

  /** The pseudo breakdown. */
  static final String BREAKDOWN = "coding";

  private static final int BLOCK = 1024;

  private final Map<Place, long[]> blocks = new HashMap<>();

  private record Place(String wave, String subSurvey, int block) {}

  /**
   * Counts a row.
   *
   * @param status what became of the response
   * @param row its number through all coding files of the sub-survey; the complement where the
   *     response gives no such answer
   */
  void add(String wave, String subSurvey, UTF8String status, int row) {
    int number = row < 0 ? ~row : row;
    blocks
            .computeIfAbsent(new Place(wave, subSurvey, number / BLOCK), place -> new long[BLOCK])[
            number % BLOCK] +=
        outcome(status.toString(), row < 0).weight();
  }

  private static CodingOutcome outcome(String status, boolean withoutAnswer) {
    if (status.equals(Responses.REJECTED)) {
      return CodingOutcome.RESPONSE_REJECTED;
    }
    if (withoutAnswer) {
      return CodingOutcome.NO_ANSWER;
    }
    return status.equals(Responses.COUNTED)
        ? CodingOutcome.COUNTED
        : CodingOutcome.RESPONSE_SET_ASIDE;
  }

  void addTo(CubePart part) {
    blocks.forEach(
        (place, cells) ->
            part.add(
                new GroupCells(
                    place.wave, place.subSurvey, BREAKDOWN, String.valueOf(place.block), cells)));
  }

  /**
   * The outcome of every row of some coding files.
   *
   * @param counted what was counted of their waves
   * @param files the coding files of these waves, by name within each sub-survey
   * @return outcomes by name of file, in row order
   */
  public static Map<String, List<CodingOutcome>> outcomes(
      CubePart counted, List<BronzeFile> files) {
    Map<Place, long[]> blocks = new HashMap<>();
    for (GroupCells cells : counted.rows()) {
      if (cells.breakdown().equals(BREAKDOWN)) {
        blocks.put(
            new Place(cells.wave(), cells.subSurvey(), Integer.parseInt(cells.group())),
            cells.cells());
      }
    }
    Map<String, List<CodingOutcome>> outcomes = new HashMap<>();
    Map<String, Integer> next = new HashMap<>();
    for (BronzeFile file : files) {
      String subSurvey = file.wave() + "/" + file.subSurvey();
      int first = next.getOrDefault(subSurvey, 0);
      List<CodingOutcome> ofFile = new ArrayList<>();
      for (int row = first; row < first + file.rows(); row++) {
        long[] block =
            blocks.getOrDefault(
                new Place(file.wave(), file.subSurvey(), row / BLOCK), new long[BLOCK]);
        ofFile.add(CodingOutcome.of(block[row % BLOCK]));
      }
      outcomes.put(file.file(), ofFile);
      next.put(subSurvey, first + (int) file.rows());
    }
    return outcomes;
  }
}
