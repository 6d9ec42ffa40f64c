package no.kommunespeil.domain.survey;

import java.util.List;

/**
 * Files that say what the answers to open questions of one sub-survey of one wave are about.
 * Whoever has read the answers writes one row per answer: which response it is in, which question
 * it answers, and the codes of the question's code frame it was given, none or several.
 *
 * @param file how such files are to be read; its columns hold the response's identifier, the codes
 *     and, where the file is about several questions, the question
 * @param questions keys of the open questions the files are about, at least one
 */
public record CodingFile(Delivery file, List<String> questions) {}
