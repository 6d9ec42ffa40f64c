package no.kommunespeil.domain.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * A SHA-256 over values, for telling whether anything that matters has changed. Every value goes in
 * with its length, so that values cannot run into one another.
 */
public final class ContentHash {

  private final MessageDigest digest;

  public ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  public ContentHash add(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
    return this;
  }

  public ContentHash add(int value) {
    digest.update((byte) (value >>> 24));
    digest.update((byte) (value >>> 16));
    digest.update((byte) (value >>> 8));
    digest.update((byte) value);
    return this;
  }

  /** Adds the texts in their order, and how many they are. */
  public ContentHash addAll(Collection<String> values) {
    add(values.size());
    values.forEach(this::add);
    return this;
  }

  /** 64 hexadecimal digits. To be called once, last. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
