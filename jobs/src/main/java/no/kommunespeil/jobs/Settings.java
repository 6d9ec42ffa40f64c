package no.kommunespeil.jobs;

import java.util.Map;
import java.util.OptionalInt;
import no.kommunespeil.spark.session.Sessions;
import org.apache.hadoop.conf.Configuration;

/**
 * Where a command reads and writes, and how Spark is started.
 *
 * @param conf folder of the configuration
 * @param waves folder of the wave files
 * @param out folder of the tables and marts
 * @param spark Spark settings, but for those spark-submit has set
 * @param structure year whose municipalities and counties series are followed in; the newest of the
 *     registers when empty
 * @param lock folder of the lock that keeps two runs apart
 */
record Settings(
    String conf,
    String waves,
    String out,
    Map<String, String> spark,
    OptionalInt structure,
    String lock) {

  /** The same, but for where is written. */
  Settings withOut(String folder) {
    return new Settings(conf, waves, folder, spark, structure, folder);
  }

  /** The same, but for what is read. */
  Settings of(String otherConf, String otherWaves, int structureYear) {
    return new Settings(otherConf, otherWaves, out, spark, OptionalInt.of(structureYear), lock);
  }

  /** How file systems are reached. */
  Configuration hadoop() {
    return Sessions.hadoop(spark);
  }
}
