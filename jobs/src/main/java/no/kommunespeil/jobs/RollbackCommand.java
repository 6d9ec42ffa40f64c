package no.kommunespeil.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.kommunespeil.domain.problem.Place;
import no.kommunespeil.domain.problem.UserError;
import no.kommunespeil.spark.io.HadoopFolder;
import no.kommunespeil.spark.io.KeptSet;
import no.kommunespeil.spark.io.MartSets;
import no.kommunespeil.spark.io.Withdrawals.Withdrawal;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Back to a set of marts that was published before. */
@Command(
    name = "rollback",
    description = {
      "Shows readers a set of marts that was published before, in one step; without a SET, lists"
          + " those that are kept.",
      "",
      "What readers saw until then is withdrawn: runs that would publish just that again leave it"
          + " alone, until its files, the configuration or the program have changed, or it is"
          + " itself brought back. Tables are not touched."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kommunespeil rollback",
      "  kommunespeil rollback 1f0c --reason \"counties of 2023 are wrong\""
    })
final class RollbackCommand implements Callable<Integer> {

  private static final String DOING = "going back to an earlier set of marts";

  @Mixin private FolderOptions folders = new FolderOptions();

  @Mixin private WaitOption wait = new WaitOption();

  @Parameters(
      paramLabel = "SET",
      arity = "0..1",
      description = "The set to show, by its name or the beginning of it.")
  private @Nullable String set;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for whoever looks later: 'status' and later runs repeat it.")
  private String reason = "";

  @Mixin private RegisterOptions register = new RegisterOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut());
    Settings settings = folders.settings();
    Configuration hadoop = settings.hadoop();
    MartSets sets =
        MartSets.of(HadoopFolder.of(settings.out(), hadoop).at(Workspace.MARTS), hadoop);
    if (set == null) {
      list(sets, console);
      return ExitCode.DONE;
    }
    try (FolderLock lock = new FolderLock(settings, spec.name(), wait.time(), console)) {
      lock.take();
      String wanted = chosen(sets, set);
      Optional<String> before = sets.current();
      sets.guardedBy(lock::requireHeld).bringBack(wanted, reason.strip());
      console.step("rollback", "set " + wanted + " → " + Words.folder(sets.currentFolder()));
      before
          .filter(name -> !name.equals(wanted))
          .ifPresent(
              name ->
                  console.say(
                      "Set "
                          + name
                          + " is withdrawn: runs leave it alone until its files, the configuration"
                          + " or the program have changed. 'rollback "
                          + name
                          + "' brings it back."));
      if (register.isAsked()) {
        try (Run run = new Run(Workspace.open(settings), lock, console)) {
          register.run(run);
        }
      }
    }
    return ExitCode.DONE;
  }

  private static void list(MartSets sets, Console console) throws IOException {
    List<KeptSet> kept = sets.keptSets().stream().filter(KeptSet::isWhole).toList();
    if (kept.isEmpty()) {
      console.say("No set of marts is kept there; 'run' publishes one.");
      return;
    }
    Optional<String> current = sets.current();
    for (KeptSet each : kept) {
      Optional<Withdrawal> withdrawn = sets.withdrawals().of(each.name());
      String state =
          current.equals(Optional.of(each.name()))
              ? "current"
              : withdrawn.map(one -> "withdrawn " + since(one)).orElse("");
      console.say(
          String.format(Locale.ROOT, "%-14s %s  %s", each.name(), Words.time(each.since()), state)
              .stripTrailing());
    }
  }

  private static String chosen(MartSets sets, String beginning) throws IOException {
    List<String> all =
        sets.keptSets().stream().filter(KeptSet::isWhole).map(KeptSet::name).toList();
    List<String> found = all.stream().filter(name -> name.startsWith(beginning)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw UserError.of(
        DOING,
        Place.of(beginning),
        found.isEmpty() || beginning.isEmpty()
            ? "No set that is kept has a name that begins so."
            : "The names of several sets begin so: " + String.join(", ", found) + ".",
        all.isEmpty()
            ? "None is kept there; name another folder with --out."
            : "Name one of " + String.join(", ", all) + ".");
  }

  /** A withdrawal in words: "set 1f0c..., withdrawn 2026-11-28 07:30:00 UTC (wrong counties)". */
  static String described(Withdrawal withdrawn) {
    return "set "
        + withdrawn.set()
        + ", withdrawn "
        + since(withdrawn)
        + "; 'rollback "
        + withdrawn.set()
        + "' publishes it after all";
  }

  private static String since(Withdrawal withdrawn) {
    return Words.time(withdrawn.since())
        + (withdrawn.reason().isEmpty() ? "" : " (" + withdrawn.reason() + ")");
  }
}
