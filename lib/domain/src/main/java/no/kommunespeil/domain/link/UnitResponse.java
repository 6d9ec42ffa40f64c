package no.kommunespeil.domain.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A unit's response to a sub-survey of a wave, as it travels to where the unit's responses meet.
 *
 * @param block number of the wave and sub-survey, from {@link LinkLayout#block}
 * @param unit number of the unit on the wave's register day
 * @param replica which copy of the unit answers; 0 but in samples made larger than the country
 * @param submitted day as a count of days since 1970, {@link #NO_DAY} when not known
 * @param synthetic whether the row says that it is made up
 * @param answers one per variable asked; null when another response counts for the unit
 */
public record UnitResponse(
    int block,
    String unit,
    int replica,
    int submitted,
    boolean synthetic,
    byte @Nullable [] answers) {

  /** The day is not known. */
  public static final int NO_DAY = Integer.MIN_VALUE;

  private static final int COUNTS = 1;
  private static final int SYNTHETIC = 2;

  /** Whether this is the response that stands for its unit. */
  public boolean counts() {
    return answers != null;
  }

  /** The response as bytes. */
  public byte[] toBytes() {
    byte[] code = unit.getBytes(StandardCharsets.US_ASCII);
    byte[] packed = answers == null ? new byte[0] : answers;
    ByteBuffer bytes = ByteBuffer.allocate(3 * Integer.BYTES + 2 + code.length + packed.length);
    bytes.putInt(block).putInt(replica).putInt(submitted);
    bytes.put((byte) ((answers == null ? 0 : COUNTS) | (synthetic ? SYNTHETIC : 0)));
    bytes.put((byte) code.length).put(code).put(packed);
    return bytes.array();
  }

  /**
   * @param bytes what {@link #toBytes} made
   */
  public static UnitResponse fromBytes(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    int block = from.getInt();
    int replica = from.getInt();
    int submitted = from.getInt();
    int flags = from.get();
    byte[] code = new byte[from.get()];
    from.get(code);
    byte[] answers = new byte[from.remaining()];
    from.get(answers);
    return new UnitResponse(
        block,
        new String(code, StandardCharsets.US_ASCII),
        replica,
        submitted,
        (flags & SYNTHETIC) != 0,
        (flags & COUNTS) != 0 ? answers : null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UnitResponse response
        && block == response.block
        && unit.equals(response.unit)
        && replica == response.replica
        && submitted == response.submitted
        && synthetic == response.synthetic
        && Arrays.equals(answers, response.answers);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * block + unit.hashCode()) + Arrays.hashCode(answers);
  }

  @Override
  public String toString() {
    return "Response of unit " + unit + ", copy " + replica + ", block " + block;
  }
}
