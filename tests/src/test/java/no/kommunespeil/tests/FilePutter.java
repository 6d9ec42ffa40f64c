package no.kommunespeil.tests;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Copies a file or folder of this machine to another file system, over what is there. */
final class FilePutter {

  private FilePutter() {}

  /**
   * @param arguments what to copy, the folder it is to be in, then settings of Hadoop as {@code
   *     key=value}
   */
  public static void main(String[] arguments) throws IOException {
    Configuration hadoop = LockContender.hadoop(arguments, 2);
    Path to = new Path(arguments[1]);
    to.getFileSystem(hadoop).copyFromLocalFile(false, true, new Path(arguments[0]), to);
    System.exit(0);
  }
}
