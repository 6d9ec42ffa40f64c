package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import no.kommunespeil.spark.io.StageState;
import no.kommunespeil.spark.io.StageTable;
import no.kommunespeil.spark.io.TableCare;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Housekeeping. */
@Command(
    name = "maintain",
    description = {
      "Puts small files of the tables together, and removes what is not needed any more: files and"
          + " commits of tables that were replaced longer ago than --keep-days, sets of marts beyond"
          + " --keep or never finished, and configurations that no run of those days was made with.",
      "",
      "What the tables and the published marts say stays as it is. Once a month is plenty."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class MaintainCommand implements Callable<Integer> {

  @Mixin private FolderOptions folders = new FolderOptions();

  @Mixin private WaitOption wait = new WaitOption();

  @Mixin private KeepOption keep = new KeepOption();

  @Option(
      names = "--keep-days",
      paramLabel = "DAYS",
      defaultValue = "365",
      converter = Days.class,
      description =
          "How long what runs have replaced can still be read, by 'rebuild --as-of' too (default:"
              + " 365).")
  private int days;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut());
    Settings settings = folders.settings();
    Workspace workspace = Workspace.open(settings);
    try (FolderLock lock = new FolderLock(settings, spec.name(), wait.time(), console);
        Run run = new Run(workspace, lock, console)) {
      lock.take();
      TableCare care = new TableCare(run.spark(), days);
      FileSystem files = workspace.tables().getFileSystem(workspace.hadoop());
      for (Map.Entry<Path, Optional<StageState>> table : tables(workspace).entrySet()) {
        long before = files.getContentSummary(table.getKey()).getLength();
        lock.requireHeld();
        care.care(table.getKey(), table.getValue());
        console.step(
            "care",
            table.getKey().getName()
                + ", "
                + Words.bytes(before)
                + " → "
                + Words.bytes(files.getContentSummary(table.getKey()).getLength()));
      }
      lock.requireHeld();
      int removed = workspace.marts().keeping(keep.sets()).removeOthers();
      console.step("marts", Words.count(removed, "set") + " removed");
      Set<String> configurations =
          new TreeSet<>(PastRun.configurations(run.spark(), workspace.runLog().path(), days));
      configurations.add(workspace.configurationName());
      workspace.configurations().keepOnly(configurations);
      console.step("kept", Words.count(configurations.size(), "configuration"));
    }
    return ExitCode.DONE;
  }

  /** The tables that are there, with what the commits of the stages' say. */
  private static Map<Path, Optional<StageState>> tables(Workspace workspace) throws IOException {
    Map<Path, Optional<StageState>> tables = new LinkedHashMap<>();
    for (StageTable stage :
        new StageTable[] {workspace.bronze(), workspace.silver(), workspace.gold()}) {
      StageState state = stage.state();
      // Of one that another program has changed nothing is known that could be said again.
      if (state.version() >= 0 && !state.isForeign()) {
        tables.put(stage.path(), Optional.of(state));
      }
    }
    if (workspace.runLog().exists()) {
      tables.put(workspace.runLog().path(), Optional.empty());
    }
    return tables;
  }

  /** A number of days as people write it. */
  static final class Days implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-9][0-9]{0,4}")) {
        throw new TypeConversionException(
            "'" + text + "' is not a number of days. Write 1 or more, such as 365.");
      }
      return Integer.valueOf(text);
    }
  }
}
