package no.kommunespeil.domain.link;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the keys under which units are handed on without their numbers: the first 64 bits of an
 * HMAC-SHA-256 under a secret (RFC 2104, FIPS 180-4). Who has the secret can tell every unit, and
 * so can who knows what the registers know of it: the keys keep data apart from names, they do not
 * make it anonymous.
 */
public final class UnitKeys implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  /**
   * @param secret not empty; the same one gives the same keys
   */
  public UnitKeys(byte[] secret) {
    this.secret = secret.clone();
  }

  /**
   * Key of a unit: 16 hexadecimal digits. A unit keeps it through all waves, also under another
   * number; after a merger it is that of the unit whose {@link Lineages#origin} it has.
   */
  public String unit(String origin, int replica) {
    return hex(mac("unit " + origin + " " + replica));
  }

  /**
   * Key of a lineage, as a number whose order is that of its {@link #hex} digits.
   *
   * @param name of {@link Lineages#name}
   */
  public long lineage(String name, int replica) {
    return mac("lineage " + name + " " + replica) ^ Long.MIN_VALUE;
  }

  /** The 16 hexadecimal digits of a lineage's key. */
  public static String lineageHex(long lineage) {
    return hex(lineage ^ Long.MIN_VALUE);
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }

  /** Tells one secret from another without giving it away, for names of what was made with it. */
  public String fingerprint() {
    return hex(mac("fingerprint"));
  }

  private long mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
    }
  }

  /** Without the secret, so that no log tells it. */
  @Override
  public String toString() {
    return "UnitKeys " + fingerprint();
  }
}
