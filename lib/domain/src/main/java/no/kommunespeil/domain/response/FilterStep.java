package no.kommunespeil.domain.response;

import java.io.Serializable;

/** Who is put a question, on packed answers: those whose answer at a position leads to it. */
final class FilterStep implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int position;
  private final boolean[] leads;

  /**
   * @param position position of the deciding variable, decoded before
   * @param leads per category of the deciding variable, whether it leads to the question
   */
  FilterStep(int position, boolean[] leads) {
    this.position = position;
    this.leads = leads;
  }

  /**
   * Whether the response was led past the question. A deciding question that is itself passed leads
   * past what follows from it; one that is blank or unreadable says nothing, and what was answered
   * then stands.
   */
  boolean leadsPast(byte[] answers) {
    byte answer = answers[position];
    return answer >= 0 ? !leads[answer] : answer == Missing.FILTERED_OUT;
  }
}
