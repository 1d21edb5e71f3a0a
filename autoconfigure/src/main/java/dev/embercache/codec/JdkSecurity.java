package dev.embercache.codec;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.security.auth.x500.X500Principal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Public keys and certificates by the encoding that is their standard. Which class stands
 * for one is up to the JDK's providers, so each has a plan that reads those of all.
 */
final class JdkSecurity {

	private static final List<Form<?>> FORMS = List.of(
			new Form<>(PublicKey.class, (key) -> key.getAlgorithm() + ":" + text(key.getEncoded()),
					JdkSecurity::publicKey),
			new Form<>(X509Certificate.class, (certificate) -> text(certificate.getEncoded()),
					(text) -> x509().generateCertificate(stream(text))),
			new Form<>(X509CRL.class, (list) -> text(list.getEncoded()), (text) -> x509().generateCRL(stream(text))),
			new Form<>(CertPath.class, (path) -> path.getType() + ":" + text(path.getEncoded("PkiPath")),
					JdkSecurity::certPath),
			new Form<>(X500Principal.class, (name) -> text(name.getEncoded()),
					(text) -> new X500Principal(bytes(text))));

	private JdkSecurity() {
	}

	/**
	 * Return the plans by which values are read.
	 */
	static List<Plan> plans() {
		List<Plan> plans = new ArrayList<>();
		FORMS.forEach((form) -> plans.add(new EncodedPlan<>(form, form.standard())));
		return plans;
	}

	/**
	 * Return the plan of a class of the JDK, or {@code null}.
	 */
	static @Nullable Plan find(Class<?> type) {
		for (Form<?> form : FORMS) {
			if (form.standard().isAssignableFrom(type)) {
				return new EncodedPlan<>(form, type);
			}
		}
		return null;
	}

	private static String text(byte @Nullable [] encoded) {
		if (encoded == null) {
			throw new Refusal("it has no encoding", Refusal.HOLD_OTHERWISE);
		}
		return Base64.getEncoder().encodeToString(encoded);
	}

	private static byte[] bytes(String text) {
		return Base64.getDecoder().decode(text);
	}

	private static ByteArrayInputStream stream(String text) {
		return new ByteArrayInputStream(bytes(text));
	}

	private static CertificateFactory x509() throws GeneralSecurityException {
		return CertificateFactory.getInstance("X.509");
	}

	private static PublicKey publicKey(String text) throws GeneralSecurityException {
		String[] parts = text.split(":", 2);
		return KeyFactory.getInstance(parts[0]).generatePublic(new X509EncodedKeySpec(bytes(parts[1])));
	}

	private static CertPath certPath(String text) throws GeneralSecurityException {
		String[] parts = text.split(":", 2);
		return CertificateFactory.getInstance(parts[0]).generateCertPath(stream(parts[1]), "PkiPath");
	}

	private interface Coding<F, T> {

		T apply(F from) throws GeneralSecurityException;

	}

	/**
	 * A standard and how its values are encoded.
	 */
	private record Form<T>(Class<T> standard, Coding<T, String> print, Coding<String, ?> parse) {

	}

	/**
	 * A class of a standard.
	 */
	private static final class EncodedPlan<T> extends ScalarPlan {

		private final Form<T> form;

		EncodedPlan(Form<T> form, Class<?> type) {
			super(type, form.standard().getName());
			this.form = form;
		}

		@Override
		String canonical(Object value) {
			try {
				return this.form.print().apply(this.form.standard().cast(value));
			}
			catch (GeneralSecurityException ex) {
				throw new Refusal("it cannot be encoded (%s)".formatted(ex), Refusal.HOLD_OTHERWISE, ex);
			}
		}

		@Override
		void write(Object value, JsonGenerator out) {
			String text = canonical(value);
			Object read = parse(text);
			if (read.getClass() != value.getClass() || !read.equals(value)) {
				throw new Refusal("it cannot be restored from its encoding", Refusal.HOLD_OTHERWISE);
			}
			out.writeString(text);
		}

		@Override
		Object read(JsonParser in) {
			expect(in, JsonToken.VALUE_STRING);
			return parse(in.getString());
		}

		private Object parse(String text) {
			try {
				return this.form.parse().apply(text);
			}
			catch (GeneralSecurityException | RuntimeException ex) {
				throw new Refusal("its encoding cannot be read here (%s)".formatted(ex), Refusal.COMPUTED_ANEW, ex);
			}
		}

	}

}
