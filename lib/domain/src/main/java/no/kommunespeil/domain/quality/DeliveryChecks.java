package no.kommunespeil.domain.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.kommunespeil.domain.quality.Evidence.Content;
import no.kommunespeil.domain.quality.Evidence.DeliveredFile;
import no.kommunespeil.domain.quality.Finding.Subject;

/** Checks of what was delivered, and of whose it is. */
final class DeliveryChecks {

  private DeliveryChecks() {}

  static List<Finding> emptySubSurvey(Evidence of) {
    if (of.responses() > 0) {
      return List.of();
    }
    return List.of(
        new Finding(
            Subject.ALL,
            0.0,
            null,
            Said.text(
                "Ingen av de {} spurte enhetene har et svar som teller.",
                "None of the {} units asked has a response that counts.",
                of.frame()),
            Said.text(
                "Lever filen, ta delundersøkelsen ut av rundens manifest, eller gjør et unntak med"
                    + " begrunnelse.",
                "Deliver the file, take the sub-survey out of the wave's manifest, or make an"
                    + " exception with its reason.")));
  }

  /**
   * The same content under two names, in this sub-survey or in another, of this wave or another.
   */
  static List<Finding> duplicates(Evidence of, List<Evidence> all) {
    List<Finding> found = new ArrayList<>();
    for (DeliveredFile file : of.files()) {
      for (Evidence other : all) {
        for (DeliveredFile twin : other.files()) {
          if (file.read() > 0
              && twin.checksum().equals(file.checksum())
              && !twin.name().equals(file.name())) {
            found.add(duplicate(file, twin, other));
          }
        }
      }
    }
    return found;
  }

  private static Finding duplicate(DeliveredFile file, DeliveredFile twin, Evidence other) {
    return new Finding(
        Subject.file(file.name()),
        (double) file.read(),
        null,
        Said.text(
            "Filen har samme innhold som {} i runde {}, {}.",
            "The file has the same content as {} of wave {}, {}.",
            twin.name(),
            other.wave(),
            other.subSurvey().key()),
        Said.text(
            "Ta bort den ene, eller lever filen som skulle vært der.",
            "Remove one of them, or deliver the file that should be there."));
  }

  /** The share of each file's rows that are of no unit, or that are about no response. */
  static Optional<List<Finding>> rejected(Evidence of, Setting setting) {
    double limit = setting.limit(Limit.AT_MOST);
    List<Finding> found = new ArrayList<>();
    for (DeliveredFile file : of.files()) {
      double share = share(file.rejected(), file.read());
      if (share > limit) {
        found.add(
            new Finding(
                Subject.file(file.name()),
                share,
                limit,
                Said.text(
                    "{} av {} rader, {}, er avvist; høyst {} er ventet.",
                    "{} of {} rows, {}, are rejected; at most {} are expected.",
                    file.rejected(),
                    file.read(),
                    Said.percent(share),
                    Said.percent(limit)),
                Said.text(
                    "Kjør validate, som sier hvilke rader det er og hva de kan mene, og rett filen"
                        + " eller manifestet.",
                    "Run validate, which says which rows they are and what they may mean, and"
                        + " correct the file or the manifest.")));
      }
    }
    return of.files().isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /** The share of the rows of all files together for whose unit another response counts. */
  static Optional<List<Finding>> setAside(Evidence of, Setting setting) {
    List<DeliveredFile> files =
        of.files().stream().filter(file -> file.content() == Content.RESPONSES).toList();
    long setAside = files.stream().mapToLong(DeliveredFile::setAside).sum();
    long usable = setAside + files.stream().mapToLong(DeliveredFile::counted).sum();
    if (usable == 0) {
      return Optional.empty();
    }
    double limit = setting.limit(Limit.AT_MOST);
    double share = share(setAside, usable);
    return over(
        share,
        limit,
        () ->
            new Finding(
                Subject.ALL,
                share,
                limit,
                Said.text(
                    "{} av {} svar, {}, er lagt til side fordi enheten har et svar til; høyst {} er"
                        + " ventet.",
                    "{} of {} responses, {}, are set aside because their unit has another; at most"
                        + " {} are expected.",
                    setAside,
                    usable,
                    Said.percent(share),
                    Said.percent(limit)),
                Said.text(
                    "Se i deliveries hvilke filer de er fra: en eldre eksport kan ligge ved siden av"
                        + " den nye.",
                    "See in deliveries which files they are of: an older export may lie beside the"
                        + " newer.")));
  }

  static Optional<List<Finding>> fieldPeriod(Evidence of, Setting setting) {
    Evidence.Dated dated = of.dated();
    if (dated.known() == 0) {
      return Optional.empty();
    }
    double limit = setting.limit(Limit.AT_MOST);
    double share = share(dated.outside(), dated.known());
    return over(
        share,
        limit,
        () ->
            new Finding(
                Subject.ALL,
                share,
                limit,
                Said.text(
                    "{} av {} daterte svar, {}, er utenfor feltperioden: {} før og {} etter; høyst"
                        + " {} er ventet.",
                    "{} of {} dated responses, {}, are outside the field period: {} before and {}"
                        + " after; at most {} are expected.",
                    dated.outside(),
                    dated.known(),
                    Said.percent(share),
                    dated.before(),
                    dated.after(),
                    Said.percent(limit)),
                Said.text(
                    "Rett feltperioden i manifestet, eller finn ut om filen er fra en annen runde.",
                    "Correct the field period in the manifest, or find out whether the file is of"
                        + " another wave.")));
  }

  static Optional<List<Finding>> over(double value, double limit, Supplier<Finding> finding) {
    return Optional.of(value > limit ? List.of(finding.get()) : List.of());
  }

  static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
