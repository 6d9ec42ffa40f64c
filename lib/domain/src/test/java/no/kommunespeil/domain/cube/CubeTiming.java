package no.kommunespeil.domain.cube;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** How many answers one core counts in a second; run by hand, not a test. */
final class CubeTiming {

  private CubeTiming() {}

  public static void main(String[] args) {
    int[] categories = new int[150];
    Arrays.fill(categories, 7);
    CubeLayout layout =
        CubeLayout.of(
            List.of(SmallSurvey.wave("2020", 0, categories)),
            List.of("all", "county", "structure", "centrality", "size", "settlement", "type"));
    Random random = new Random(1);
    byte[][] answers = new byte[10_000][150];
    String[][] groups = new String[10_000][];
    for (int r = 0; r < answers.length; r++) {
      for (int v = 0; v < 150; v++) {
        answers[r][v] = (byte) (random.nextInt(9) - 2);
      }
      int unit = random.nextInt(371);
      groups[r] =
          new String[] {
            "all",
            "c" + unit % 11,
            "s" + unit % 15,
            "" + unit % 6,
            "p" + unit % 7,
            "e" + unit % 4,
            "u" + unit % 3
          };
    }
    for (int round = 0; round < 6; round++) {
      CubeCounter counter = new CubeCounter(layout);
      long start = System.nanoTime();
      for (int repeat = 0; repeat < 67; repeat++) {
        for (int r = 0; r < answers.length; r++) {
          counter.add(0, groups[r], answers[r]);
        }
      }
      long counted = System.nanoTime();
      int bytes = counter.part().toBytes().length;
      long listed = System.nanoTime();
      System.out.println(
          67L * 10_000 * 150 * 1_000_000_000 / (counted - start)
              + " answers/s; listing "
              + (listed - counted) / 1_000_000
              + " ms, "
              + bytes
              + " bytes");
    }
  }
}
