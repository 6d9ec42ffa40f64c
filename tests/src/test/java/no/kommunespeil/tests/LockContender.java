package no.kommunespeil.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import no.kommunespeil.spark.io.LockHolder;
import no.kommunespeil.spark.io.RunLock;
import org.apache.hadoop.conf.Configuration;

/** Takes the lock of a folder again and again, as one of several programs that want it. */
final class LockContender {

  private LockContender() {}

  /**
   * @param arguments folder of the lock; a file of this machine that is there while anybody holds
   *     it, and that two cannot make; how many times, or {@code for-ever} to hold it until the
   *     program is killed; then settings of Hadoop as {@code key=value}
   */
  public static void main(String[] arguments) throws Exception {
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(arguments[0]);
    Path inside = Path.of(arguments[1]);
    boolean holds = arguments[2].equals("for-ever");
    int times = holds ? 1 : Integer.parseInt(arguments[2]);
    Configuration hadoop = hadoop(arguments, 3);
    int refused = 0;
    for (int i = 0; i < times; ) {
      if (!(RunLock.acquire(folder, "run", hadoop) instanceof RunLock.Acquired acquired)) {
        refused++;
        continue;
      }
      Files.createFile(inside);
      acquired.lock().requireHeld();
      Optional<LockHolder> from = acquired.from();
      System.out.println("holds it" + from.map(dead -> " after " + dead.process()).orElse(""));
      if (holds) {
        Thread.sleep(Long.MAX_VALUE);
      }
      Files.delete(inside);
      acquired.lock().close();
      i++;
    }
    System.out.println("had it " + times + " times, was refused " + refused + " times");
    System.exit(0);
  }

  static Configuration hadoop(String[] arguments, int from) {
    Configuration hadoop = new Configuration();
    for (int i = from; i < arguments.length; i++) {
      int equals = arguments[i].indexOf('=');
      hadoop.set(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
    }
    return hadoop;
  }
}
