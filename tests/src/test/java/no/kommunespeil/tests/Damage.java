package no.kommunespeil.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A file that lies in the tables and is spoiled.
 *
 * @param table name of the table
 * @param file which of its files
 * @param how what is done to it
 * @param isTold whether the file system notices by its own checksums, as local disks and HDFS do
 */
record Damage(String table, Which file, How how, boolean isTold) {

  /** Files of a table. */
  enum Which {
    FIRST_COMMIT("_delta_log", "0{20}\\.json"),
    MIDDLE_COMMIT("_delta_log", "0{19}1\\.json"),
    LAST_COMMIT("_delta_log", "0{19}2\\.json"),
    /** Rows of the wave whose files are gone. */
    DATA_OF_2019("wave=2019", "part-.*\\.parquet"),
    DATA_OF_2020("wave=2020", "part-.*\\.parquet");

    private final String folder;
    private final String name;

    Which(String folder, String name) {
      this.folder = folder;
      this.name = name;
    }
  }

  /** Ways to spoil a file. */
  enum How {
    CUT {
      @Override
      byte[] spoil(byte[] whole, Random chance) {
        return Arrays.copyOf(whole, whole.length / 2);
      }
    },
    CUT_AT_A_LINE {
      @Override
      byte[] spoil(byte[] whole, Random chance) {
        int end = whole.length - 1;
        while (whole[end - 1] != '\n') {
          end--;
        }
        return Arrays.copyOf(whole, end);
      }
    },
    EMPTIED {
      @Override
      byte[] spoil(byte[] whole, Random chance) {
        return new byte[0];
      }
    },
    ZEROED {
      @Override
      byte[] spoil(byte[] whole, Random chance) {
        return new byte[whole.length];
      }
    },
    ONE_BIT_TURNED {
      @Override
      byte[] spoil(byte[] whole, Random chance) {
        byte[] spoiled = whole.clone();
        // Behind the four letters a Parquet file begins with, and in its first page of data.
        int at = 4 + chance.nextInt(Math.min(200, whole.length / 2));
        spoiled[at] ^= (byte) (1 << chance.nextInt(8));
        return spoiled;
      }
    },
    OTHER_TEXT {
      @Override
      byte[] spoil(byte[] whole, Random chance) {
        return "This is not what was here.\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      }
    },
    DELETED {
      @Override
      byte[] spoil(byte[] whole, Random chance) {
        throw new UnsupportedOperationException();
      }
    };

    abstract byte[] spoil(byte[] whole, Random chance);
  }

  /** Every kind, of every table. */
  static List<Damage> all() {
    List<Damage> all = new ArrayList<>();
    for (String table : Site.STAGES) {
      for (Which file : Which.values()) {
        for (How how : How.values()) {
          boolean isText = file.folder.equals("_delta_log");
          if (isText || how != How.CUT_AT_A_LINE) {
            all.add(new Damage(table, file, how, false));
          }
          if (how == How.ONE_BIT_TURNED) {
            all.add(new Damage(table, file, how, true));
          }
        }
      }
    }
    return all;
  }

  String name() {
    return table
        + ": "
        + (file + " " + how).toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
        + (isTold ? "" : ", without checksums");
  }

  /**
   * Does it.
   *
   * @return the file
   */
  Path inflict(Path site, Random chance) throws IOException {
    Path folder = site.resolve("out/tables").resolve(table).resolve(file.folder);
    Path spoiled;
    try (Stream<Path> files = Files.list(folder)) {
      spoiled =
          files
              .filter(path -> path.getFileName().toString().matches(file.name))
              .max(java.util.Comparator.comparing(Damage::lastModified))
              .orElseThrow();
    }
    if (how == How.DELETED) {
      Files.delete(spoiled);
      return spoiled;
    }
    Files.write(spoiled, how.spoil(Files.readAllBytes(spoiled), chance));
    if (!isTold) {
      Files.deleteIfExists(folder.resolve("." + spoiled.getFileName() + ".crc"));
    }
    return spoiled;
  }

  private static java.nio.file.attribute.FileTime lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
