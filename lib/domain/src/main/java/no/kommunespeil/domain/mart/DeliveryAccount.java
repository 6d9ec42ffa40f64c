package no.kommunespeil.domain.mart;

import java.util.Map;

/**
 * What became of the rows of one file; headers are not rows here.
 *
 * @param file the file's name as delivered
 * @param read rows read
 * @param counted rows that stand for their unit
 * @param setAside rows of units for which another response counts, by reason
 * @param rejected rows that could not be used, by reason
 */
public record DeliveryAccount(
    String wave,
    String subSurvey,
    String file,
    String checksum,
    long read,
    long counted,
    Map<String, Long> setAside,
    Map<String, Long> rejected) {}
