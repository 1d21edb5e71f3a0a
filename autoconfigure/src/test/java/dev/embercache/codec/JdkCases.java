package dev.embercache.codec;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Date;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.jar.Manifest;
import java.util.stream.IntStream;

import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.x500.X500Principal;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.namespace.QName;

import dev.embercache.codec.ClassCases.Color;
import dev.embercache.codec.ClassCases.Point;

import static dev.embercache.codec.Case.refused;
import static dev.embercache.codec.Case.same;

/**
 * Values of parts of the JDK that not every application uses.
 */
final class JdkCases {

	private static final String CERTIFICATE = """
			-----BEGIN CERTIFICATE-----
			MIIBUTCB+aADAgECAggRznnJJjTFAjAKBggqhkjOPQQDAjAdMQ0wCwYDVQQKEwRT
			aG9wMQwwCgYDVQQDEwN0ZWEwIBcNMjYxMTI4MDEyNTQ2WhgPMjEyNjExMDQwMTI1
			NDZaMB0xDTALBgNVBAoTBFNob3AxDDAKBgNVBAMTA3RlYTBZMBMGByqGSM49AgEG
			CCqGSM49AwEHA0IABLsldJ1lvjNZ60JH0Aocqh3BiJXtmgn8J9VJuIEGSyjk/GOw
			ptbkyUQBHJYD+BxiZep/CyJ2g9zg7otG8QUwVZCjITAfMB0GA1UdDgQWBBTHxcP7
			LjTeHVlYCEJje4+mAskhHjAKBggqhkjOPQQDAgNHADBEAiA9/m/eJQb/fsZsnOe5
			i/j48umlXk7vgQ3Jqh7jtVqeiQIgDMRrxTMkYSTNLcIna1xOV53L2Wzi9t7J1+2M
			tC5qadc=
			-----END CERTIFICATE-----
			""";

	private JdkCases() {
	}

	static List<Case> all() {
		List<Case> cases = new ArrayList<>(xml());
		cases.addAll(security());
		cases.addAll(others());
		return cases;
	}

	private static List<Case> xml() {
		return List.of(
				same("XMLGregorianCalendar", () -> factory().newXMLGregorianCalendar("2024-02-29T10:11:12.5+01:00")),
				same("XMLGregorianCalendar without a time zone", () -> factory().newXMLGregorianCalendar("2024-02-29")),
				same("XMLGregorianCalendar of a month", () -> factory().newXMLGregorianCalendar("--02")),
				same("XMLGregorianCalendar long ago",
						() -> factory().newXMLGregorianCalendar("-99999999999-01-01T00:00:00")),
				same("XMLGregorianCalendar without anything", () -> factory().newXMLGregorianCalendar()),
				same("XMLGregorianCalendar in a class",
						() -> new ClassCases.Box(
								factory().newXMLGregorianCalendarDate(2024, 1, 2, DatatypeConstants.FIELD_UNDEFINED))),
				same("Duration of XML", () -> factory().newDuration("-P1Y2M3DT4H5M6.789S")),
				same("Duration of XML in days", () -> factory().newDurationDayTime("P3DT4H")),
				same("Duration of XML in months", () -> factory().newDurationYearMonth("P1Y2M")),
				same("Duration of XML with a fraction",
						() -> factory().newDuration(true, null, null, null, null, null, new BigDecimal("1.50"))),
				same("QName", () -> new QName("urn:a{b}", "local", "p")),
				same("QName alone", () -> new QName("local")));
	}

	private static DatatypeFactory factory() throws Exception {
		return DatatypeFactory.newDefaultInstance();
	}

	private static List<Case> security() {
		List<Case> cases = new ArrayList<>();
		for (String algorithm : List.of("RSA", "RSASSA-PSS", "DSA", "EC", "DH", "Ed25519", "Ed448", "X25519", "X448")) {
			cases.add(same("public key of " + algorithm, () -> pair(algorithm).getPublic()));
		}
		cases.addAll(List.of(same("X509Certificate", JdkCases::certificate),
				same("CertPath", () -> x509().generateCertPath(List.of(certificate()))),
				same("X500Principal", () -> new X500Principal("CN=tea, O=Shop")),
				refused("private key", () -> pair("EC").getPrivate()), refused("key pair", () -> pair("EC")),
				refused("private key in a class", () -> new ClassCases.Box(pair("RSA").getPrivate())),
				refused("secret key", () -> new SecretKeySpec(new byte[16], "AES")),
				refused("key store", () -> KeyStore.getInstance("PKCS12")),
				refused("password", () -> new PasswordAuthentication("a", new char[] { 'b' }))));
		return cases;
	}

	private static KeyPair pair(String algorithm) throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
		if (List.of("RSA", "RSASSA-PSS", "DSA", "DH").contains(algorithm)) {
			generator.initialize(1024);
		}
		return generator.generateKeyPair();
	}

	private static CertificateFactory x509() throws Exception {
		return CertificateFactory.getInstance("X.509");
	}

	private static X509Certificate certificate() throws Exception {
		return (X509Certificate) x509()
			.generateCertificate(new ByteArrayInputStream(CERTIFICATE.getBytes(StandardCharsets.US_ASCII)));
	}

	private static List<Case> others() {
		return List.of(same("LanguageRange", () -> new Locale.LanguageRange("de-*", 0.3)),
				same("LanguageRanges", () -> Locale.LanguageRange.parse("de,en;q=0.5")),
				same("Runtime.Version", () -> Runtime.version()), same("Manifest", JdkCases::manifest),
				same("Attributes", () -> manifest().getMainAttributes()),
				same("LdapName", () -> new javax.naming.ldap.LdapName("CN=tea,OU=shop")),
				same("CompositeName", () -> new javax.naming.CompositeName("a/b")),
				same("Rdn", () -> new javax.naming.ldap.Rdn("CN=tea")), same("Point", () -> new java.awt.Point(1, 2)),
				same("Rectangle", () -> new java.awt.Rectangle(1, 2, 3, 4)),
				same("Dimension", () -> new java.awt.Dimension(1, 2)),
				same("Point2D", () -> new java.awt.geom.Point2D.Double(1, 2)),
				same("Color", () -> new java.awt.Color(1, 2, 3, 4)), same("Date subclass", () -> new Day(5)),
				same("exception with suppressed", () -> {
					Exception exception = new Exception("x");
					exception.addSuppressed(new IllegalStateException("y"));
					return exception;
				}), same("FileTime", () -> FileTime.fromMillis(5)),
				same("IntSummaryStatistics", () -> IntStream.range(0, 5).summaryStatistics()),
				same("IntSummaryStatistics empty", IntSummaryStatistics::new), same("DoubleSummaryStatistics", () -> {
					DoubleSummaryStatistics statistics = new DoubleSummaryStatistics();
					statistics.accept(0.1);
					statistics.accept(0.2);
					return statistics;
				}), same("SQLException", () -> new SQLException("x", "y", 5)));
	}

	private static Manifest manifest() throws Exception {
		return new Manifest(new ByteArrayInputStream("""
				Manifest-Version: 1.0
				Created-By: a

				Name: b
				Sealed: true

				""".getBytes(StandardCharsets.US_ASCII)));
	}

	static final class Day extends Date {

		Day(long time) {
			super(time);
		}

	}

}
