package dev.embercache.codec;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EventObject;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.hibernate.collection.spi.PersistentBag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.NoOp;

import dev.embercache.codec.ClassCases.Holder;
import dev.embercache.codec.ClassCases.Point;

import static dev.embercache.codec.Case.refused;

/**
 * Values that must be refused.
 */
final class RefusedCases {

	private RefusedCases() {
	}

	static List<Case> all() {
		return Stream.of(streams(), threads(), code(), proxies(), others()).flatMap(List::stream).toList();
	}

	private static List<Case> streams() {
		return List.of(refused("stream", () -> Stream.of(1)), refused("IntStream", () -> IntStream.range(0, 5)),
				refused("stream in a record", () -> new ClassCases.Holder<>(Stream.of(1))),
				refused("iterator", () -> List.of(1).iterator()),
				refused("list iterator", () -> new ArrayList<>(List.of(1)).listIterator()),
				refused("own iterator", Countdown::new), refused("spliterator", () -> List.of(1).spliterator()),
				refused("enumeration", () -> new java.util.Vector<>(List.of(1)).elements()),
				refused("input stream", () -> new ByteArrayInputStream(new byte[1])),
				refused("input stream in a map",
						() -> new HashMap<>(Map.of("a", new ByteArrayInputStream(new byte[1])))),
				refused("reader", () -> new StringReader("x")), refused("scanner", () -> new Scanner("x")),
				refused("optional of a stream", () -> Optional.of(Stream.of(1))),
				refused("iterator in a transparent holder", () -> new Holder<>(List.of(1).iterator())));
	}

	private static List<Case> threads() {
		return List.of(refused("completable future", () -> CompletableFuture.completedFuture(1)),
				refused("future in a list", () -> List.of(CompletableFuture.completedFuture(1))),
				refused("mono", () -> Mono.just(1)),
				refused("flux in a record", () -> new ClassCases.Holder<>(Flux.just(1))),
				refused("publisher", SubmissionPublisher::new), refused("thread", Thread::currentThread),
				refused("thread local", () -> ThreadLocal.withInitial(() -> 1)), refused("lock", ReentrantLock::new),
				refused("lock in a class", () -> new ClassCases.Box(new ReentrantLock())),
				refused("read-write lock", ReentrantReadWriteLock::new), refused("latch", () -> new CountDownLatch(1)),
				refused("executor", Executors::newCachedThreadPool),
				refused("thread group", () -> Thread.currentThread().getThreadGroup()),
				refused("timer", () -> new java.util.Timer(true)),
				refused("class that holds a thread", () -> new ClassCases.Holding(Thread.currentThread())));
	}

	private static List<Case> code() {
		return List.of(refused("class loader", () -> RefusedCases.class.getClassLoader()),
				refused("method", () -> Object.class.getMethod("toString")),
				refused("lambda", () -> (Supplier<Integer>) () -> 1),
				refused("lambda in a record", () -> new ClassCases.Holder<Supplier<Integer>>(() -> 1)),
				refused("serializable lambda", () -> (Supplier<Integer> & java.io.Serializable) () -> 1),
				refused("method reference", () -> (Function<String, Integer>) String::length),
				refused("lambda comparator", () -> new TreeSet<>((Comparator<Integer>) (a, b) -> b - a)),
				refused("Comparator.comparing", () -> new TreeMap<>(Comparator.comparing(String::length))),
				refused("reversed lambda comparator",
						() -> new TreeMap<>(Comparator.comparing(String::length).reversed())),
				refused("collector in an array", () -> new Object[] { java.util.stream.Collectors.toList() }),
				refused("shared lambda in a field", () -> new ClassCases.Box((Runnable) () -> {
				})), refused("class of another loader", () -> foreign()));
	}

	private static List<Case> proxies() {
		return List.of(
				refused("JDK proxy",
						() -> Proxy.newProxyInstance(RefusedCases.class.getClassLoader(),
								new Class<?>[] { Comparable.class }, (proxy, method, arguments) -> null)),
				refused("CGLIB proxy", () -> Enhancer.create(ClassCases.Bean.class, NoOp.INSTANCE)),
				refused("ByteBuddy subclass",
						() -> new net.bytebuddy.ByteBuddy().subclass(ClassCases.Person.class)
							.make()
							.load(RefusedCases.class.getClassLoader())
							.getLoaded()
							.getDeclaredConstructor()
							.newInstance()),
				refused("ByteBuddy subclass by another name",
						() -> new net.bytebuddy.ByteBuddy().subclass(ClassCases.Person.class)
							.name("dev.embercache.codec.Innocent")
							.make()
							.load(RefusedCases.class.getClassLoader(),
									net.bytebuddy.dynamic.loading.ClassLoadingStrategy.Default.INJECTION)
							.getLoaded()
							.getDeclaredConstructor()
							.newInstance()));
	}

	private static List<Case> others() {
		return List.of(refused("weak reference", () -> new WeakReference<>("x")),
				refused("WeakHashMap", WeakHashMap::new), refused("plain object", Object::new),
				refused("random", java.util.Random::new), refused("process builder", () -> new ProcessBuilder("true")),
				refused("regex matcher", () -> java.util.regex.Pattern.compile("a").matcher("a")),
				refused("own resource", Connection::new),
				refused("Hibernate collection without content", () -> new PersistentBag<>(LibraryCases.session())),
				refused("entity with a Hibernate collection without content",
						() -> new ClassCases.Box(new PersistentBag<>(LibraryCases.session()))),
				refused("instance logger", () -> new WithLogger("x")),
				refused("event with its source", () -> new Happened(new Point(1, 2), "x")));
	}

	private static Object foreign() throws ReflectiveOperationException {
		ClassLoader loader = new OwnLoader("dev.embercache.codec.ClassCases", "dev.embercache.codec.ClassCases$Person");
		return loader.loadClass("dev.embercache.codec.ClassCases$Person").getDeclaredConstructor().newInstance();
	}

	static final class Countdown implements Iterator<Integer> {

		private int left = 5;

		@Override
		public boolean hasNext() {
			return this.left > 0;
		}

		@Override
		public Integer next() {
			return this.left--;
		}

	}

	static final class Connection implements AutoCloseable {

		private final String name = "x";

		@Override
		public void close() {
			// Nothing to close.
		}

	}

	static final class WithLogger {

		private final Logger logger = LoggerFactory.getLogger(getClass());

		private final String name;

		WithLogger(String name) {
			this.name = name;
		}

	}

	static final class Happened extends EventObject {

		private final String what;

		Happened(Object source, String what) {
			super(source);
			this.what = what;
		}

	}

}
