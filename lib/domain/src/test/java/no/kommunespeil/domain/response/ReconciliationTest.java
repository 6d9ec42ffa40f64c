package no.kommunespeil.domain.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kommunespeil.domain.problem.Problem;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  @Test
  void files_whose_rows_all_have_a_status_are_no_problem() {
    assertThat(
            Reconciliation.check(
                List.of(
                    new Accounting("a.csv", 221, 217, 3, 1), new Accounting("b.csv", 0, 0, 0, 0))))
        .isEmpty();
  }

  @Test
  void each_file_that_does_not_add_up_is_told_with_its_numbers() {
    List<Problem> problems =
        Reconciliation.check(
            List.of(
                new Accounting("a.csv", 221, 217, 3, 0),
                new Accounting("b.csv", 10, 10, 0, 0),
                new Accounting("c.csv", 5, 6, 0, 0)));

    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "a.csv: 221 rows were read, but 217 counted, 3 set aside and 0 rejected make 220."
                + " Nothing of this run should be used. Build the wave anew from its files; if the"
                + " numbers still differ, report it as a fault of the program.",
            "c.csv: 5 rows were read, but 6 counted, 0 set aside and 0 rejected make 6. Nothing of"
                + " this run should be used. Build the wave anew from its files; if the numbers"
                + " still differ, report it as a fault of the program.");
  }

  @Test
  void numbers_below_zero_cannot_make_up_for_each_other() {
    assertThat(Reconciliation.check(List.of(new Accounting("a.csv", 5, 6, -1, 0)))).hasSize(1);
  }
}
