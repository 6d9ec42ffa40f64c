package no.kommunespeil.jobs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.kommunespeil.domain.cube.SumsRow;
import no.kommunespeil.domain.mart.DeliveryAccount;
import no.kommunespeil.domain.problem.Problems;
import no.kommunespeil.domain.response.Accounting;
import no.kommunespeil.domain.response.Reconciliation;
import no.kommunespeil.jobs.observe.Totals;
import no.kommunespeil.spark.gold.FileOutcome;
import no.kommunespeil.spark.silver.Responses;

/**
 * What became of the rows of each file.
 *
 * @param synthetic keys of the waves that hold made-up rows
 */
record Deliveries(List<DeliveryAccount> accounts, Set<String> synthetic) {

  static Deliveries of(List<SumsRow> sums) {
    Map<String, Account> byFile = new TreeMap<>();
    Set<String> synthetic = new TreeSet<>();
    for (SumsRow row : sums) {
      FileOutcome.of(row)
          .ifPresent(
              outcome -> {
                if (outcome.status().equals(FileOutcome.SYNTHETIC)) {
                  synthetic.add(outcome.wave());
                } else if (!outcome.status().equals(FileOutcome.UNREADABLE)) {
                  byFile
                      .computeIfAbsent(outcome.file(), file -> new Account(outcome))
                      .add(outcome, FileOutcome.rows(row));
                }
              });
    }
    return new Deliveries(byFile.values().stream().map(Account::close).toList(), synthetic);
  }

  /**
   * Checks that every row read has one status.
   *
   * @throws no.kommunespeil.domain.problem.UserError naming every file whose rows do not add up
   */
  void reconcile() {
    Problems problems = new Problems();
    problems.addAll(
        Reconciliation.check(
            accounts.stream()
                .map(
                    account ->
                        new Accounting(
                            account.file(),
                            account.read(),
                            account.counted(),
                            Totals.sum(account.setAside().values()),
                            Totals.sum(account.rejected().values())))
                .toList()));
    problems.throwIfAny("checking that every row is accounted for");
  }

  /** What became of the rows of each wave. */
  SortedMap<String, Totals> byWave() {
    SortedMap<String, Totals> byWave = new TreeMap<>();
    accounts.stream()
        .collect(Collectors.groupingBy(DeliveryAccount::wave))
        .forEach((wave, files) -> byWave.put(wave, Totals.of(files)));
    return byWave;
  }

  /** A file's rows while they are added up. */
  private static final class Account {

    private final String wave;
    private final String subSurvey;
    private final String file;
    private String checksum = "";
    private long read;
    private long counted;
    private final Map<String, Long> setAside = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();

    Account(FileOutcome first) {
      this.wave = first.wave();
      this.subSurvey = first.subSurvey();
      this.file = first.file();
    }

    void add(FileOutcome outcome, long rows) {
      switch (outcome.status()) {
        case FileOutcome.READ -> {
          read += rows;
          checksum = outcome.reason();
        }
        case Responses.COUNTED -> counted += rows;
        case Responses.SET_ASIDE -> setAside.merge(outcome.reason(), rows, Long::sum);
        case Responses.REJECTED -> rejected.merge(outcome.reason(), rows, Long::sum);
        default ->
            throw new IllegalStateException("Unknown outcome '" + outcome.status() + "' of rows.");
      }
    }

    DeliveryAccount close() {
      return new DeliveryAccount(
          wave,
          subSurvey,
          file,
          checksum,
          read,
          counted,
          Map.copyOf(setAside),
          Map.copyOf(rejected));
    }
  }
}
