package no.kommunespeil.domain.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import no.kommunespeil.domain.config.LocalFolder;
import no.kommunespeil.domain.geography.RegisterCheck.Result;
import org.junit.jupiter.api.Test;

class RegisterCheckTest {

  @Test
  void the_registers_hold_together() {
    List<Result> results =
        RegisterCheck.run(LocalFolder.of(Path.of("../../conf")), RegistersTest.REGISTERS);

    assertThat(results)
        .hasSizeGreaterThan(150)
        .allSatisfy(r -> assertThat(r.passed()).as(r.name() + " " + r.detail()).isTrue());
    assertThat(results)
        .extracting(Result::name)
        .contains(
            "There are 356 municipalities on 2020-01-01.",
            "The municipalities' populations of 2026 add up to the country's.",
            "Every number that vanishes on 2024-01-01 has a successor.");
  }
}
