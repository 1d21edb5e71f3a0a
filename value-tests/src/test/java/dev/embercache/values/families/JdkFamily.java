package dev.embercache.values.families;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import javax.crypto.spec.SecretKeySpec;
import javax.xml.datatype.DatatypeFactory;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.equal;
import static dev.embercache.values.ValueCase.kept;
import static dev.embercache.values.ValueCase.refused;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values of the JDK.
 */
public final class JdkFamily implements Family {

	private static final String CERTIFICATE = """
			-----BEGIN CERTIFICATE-----
			MIIBOTCB4KADAgECAgkAyV6wIvDFm/cwCgYIKoZIzj0EAwIwEDEOMAwGA1UEAxMF
			ZW1iZXIwIBcNMjYxMTI4MDA1NjMxWhgPMjEyNjExMDQwMDU2MzFaMBAxDjAMBgNV
			BAMTBWVtYmVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEGg4W/VB01S1CIySU
			fWzQMB7d+Ak+LgVKX0+XxJQexr2qY83P78fvkZ8cWEC8Uz6ph/lIa2Fbxbt3ye7A
			itjNG6MhMB8wHQYDVR0OBBYEFG4kOKJXSVdq1PQDmOvrSjt1oRHpMAoGCCqGSM49
			BAMCA0gAMEUCIQCewfUImOhZAwVwyYdYUVaJUBkwndTqh63X+lAPr4bO1gIgJuar
			do2gb2LoT6VAinPPSiEV11ESy3NaScRkUIFnzm0=
			-----END CERTIFICATE-----
			""";

	private static final String RSA = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCotjL4FZ/uH479JJu4oAUyX/Epn1w0xQPydyqNn2KfZ1Rv+htypY"
			+ "cdrPYd8+PFAVKiMWCFKXlKC69jfkEEaoDdlegT4KUODE9PaCZgHcreQ2vA1Eoy8Vz0V6IW0UrQPELZG9fnhNhtAI1/"
			+ "yWdZfDBnptx/gpDB6nfDKzZ/G6n6OwIDAQAB";

	@Override
	public String name() {
		return "JDK";
	}

	@Override
	public List<ValueCase> cases() {
		List<ValueCase> cases = new ArrayList<>(collections());
		cases
			.addAll(List.of(
					kept("XMLGregorianCalendar",
							() -> DatatypeFactory.newInstance()
								.newXMLGregorianCalendar("2026-01-02T03:04:05.678+01:00")),
					kept("message with an XMLGregorianCalendar",
							() -> new Delivery("a1",
									DatatypeFactory.newInstance().newXMLGregorianCalendar("2026-01-02"))),
					kept("Duration of XML", () -> DatatypeFactory.newInstance().newDuration("P1DT2H")),
					kept("X509Certificate", JdkFamily::certificate,
							(original, copy) -> assertThat(((X509Certificate) copy).getSubjectX500Principal().getName())
								.isEqualTo("CN=ember")),
					kept("PublicKey", () -> certificate().getPublicKey()), kept("RSA PublicKey", JdkFamily::rsaKey),
					kept("map from key id to PublicKey",
							() -> new HashMap<>(Map.of("k1", certificate().getPublicKey()))),
					refused("SecretKeySpec", "is a secret",
							() -> new SecretKeySpec(new byte[] { 1, 2, 3, 4 }, "HmacSHA256")),
					kept("Date", () -> new Date(1_767_322_800_000L)).asKey(), kept("Calendar", () -> {
						GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Berlin"),
								Locale.GERMANY);
						calendar.setTimeInMillis(1_767_322_800_000L);
						return calendar;
					}), kept("UUID", () -> new UUID(1, 2)).asKey(), kept("Locale", () -> Locale.CANADA_FRENCH).asKey(),
					kept("Currency", () -> Currency.getInstance("EUR")).asKey(),
					kept("BitSet", () -> BitSet.valueOf(new long[] { 5 })),
					kept("OptionalInt", () -> OptionalInt.of(3)), kept("Pattern", () -> Pattern.compile("a+b", 2)),
					kept("Properties", () -> {
						Properties properties = new Properties();
						properties.setProperty("a", "b");
						return properties;
					}), kept("exception", () -> new IllegalStateException("closed", new RuntimeException("because")),
							(original, copy) -> assertThat(((Exception) copy).getStackTrace()).isNotEmpty())));
		return cases;
	}

	private static List<ValueCase> collections() {
		return List.of(kept("ArrayDeque", () -> new ArrayDeque<>(Vet.all())),
				kept("LinkedList", () -> new LinkedList<>(Vet.all())),
				kept("PriorityQueue", () -> new PriorityQueue<>(List.of(3, 1, 2))),
				kept("TreeMap from the last", () -> new TreeMap<>(new TreeMap<>(Map.of("a", Vet.james())))),
				kept("TreeSet without regard to case", () -> {
					TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
					names.addAll(List.of("b", "A"));
					return names;
				}, (original, copy) -> assertThat(((TreeSet<?>) copy).contains("a")).isTrue()),
				kept("ConcurrentHashMap", () -> new ConcurrentHashMap<>(Map.of("a", Vet.james()))),
				kept("CopyOnWriteArrayList", () -> new CopyOnWriteArrayList<>(Vet.all())),
				kept("map from ConcurrentHashMap to lists", () -> {
					Map<String, List<Vet>> vets = new ConcurrentHashMap<>();
					vets.put("all", Vet.all());
					return vets;
				}), kept("List.of", () -> List.of(Vet.james(), Vet.helen())),
				kept("Map.of", () -> Map.of("a", Vet.james(), "b", Vet.helen())),
				kept("emptyList", Collections::emptyList).asKey(),
				kept("singletonMap", () -> Collections.singletonMap("a", Vet.james())),
				equal("nCopies", () -> Collections.nCopies(3, "x")),
				equal("synchronizedMap", () -> Collections.synchronizedMap(new LinkedHashMap<>(Map.of("a", 1)))),
				equal("unmodifiableMap", () -> Collections.unmodifiableMap(new TreeMap<>(Map.of("a", Vet.james())))),
				equal("tail of a TreeMap", () -> new TreeMap<>(Map.of("a", 1, "b", 2)).tailMap("b")),
				kept("set from a ConcurrentHashMap", () -> {
					java.util.Set<String> names = ConcurrentHashMap.newKeySet();
					names.add("a");
					return names;
				}), kept("IdentityHashMap of constants", () -> {
					Map<Thread.State, Integer> counts = new IdentityHashMap<>();
					counts.put(Thread.State.NEW, 1);
					return counts;
				}), kept("Map.Entry", () -> Map.entry("a", Vet.james())));
	}

	private static X509Certificate certificate() throws Exception {
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(CERTIFICATE.getBytes(StandardCharsets.US_ASCII)));
	}

	private static PublicKey rsaKey() throws Exception {
		byte[] encoded = Base64.getDecoder().decode(RSA);
		return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
	}

	record Delivery(String id, javax.xml.datatype.XMLGregorianCalendar date) {

	}

}
