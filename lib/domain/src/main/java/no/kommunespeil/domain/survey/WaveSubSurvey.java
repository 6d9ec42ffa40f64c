package no.kommunespeil.domain.survey;

import java.util.List;

/**
 * One sub-survey as it was fielded in a wave.
 *
 * @param asked the variables asked, in codebook order; their positions are the positions in a
 *     packed response
 */
public record WaveSubSurvey(
    SubSurvey subSurvey, FrameRule frame, List<Delivery> deliveries, List<Variable> asked) {}
