package dev.embercache.store.redis;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.util.Assert;

/**
 * The secret that all nodes of an application share, so that what others write to its
 * Redis is not taken for its own. Never shown.
 *
 * @since 0.1.0
 */
public final class SigningKey {

	static final int LENGTH = 32;

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	private SigningKey(SecretKeySpec key) {
		this.key = key;
	}

	/**
	 * Return the key with the given text.
	 * @param text the secret text
	 * @return the key
	 */
	public static SigningKey of(String text) {
		Assert.hasText(text, "'text' must not be empty");
		return new SigningKey(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM));
	}

	/**
	 * Sign bytes together with the place they belong to.
	 */
	byte[] sign(byte[] place, byte[] bytes, int offset, int length) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			mac.update(place);
			mac.update(bytes, offset, length);
			return mac.doFinal();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

	boolean isSigned(byte[] place, byte[] bytes, int offset, int length, byte[] signature) {
		return MessageDigest.isEqual(sign(place, bytes, offset, length), signature);
	}

	@Override
	public String toString() {
		return "SigningKey";
	}

}
