package no.kommunespeil.domain.survey;

import java.util.List;
import java.util.Optional;

/**
 * One sub-survey as it was fielded in a wave.
 *
 * @param codings files that say what open answers are about
 * @param asked the variables asked, in codebook order; their positions are the positions in a
 *     packed response. The codes of an open question are among them where a coding file is to be
 *     delivered
 */
public record WaveSubSurvey(
    SubSurvey subSurvey,
    FrameRule frame,
    List<Delivery> deliveries,
    List<CodingFile> codings,
    List<Variable> asked) {

  /** One whose open answers nobody codes. */
  public WaveSubSurvey(
      SubSurvey subSurvey, FrameRule frame, List<Delivery> deliveries, List<Variable> asked) {
    this(subSurvey, frame, deliveries, List.of(), asked);
  }

  /**
   * The coding file a path belongs to.
   *
   * @param path relative to the folder of wave files
   */
  public Optional<CodingFile> coding(String path) {
    return codings.stream().filter(coding -> coding.file().matches(path)).findFirst();
  }
}
