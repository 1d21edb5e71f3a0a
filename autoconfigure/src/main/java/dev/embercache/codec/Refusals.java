package dev.embercache.codec;

import java.io.Closeable;
import java.lang.reflect.Proxy;
import java.net.PasswordAuthentication;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.stream.BaseStream;

import javax.crypto.SecretKey;

import org.jspecify.annotations.Nullable;

import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Rule;
import dev.embercache.rules.Word;

/**
 * Types that must never be cached: those that rules call services and views, and the
 * JDK's types that are not data, such as streams, threads, locks and secrets.
 */
final class Refusals {

	private static final String RETURN_ELEMENTS = "Return its elements, for example as a list.";

	private static final String RETURN_CONTENT = "Return its content instead.";

	private static final String RETURN_RESULT = "Return its result instead.";

	private static final String RETURN_DATA = "Return the data that you need from it instead.";

	private static final List<NoData> NO_DATA = List.of(
			new NoData(BaseStream.class, "a stream can be read only once", RETURN_ELEMENTS),
			new NoData(Iterator.class, "an iterator can be read only once", RETURN_ELEMENTS),
			new NoData(Enumeration.class, "an enumeration can be read only once", RETURN_ELEMENTS),
			new NoData(Spliterator.class, "a spliterator can be read only once", RETURN_ELEMENTS),
			new NoData(Closeable.class, "it is a resource that must be closed", RETURN_CONTENT),
			new NoData(AutoCloseable.class, "it is a resource that must be closed", RETURN_CONTENT),
			new NoData(Future.class, "a future is a computation, not its result", RETURN_RESULT),
			new NoData(CompletionStage.class, "a future is a computation, not its result", RETURN_RESULT),
			new NoData(Flow.Publisher.class, "a publisher is a computation, not its result",
					"Return the data that it emits instead."),
			new NoData(Thread.class, "a thread is not data", RETURN_DATA),
			new NoData(ThreadGroup.class, "a thread group is not data", RETURN_DATA),
			new NoData(ThreadLocal.class, "it belongs to a thread", RETURN_CONTENT),
			new NoData(Lock.class, "a lock is not data", RETURN_DATA),
			new NoData(ReadWriteLock.class, "a lock is not data", RETURN_DATA),
			new NoData(Executor.class, "an executor is not data", RETURN_DATA),
			new NoData(ClassLoader.class, "a class loader is not data", RETURN_DATA));

	private static final List<Class<?>> SECRETS = List.of(PrivateKey.class, SecretKey.class, KeyPair.class,
			KeyStore.class, PasswordAuthentication.class);

	private static final String NO_SECRET = "Return what you need it for, such as the public key or the signed data.";

	private final LibraryRules rules;

	Refusals(LibraryRules rules) {
		this.rules = rules;
	}

	/**
	 * Return why the values of a class are never carried, or {@code null}.
	 */
	@Nullable Refusal of(Class<?> type) {
		String name = type.getName();
		if (type.isHidden()) {
			return new Refusal("%s is a lambda or another class without a name".formatted(name),
					"Use a class with a name.");
		}
		Rule view = this.rules.find(Word.VIEW, name);
		if (view == null && this.rules.has(Word.DATA, name)) {
			return null;
		}
		view = (view != null) ? view : this.rules.find(Word.VIEW, type);
		if (view != null) {
			return new Refusal("%s only stands in for another object".formatted(name), view.text());
		}
		Rule service = this.rules.find(Word.SERVICE, type);
		if (service != null) {
			return new Refusal(service.text(), RETURN_DATA);
		}
		if (SECRETS.stream().anyMatch((secret) -> secret.isAssignableFrom(type))) {
			return new Refusal("%s is a secret, which is never stored".formatted(name), NO_SECRET);
		}
		for (NoData each : NO_DATA) {
			if (each.type().isAssignableFrom(type) && !(isClosed(each.type()) && isContainer(type))) {
				return new Refusal(each.reason(), each.remedy());
			}
		}
		return (Proxy.isProxyClass(type) || generated(type))
				? new Refusal("%s was generated at run time".formatted(name), "Return the object behind it.") : null;
	}

	private static boolean isClosed(Class<?> type) {
		return type == Closeable.class || type == AutoCloseable.class;
	}

	private static boolean isContainer(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
	}

	/**
	 * A class without a class file, below one that has one, was made when the application
	 * ran.
	 */
	private static boolean generated(Class<?> type) {
		if (JdkClasses.contains(type) || ClassFileReader.exists(type)) {
			return false;
		}
		Class<?> superclass = type.getSuperclass();
		if (superclass != null && !JdkClasses.contains(superclass) && ClassFileReader.exists(superclass)) {
			return true;
		}
		for (Class<?> implemented : type.getInterfaces()) {
			if (!JdkClasses.contains(implemented) && ClassFileReader.exists(implemented)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A type of the JDK that is not data.
	 *
	 * @param type the type
	 * @param reason why it is not data
	 * @param remedy what to return instead
	 */
	private record NoData(Class<?> type, String reason, String remedy) {

	}

}
