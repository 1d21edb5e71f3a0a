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

	private static final List<Map.Entry<Class<?>, String>> NO_VALUES = List.of(
			Map.entry(BaseStream.class, "a stream can be read once only"),
			Map.entry(Iterator.class, "an iterator can be read once only"),
			Map.entry(Enumeration.class, "an enumeration can be read once only"),
			Map.entry(Spliterator.class, "a spliterator can be read once only"),
			Map.entry(Closeable.class, "it is a resource that is to be closed"),
			Map.entry(AutoCloseable.class, "it is a resource that is to be closed"),
			Map.entry(Future.class, "a future is a computation, not its result"),
			Map.entry(CompletionStage.class, "a future is a computation, not its result"),
			Map.entry(Flow.Publisher.class, "a publisher is a computation, not its result"),
			Map.entry(Thread.class, "a thread is no value"), Map.entry(ThreadGroup.class, "a thread is no value"),
			Map.entry(ThreadLocal.class, "it belongs to a thread"), Map.entry(Lock.class, "a lock is no value"),
			Map.entry(ReadWriteLock.class, "a lock is no value"), Map.entry(Executor.class, "an executor is no value"),
			Map.entry(ClassLoader.class, "a class loader is no value"));

	private static final List<Class<?>> SECRETS = List.of(PrivateKey.class, SecretKey.class, KeyPair.class,
			KeyStore.class, PasswordAuthentication.class);

	private static final String NO_SECRET = "Return what it is needed for, such as the public key or what was signed.";

	private static final String RETURN_CONTENT = "Return what it leads to.";

	private static final String RETURN_ANSWER = "Return what it is asked for, not itself.";

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
			return new Refusal("%s only stands for something else".formatted(name), view.text());
		}
		Rule service = this.rules.find(Word.SERVICE, type);
		if (service != null) {
			return new Refusal(service.text(), RETURN_ANSWER);
		}
		if (SECRETS.stream().anyMatch((secret) -> secret.isAssignableFrom(type))) {
			return new Refusal("%s is a secret, which no store keeps".formatted(name), NO_SECRET);
		}
		for (Map.Entry<Class<?>, String> each : NO_VALUES) {
			if (each.getKey().isAssignableFrom(type) && !(isClosed(each.getKey()) && isContainer(type))) {
				return new Refusal(each.getValue(), RETURN_CONTENT);
			}
		}
		return (Proxy.isProxyClass(type) || generated(type)) ? new Refusal(
				"%s was generated when the application ran".formatted(name), "Return the object behind it.") : null;
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

}
