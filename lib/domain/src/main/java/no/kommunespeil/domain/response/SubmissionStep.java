package no.kommunespeil.domain.response;

import static no.kommunespeil.domain.response.AnswerStep.cell;

import java.io.Serializable;
import no.kommunespeil.domain.survey.Delivery.MetaField;
import no.kommunespeil.domain.survey.LabelKey;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.SubSurvey.RespondentRole;
import org.jspecify.annotations.Nullable;

/** Reads what a row says about the submission beside its answers. */
final class SubmissionStep implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int responseId;
  private final int unitNumber;
  private final int unitName;
  private final int role;
  private final int submittedAt;
  private final int replica;
  private final int synthetic;
  private final CellLookup roleRanks;
  private final String[] roles;

  SubmissionStep(HeaderMatch match, SubSurvey subSurvey) {
    this.responseId = match.meta(MetaField.RESPONSE_ID);
    this.unitNumber = match.meta(MetaField.UNIT_NUMBER);
    this.unitName = match.meta(MetaField.UNIT_NAME);
    this.role = match.meta(MetaField.ROLE);
    this.submittedAt = match.meta(MetaField.SUBMITTED_AT);
    this.replica = match.meta(MetaField.REPLICA);
    this.synthetic = match.meta(MetaField.SYNTHETIC);
    this.roles = subSurvey.roles().stream().map(RespondentRole::key).toArray(String[]::new);
    CellLookup.Builder ranks = new CellLookup.Builder();
    for (int rank = 0; rank < roles.length; rank++) {
      RespondentRole known = subSurvey.roles().get(rank);
      ranks.add(known.label().nb(), rank).add(known.label().en(), rank);
      for (String spelling : known.spellings()) {
        ranks.add(spelling, rank);
      }
    }
    this.roleRanks = ranks.build(Missing.UNREADABLE);
  }

  void read(@Nullable String[] cells, Tally tally) {
    tally.responseId = SubmissionTime.trimmed(cell(cells, responseId));
    tally.unitNumber = SubmissionTime.trimmed(cell(cells, unitNumber));
    tally.unitName = SubmissionTime.trimmed(cell(cells, unitName));
    tally.synthetic = !LabelKey.isBlank(cell(cells, synthetic));
    readRole(cells, tally);
    readTime(cells, tally);
    readReplica(cells, tally);
  }

  private void readRole(@Nullable String[] cells, Tally tally) {
    byte rank = roleRanks.meaning(cell(cells, role));
    if (rank >= 0) {
      tally.role = roles[rank];
      tally.roleRank = rank;
    } else {
      tally.roleRank = roles.length;
      if (rank == Missing.UNREADABLE) {
        tally.unreadableColumn(role);
      }
    }
  }

  private void readTime(@Nullable String[] cells, Tally tally) {
    String text = cell(cells, submittedAt);
    if (!LabelKey.isBlank(text)) {
      tally.submittedAt = SubmissionTime.normalised(text);
      if (tally.submittedAt == null) {
        tally.unreadableColumn(submittedAt);
      }
    }
  }

  private void readReplica(@Nullable String[] cells, Tally tally) {
    String text = CellLookup.key(cell(cells, replica));
    int number = 0;
    boolean readable = text.length() <= 9;
    for (int i = 0; readable && i < text.length(); i++) {
      char c = text.charAt(i);
      readable = c >= '0' && c <= '9';
      number = 10 * number + c - '0';
    }
    if (readable) {
      tally.replica = number;
    } else {
      tally.replica = DecodedResponse.UNREADABLE_REPLICA;
      tally.unreadableColumn(replica);
    }
  }
}
