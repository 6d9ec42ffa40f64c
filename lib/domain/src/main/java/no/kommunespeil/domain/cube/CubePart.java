package no.kommunespeil.domain.cube;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts by block and group from some of the responses. Parts add up in any order and any grouping;
 * a part travels as bytes, of which most counts take one and runs of zeros take two.
 */
public final class CubePart implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Comparator<GroupCells> ORDER =
      Comparator.comparing(GroupCells::wave)
          .thenComparing(GroupCells::subSurvey)
          .thenComparing(GroupCells::breakdown)
          .thenComparing(GroupCells::group);

  private final HashMap<Key, long[]> cells = new HashMap<>();

  /** An empty part, to which others are added. */
  public CubePart() {}

  /** Adds another part to this one. */
  public CubePart merge(CubePart other) {
    other.cells.forEach((key, counts) -> add(key, counts));
    return this;
  }

  /** Adds the counts of one group. */
  public CubePart add(GroupCells row) {
    add(new Key(row.wave(), row.subSurvey(), row.breakdown(), row.group()), row.cells());
    return this;
  }

  private void add(Key key, long[] counts) {
    long[] sums = cells(key, counts.length);
    for (int i = 0; i < counts.length; i++) {
      sums[i] = Math.addExact(sums[i], counts[i]);
    }
  }

  long[] cells(Key key, int length) {
    long[] counts = cells.computeIfAbsent(key, missing -> new long[length]);
    if (counts.length != length) {
      throw new IllegalArgumentException(
          "Counts of wave "
              + key.wave
              + ", sub-survey "
              + key.subSurvey
              + " come from two layouts: "
              + counts.length
              + " and "
              + length
              + " cells.");
    }
    return counts;
  }

  /** One row per group that has responses, by wave, sub-survey, breakdown and group. */
  public List<GroupCells> rows() {
    List<GroupCells> rows = new ArrayList<>(cells.size());
    for (Map.Entry<Key, long[]> entry : cells.entrySet()) {
      Key key = entry.getKey();
      rows.add(new GroupCells(key.wave, key.subSurvey, key.breakdown, key.group, entry.getValue()));
    }
    rows.sort(ORDER);
    return rows;
  }

  /** One row per variable and group that has responses. */
  public List<SumsRow> sums(CubeLayout layout) {
    List<SumsRow> sums = new ArrayList<>();
    for (GroupCells row : rows()) {
      sums.addAll(layout.sums(row));
    }
    return sums;
  }

  /** The part as bytes, the same for the same counts. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(cells.size());
      for (GroupCells row : rows()) {
        out.writeUTF(row.wave());
        out.writeUTF(row.subSurvey());
        out.writeUTF(row.breakdown());
        out.writeUTF(row.group());
        out.writeInt(row.cells().length);
        writeCounts(out, row.cells());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed.", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @param bytes what {@link #toBytes} made
   */
  public static CubePart fromBytes(byte[] bytes) {
    CubePart part = new CubePart();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int rows = in.readInt();
      for (int row = 0; row < rows; row++) {
        Key key = new Key(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
        long[] counts = new long[in.readInt()];
        readCounts(in, counts);
        part.cells.put(key, counts);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The bytes do not hold a part of the cube.", e);
    }
    return part;
  }

  /** A zero is followed by how many more there are: in a small group most counts are. */
  private static void writeCounts(DataOutputStream out, long[] counts) throws IOException {
    for (int i = 0; i < counts.length; i++) {
      writeCount(out, counts[i]);
      if (counts[i] == 0) {
        int first = i;
        while (i + 1 < counts.length && counts[i + 1] == 0) {
          i++;
        }
        writeCount(out, i - first);
      }
    }
  }

  private static void readCounts(DataInputStream in, long[] counts) throws IOException {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = readCount(in);
      if (counts[i] == 0) {
        i += Math.toIntExact(readCount(in));
      }
    }
  }

  /** Seven bits per byte, lowest first; the eighth says that more follow. */
  private static void writeCount(DataOutputStream out, long count) throws IOException {
    long rest = count;
    while (rest > 0x7f) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long readCount(DataInputStream in) throws IOException {
    long count = 0;
    int shift = 0;
    int next = in.readUnsignedByte();
    while (next > 0x7f) {
      count |= (long) (next & 0x7f) << shift;
      shift += 7;
      next = in.readUnsignedByte();
    }
    return count | (long) next << shift;
  }

  private Object writeReplace() {
    return new Travelling(toBytes());
  }

  record Key(String wave, String subSurvey, String breakdown, String group)
      implements Serializable {}

  private record Travelling(byte[] bytes) implements Serializable {
    private Object readResolve() {
      return fromBytes(bytes);
    }
  }
}
