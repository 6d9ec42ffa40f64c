package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A few of the trials that {@code tests/faults} makes by the hundred. */
@Tag("long")
@ExtendWith(Trials.Shared.class)
class FaultsTest {

  private final Trials trials;

  FaultsTest(Trials trials) {
    this.trials = trials;
  }

  @Test
  void a_run_killed_at_any_step_of_the_file_system_can_be_run_again() throws Exception {
    for (int part = 1; part < 5; part++) {
      trials.killAt(part * trials.steps() / 5);
    }
  }

  @Test
  void a_process_killed_at_any_moment_can_be_run_again() throws Exception {
    trials.kill("ingest", 300);
    trials.kill("count", 5);
  }

  @Test
  void a_full_disk_and_one_that_cannot_be_written_to_are_told() throws Exception {
    assertThat(trials.disturb(Fault.fullAfter(20_000), "full"))
        .contains("There is no room left (No space left on device). Make room there");
    assertThat(trials.disturb(Fault.readOnlyAfter(trials.steps() / 2), "read-only"))
        .contains("Nothing can be written, the file system is read-only");
  }
}
