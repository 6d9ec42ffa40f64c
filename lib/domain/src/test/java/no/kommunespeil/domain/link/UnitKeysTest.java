package no.kommunespeil.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UnitKeysTest {

  private static final UnitKeys KEYS = keys("only for tests, never for data");

  @Test
  void keys_are_the_first_half_of_an_hmac_that_others_reckon_too() {
    // hmac.new(b"only for tests, never for data", b"unit 1638 2014-01-01 0",
    // hashlib.sha256).hexdigest()[:16] in Python, and so on.
    assertThat(KEYS.unit("1638 2014-01-01", 0)).isEqualTo("16e8b45c016878ea");
    assertThat(KEYS.unit("1638 2014-01-01", 1)).isEqualTo("3e20ba8723e9dcda");
    assertThat(UnitKeys.lineageHex(KEYS.lineage("1612 2014-01-01", 0)))
        .isEqualTo("9c892f1e99df1743");
    assertThat(KEYS.fingerprint()).isEqualTo("256bb4448042e7de");
  }

  @Test
  void lineages_are_in_the_order_of_their_digits() {
    long before = KEYS.lineage("0", 0);
    for (int i = 1; i < 1000; i++) {
      long key = KEYS.lineage(Integer.toString(i), 0);
      assertThat(Long.compare(before, key) < 0)
          .isEqualTo(UnitKeys.lineageHex(before).compareTo(UnitKeys.lineageHex(key)) < 0);
      before = key;
    }
  }

  @Test
  void another_secret_gives_other_keys_and_no_log_tells_it() {
    assertThat(keys("another secret").unit("1638 2014-01-01", 0)).isNotEqualTo("16e8b45c016878ea");
    assertThat(KEYS).hasToString("UnitKeys 256bb4448042e7de");
  }

  private static UnitKeys keys(String secret) {
    return new UnitKeys(secret.getBytes(StandardCharsets.UTF_8));
  }
}
