package dev.embercache.codec;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bytes that somebody else wrote.
 */
class CodecSafetyTests {

	private final AtomicInteger loads = new AtomicInteger();

	private final Codec codec = codec(new ClassLoader(getClass().getClassLoader()) {

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			CodecSafetyTests.this.loads.incrementAndGet();
			return super.loadClass(name, resolve);
		}

	});

	private static Codec codec(ClassLoader classLoader) {
		return Codec.builder(classLoader).applicationClasses((name) -> name.startsWith("com.acme.")).build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
			"com.sun.rowset.JdbcRowSetImpl", "java.lang.ProcessBuilder", "java.lang.Runtime", "java.lang.Thread",
			"java.lang.ClassLoader", "java.net.URLClassLoader", "java.net.URLClassLoader[]",
			"javax.naming.InitialContext", "javax.management.BadAttributeValueExpException",
			"javax.script.ScriptEngineManager", "javax.sql.rowset.BaseRowSet", "java.beans.EventHandler",
			"java.rmi.server.UnicastRemoteObject", "java.util.logging.FileHandler", "java.util.PriorityQueue2",
			"sun.misc.Unsafe", "jdk.jshell.JShell",
			"org.springframework.context.support.ClassPathXmlApplicationContext",
			"org.springframework.context.support.FileSystemXmlApplicationContext",
			"org.springframework.beans.factory.config.PropertyPathFactoryBean",
			"org.springframework.aop.support.DefaultBeanFactoryPointcutAdvisor",
			"org.springframework.util.MethodInvoker", "org.springframework.core.io.FileSystemResource",
			"org.springframework.data.domainx.Evil", "org.springframework.http.client.SimpleClientHttpRequestFactory",
			"org.springframework.jndi.JndiObjectTargetSource", "com.zaxxer.hikari.HikariDataSource",
			"org.apache.commons.collections.functors.InvokerTransformer",
			"org.apache.tomcat.dbcp.dbcp2.BasicDataSource", "ch.qos.logback.core.db.DriverManagerConnectionSource",
			"ch.qos.logback.core.db.JNDIConnectionSource", "org.hibernate.jmx.StatisticsService",
			"com.mchange.v2.c3p0.JndiRefForwardingDataSource", "org.h2.jdbcx.JdbcDataSource",
			"dev.embercache.codec.Codec", "java.lang.invoke.SerializedLambda", "java.io.ObjectInputStream",
			"java.lang.reflect.Method", "java.util.ServiceLoader", "[Ljava.lang.Thread;",
			"com.google.protobuf.GeneratedMessageLite$SerializedForm",
			"org.javamoney.moneta.spi.loader.urlconnection.LoadableURLResource",
			"it.unimi.dsi.fastutil.io.FastBufferedInputStream", "io.vavr.concurrent.FutureImpl",
			"org.springframework.security.core.userdetails.jdbc.JdbcDaoImpl", "org.springframework.data.util.Lazy",
			"org.eclipse.collections.impl.block.factory.Functions" })
	void aGadgetIsRefusedBeforeItsClassIsLoaded(String name) {
		for (String head : List.of(name, name + "()", name + "(a,b)", name + ":replaced", name + "[]", name + "[][]")) {
			for (String document : List.of("[\"%s\"]", "[\"%s\",\"x\"]", "[\"java.util.ArrayList\",[\"%s\",1]]",
					"[\"java.lang.Class\",\"%s\"]")) {
				assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> decode(document.formatted(head)));
			}
		}
		assertThat(this.loads).hasValue(0);
	}

	@Test
	void aNestedClassOfTheJdkIsRefusedInsideASerializedForm() throws Exception {
		java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
		try (java.io.ObjectOutputStream out = new java.io.ObjectOutputStream(bytes)) {
			java.util.Properties properties = new java.util.Properties();
			properties.put("a", new java.util.concurrent.ConcurrentHashMap<>());
			out.writeObject(properties);
		}
		String form = java.util.Base64.getEncoder().encodeToString(bytes.toByteArray());
		assertThatExceptionOfType(DecodingException.class)
			.isThrownBy(() -> decode("[\"java.util.Properties\",\"%s\"]".formatted(form)))
			.withMessageContaining("is not expected here");
	}

	@Test
	void aLengthThatIsNotThereAllocatesNothing() throws Exception {
		byte[] form = java.util.Base64.getDecoder().decode(propertiesForm());
		for (int at = 0; at < form.length - 4; at++) {
			byte[] huge = form.clone();
			java.nio.ByteBuffer.wrap(huge).putInt(at, Integer.MAX_VALUE - 8);
			String text = java.util.Base64.getEncoder().encodeToString(huge);
			try {
				decode("[\"java.util.Properties\",\"%s\"]".formatted(text));
			}
			catch (DecodingException ex) {
				assertThat(ex).hasNoSuppressedExceptions();
			}
		}
	}

	private static String propertiesForm() throws Exception {
		java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
		try (java.io.ObjectOutputStream out = new java.io.ObjectOutputStream(bytes)) {
			java.util.Properties properties = new java.util.Properties();
			properties.put("a", "b");
			out.writeObject(properties);
		}
		return java.util.Base64.getEncoder().encodeToString(bytes.toByteArray());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[", "]", "{}", "{\"a\":1}", "1 2", "null", "[]", "[[]]", "[-1]", "[0]", "[99]",
			"[1.5]", "[true]", "[\"java.util.ArrayList\"", "[\"java.util.ArrayList\",[-2]]",
			"[\"java.util.ArrayList\"] []", "[\"java.util.concurrent.ArrayBlockingQueue\",2147483647]",
			"[\"java.util.Optional\",[-1]]", "[\"java.util.HashMap\",1]", "[\"java.util.Optional\"]",
			"[\"java.util.TreeMap\"]", "[\"java.util.TreeMap\",\"x\"]", "[\"java.util.UUID\",\"x\"]",
			"[\"java.util.UUID\",1]", "[\"java.util.UUID\",[\"java.util.UUID\",\"x\"]]", "[\"java.lang.Byte\",300]",
			"[\"java.lang.Byte\",[1]]", "[\"java.util.Collections$SingletonList\"]",
			"[\"java.math.BigDecimal\",\"1@x\"]", "[\"int[]\",\"AAAA\"]",
			"[\"java.util.EnumMap\",[\"java.lang.Class\",\"java.lang.String\"]]",
			"[\"java.util.Collections$CopiesList\",-1]", "[\"java.nio.HeapByteBuffer\",\"AA==\",\"AA==\"]",
			"[\"java.lang.String[]\",1]", "[\"java.lang.Class\",\"com.acme.Missing\"]", "[\"com.acme.Missing(a)\",1]",
			"[\"void[]\"]" })
	void whatIsNoGraphIsADecodingException(String document) {
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> decode(document));
	}

	@Test
	void depthIsBoundedByTheBytesNotByTheStack() {
		String open = "[\"java.util.ArrayList\",".concat("[0,".repeat(500_000));
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> decode(open));
		Object deep = decode(open + "1" + "]".repeat(500_001));
		assertThat(deep).isInstanceOf(List.class);
	}

	@Test
	void longNumbersAreRead() {
		assertThat(decode("[\"java.math.BigInteger\",\"%s\"]".formatted("9".repeat(300)))).isNotNull();
		assertThatExceptionOfType(DecodingException.class)
			.isThrownBy(() -> decode("[\"java.math.BigInteger\",\"%s\"]".formatted("9".repeat(1_000_000))));
		assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> decode("9".repeat(1_000_000)));
	}

	private Object decode(String document) {
		return this.codec.decode(Documents.of(document));
	}

}
