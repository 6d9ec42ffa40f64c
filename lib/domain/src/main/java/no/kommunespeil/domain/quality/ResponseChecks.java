package no.kommunespeil.domain.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kommunespeil.domain.quality.Evidence.Earlier;
import no.kommunespeil.domain.quality.Evidence.Field;
import no.kommunespeil.domain.quality.Finding.Subject;

/** Checks of how many units answered. */
final class ResponseChecks {

  private ResponseChecks() {}

  /** Too few answers is nothing to tell of while answers may still come. */
  static Optional<List<Finding>> rate(Evidence of, Setting setting) {
    if (of.frame() == 0 || of.responses() == 0) {
      return Optional.empty();
    }
    double rate = DeliveryChecks.share(of.responses(), of.frame());
    double least = setting.limit(Limit.AT_LEAST);
    double most = setting.limit(Limit.AT_MOST);
    List<Finding> found = new ArrayList<>();
    if (rate < least && of.field() == Field.CLOSED) {
      found.add(
          new Finding(
              Subject.ALL,
              rate,
              least,
              Said.text(
                  "{} av {} enheter, {}, har svart; minst {} er ventet.",
                  "{} of {} units, {}, have answered; at least {} are expected.",
                  of.responses(),
                  of.frame(),
                  Said.percent(rate),
                  Said.percent(least)),
              Said.text(
                  "Se etter om alle filene er levert, og om enhetene ble spurt.",
                  "See whether all files have been delivered, and whether the units were asked.")));
    }
    if (rate > most) {
      found.add(
          new Finding(
              Subject.ALL,
              rate,
              most,
              Said.text(
                  "{} av {} enheter, {}, har svart; høyst {} er ventet.",
                  "{} of {} units, {}, have answered; at most {} are expected.",
                  of.responses(),
                  of.frame(),
                  Said.percent(rate),
                  Said.percent(most)),
              Said.text(
                  "Se etter om en fil er lagt i feil runde, og om utvalget i manifestet er rett.",
                  "See whether a file lies with the wrong wave, and whether the frame in the"
                      + " manifest is right.")));
    }
    return Optional.of(found);
  }

  /** By how large a part the response rate differs from that of the wave before. */
  static Optional<List<Finding>> change(Evidence of, Setting setting) {
    Earlier earlier = of.earlier().orElse(null);
    if (earlier == null
        || earlier.responses() == 0
        || of.responses() == 0
        || of.frame() == 0
        || of.field() == Field.OPEN) {
      return Optional.empty();
    }
    double before = DeliveryChecks.share(earlier.responses(), earlier.frame());
    double now = DeliveryChecks.share(of.responses(), of.frame());
    double change = now / before - 1;
    double limit = setting.limit(Limit.AT_MOST);
    return DeliveryChecks.over(
        Math.abs(change),
        limit,
        () ->
            new Finding(
                Subject.ALL,
                change,
                limit,
                Said.text(
                    change < 0
                        ? "{} av {} enheter har svart, mot {} av {} i runde {}: svarandelen er {}"
                            + " lavere."
                        : "{} av {} enheter har svart, mot {} av {} i runde {}: svarandelen er {}"
                            + " høyere.",
                    change < 0
                        ? "{} of {} units have answered, against {} of {} in wave {}: the rate is"
                            + " {} lower."
                        : "{} of {} units have answered, against {} of {} in wave {}: the rate is"
                            + " {} higher.",
                    of.responses(),
                    of.frame(),
                    earlier.responses(),
                    earlier.frame(),
                    earlier.wave(),
                    Said.percent(Math.abs(change))),
                Said.text(
                    "Se etter om filene er hele, og om noe er levert to ganger.",
                    "See whether the files are whole, and whether something was delivered"
                        + " twice.")));
  }
}
