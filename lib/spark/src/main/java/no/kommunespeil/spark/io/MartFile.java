package no.kommunespeil.spark.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.delivery.Checksums;
import no.kommunespeil.domain.mart.MartColumn;
import no.kommunespeil.domain.mart.MartContract;
import no.kommunespeil.domain.mart.MartTable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file whose schema is a mart's contract, in the making. It is made in memory: marts are
 * small by nature, and those that are not are made in parts that are.
 */
public final class MartFile implements AutoCloseable {

  private static final int MOST_ENCODED = 1 << 14;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ParquetWriter<@Nullable Object[]> writer;
  private long rows;

  /**
   * @param path where the file is to be, for messages
   */
  public MartFile(MartContract contract, Path path) throws IOException {
    this.writer =
        new Builder(new InMemory(bytes, path), contract)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withConf(new PlainParquetConfiguration())
            .build();
  }

  /** Writes a mart; the driver does, as a Spark job would cost more than the writing. */
  static String write(MartTable mart, FileSystem files, Path path) throws IOException {
    MartFile file = new MartFile(mart.contract(), path);
    try (file) {
      file.add(mart);
    }
    return file.writeTo(files, path);
  }

  /** Adds rows behind those that are there; the caller sees to their order. */
  public void add(MartTable mart) throws IOException {
    for (@Nullable Object[] row : mart.rows()) {
      add(row);
    }
  }

  /** Adds a row that is known to keep the contract; it is read before this returns. */
  public void add(@Nullable Object[] row) throws IOException {
    writer.write(row);
    rows++;
  }

  public long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  /**
   * Writes the file, which must have been closed.
   *
   * @return checksum of what was written
   */
  public String writeTo(FileSystem files, Path path) throws IOException {
    byte[] written = SameBytes.of(bytes.toByteArray());
    try (OutputStream out = files.create(path, true)) {
      out.write(written);
    }
    return Checksums.sha256(new ByteArrayInputStream(written));
  }

  static MessageType schema(MartContract contract) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (MartColumn column : contract.columns()) {
      message.addField(field(column));
    }
    return message.named(contract.name());
  }

  private static Type field(MartColumn column) {
    Type.Repetition repetition =
        column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    return switch (column.type()) {
      case STRING ->
          Types.primitive(PrimitiveType.PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case INT ->
          Types.primitive(PrimitiveType.PrimitiveTypeName.INT32, repetition).named(column.name());
      case LONG ->
          Types.primitive(PrimitiveType.PrimitiveTypeName.INT64, repetition).named(column.name());
      case DOUBLE ->
          Types.primitive(PrimitiveType.PrimitiveTypeName.DOUBLE, repetition).named(column.name());
      case BOOLEAN ->
          Types.primitive(PrimitiveType.PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
      case DATE ->
          Types.primitive(PrimitiveType.PrimitiveTypeName.INT32, repetition)
              .as(LogicalTypeAnnotation.dateType())
              .named(column.name());
    };
  }

  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {

    private final MartContract contract;

    Builder(OutputFile file, MartContract contract) {
      super(file);
      this.contract = contract;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration ignored) {
      return new RowSupport(contract);
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration ignored) {
      return new RowSupport(contract);
    }
  }

  /** Hands the values of a row to Parquet column by column. */
  private static final class RowSupport extends WriteSupport<@Nullable Object[]> {

    private final MartContract contract;
    private final List<MartColumn> columns;
    private @Nullable RecordConsumer consumer;

    /** Labels and keys stand in many rows, each as one and the same text. */
    private final IdentityHashMap<String, Binary> encoded = new IdentityHashMap<>();

    RowSupport(MartContract contract) {
      this.contract = contract;
      this.columns = contract.columns();
    }

    @Override
    public WriteContext init(Configuration ignored) {
      return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration ignored) {
      return context();
    }

    private WriteContext context() {
      return new WriteContext(schema(contract), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      this.consumer = recordConsumer;
    }

    @Override
    public void write(@Nullable Object[] row) {
      RecordConsumer to = consumer;
      if (to == null) {
        throw new IllegalStateException("Parquet asks for rows before it is ready to take them.");
      }
      to.startMessage();
      for (int i = 0; i < row.length; i++) {
        Object value = row[i];
        if (value != null) {
          MartColumn column = columns.get(i);
          to.startField(column.name(), i);
          switch (column.type()) {
            case STRING -> to.addBinary(encoded((String) value));
            case INT -> to.addInteger((Integer) value);
            case LONG -> to.addLong((Long) value);
            case DOUBLE -> to.addDouble((Double) value);
            case BOOLEAN -> to.addBoolean((Boolean) value);
            case DATE -> to.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
          }
          to.endField(column.name(), i);
        }
      }
      to.endMessage();
    }

    private Binary encoded(String text) {
      Binary known = encoded.get(text);
      if (known == null) {
        if (encoded.size() == MOST_ENCODED) {
          encoded.clear();
        }
        known = Binary.fromString(text);
        encoded.put(text, known);
      }
      return known;
    }
  }

  /** What is to become a file, which its writer names in its messages by the path. */
  private record InMemory(ByteArrayOutputStream bytes, Path path) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new PositionOutputStream() {
        @Override
        public long getPos() {
          return bytes.size();
        }

        @Override
        public void write(int one) {
          bytes.write(one);
        }

        @Override
        public void write(byte[] more, int from, int length) {
          bytes.write(more, from, length);
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }

    @Override
    public String getPath() {
      return path.toString();
    }
  }
}
