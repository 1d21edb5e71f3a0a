package dev.embercache.benchmarks;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;

import dev.embercache.codec.Codec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.core.serializer.support.SerializationDelegate;

/**
 * What does it cost to encode, decode and copy a value, beside JDK serialization, and how
 * many bytes does it take?
 * <p>
 * {@code mvn -pl benchmarks -am -Pbenchmarks -DskipTests verify -Djmh.include=CodecBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

	/**
	 * The shape of the value.
	 */
	@Param({ "price", "quote", "prices100", "basket20", "baskets10", "longs1000", "text64k" })
	public String shape;

	private final Codec codec = Codec.builder(CodecBenchmark.class.getClassLoader())
		.applicationClasses((name) -> name.startsWith("dev.embercache.benchmarks."))
		.build();

	private final SerializationDelegate jdk = new SerializationDelegate(CodecBenchmark.class.getClassLoader());

	private Serializable value;

	private byte[] encoded;

	private byte[] serialized;

	/**
	 * Make the value, and print what it takes.
	 * @throws Exception if the value cannot be serialized
	 */
	@Setup
	public void encodeOnce() throws Exception {
		this.value = Shapes.of(this.shape);
		this.encoded = this.codec.encode(this.value).bytes();
		this.serialized = this.jdk.serializeToByteArray(this.value);
		System.out.printf("%n%s: %d bytes, with JDK serialization %d%n", this.shape, this.encoded.length,
				this.serialized.length);
	}

	/**
	 * Encode.
	 * @return the bytes
	 */
	@Benchmark
	public Object encode() {
		return this.codec.encode(this.value);
	}

	/**
	 * Decode.
	 * @return the value
	 */
	@Benchmark
	public Object decode() {
		return this.codec.decode(this.encoded);
	}

	/**
	 * Copy.
	 * @return the copy
	 */
	@Benchmark
	public Object copy() {
		return this.codec.copySourceOf(this.value).copy();
	}

	/**
	 * Encode with JDK serialization.
	 * @return the bytes
	 * @throws Exception if the value cannot be serialized
	 */
	@Benchmark
	public Object encodeJdk() throws Exception {
		return this.jdk.serializeToByteArray(this.value);
	}

	/**
	 * Decode with JDK serialization.
	 * @return the value
	 * @throws Exception if the value cannot be deserialized
	 */
	@Benchmark
	public Object decodeJdk() throws Exception {
		return this.jdk.deserializeFromByteArray(this.serialized);
	}

}
