package dev.embercache.store.redis;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SubscriptionListener;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.util.backoff.BackOffExecution;

import dev.embercache.store.DaemonThreads;
import dev.embercache.store.LoggedCauses;

/**
 * Listens to the other nodes, and knows whether their messages arrive.
 * <p>
 * The node sends messages to itself, over the connection that it listens to as well. One
 * that arrives proves that all others sent before it have arrived too, so that until some
 * time after it was sent the live tier can be trusted, see {@link Trust}. Whenever the
 * subscription is made anew, messages may have been missed, and what is live is given up.
 * <p>
 * A user without a right to the channels hears nothing. What is read then is trusted for
 * as long as a reader may see what is stale, and no longer.
 */
final class Subscription implements AutoCloseable {

	private static final Log logger = StoreLog.LOGGER;

	/** How long to wait before asking for channels again. */
	private static final long RETRY = TimeUnit.MINUTES.toNanos(1);

	private final RedisConnectionFactory connectionFactory;

	private final String channel;

	private final String ownChannel;

	private final long maximumStaleness;

	private final Consumer<byte[]> receiver;

	private final Runnable lost;

	private final LoggedCauses denials = new LoggedCauses();

	private final AtomicBoolean subscribing = new AtomicBoolean();

	private volatile @Nullable RedisMessageListenerContainer container;

	private volatile Trust trust = Trust.none();

	private volatile long subscribedAt;

	private volatile boolean broken;

	/** Whether the user has no right to the channels. */
	private volatile boolean deaf;

	private volatile long deafSince;

	private volatile boolean closed;

	/**
	 * Create an instance.
	 * @param receiver takes the messages of others; must be quick
	 * @param lost called when messages may have been missed; must be quick
	 */
	Subscription(RedisConnectionFactory connectionFactory, String channel, String ownChannel, Duration maximumStaleness,
			Consumer<byte[]> receiver, Runnable lost) {
		this.connectionFactory = connectionFactory;
		this.channel = channel;
		this.ownChannel = ownChannel;
		this.maximumStaleness = maximumStaleness.toNanos();
		this.receiver = receiver;
		this.lost = lost;
	}

	/**
	 * Return the trust that there is in what is read now.
	 */
	Trust trust() {
		return this.deaf ? Trust.until(System.nanoTime() + this.maximumStaleness) : this.trust;
	}

	/**
	 * Return whether messages arrive.
	 */
	boolean isHearing() {
		return this.trust.lasts();
	}

	/**
	 * Subscribe unless there is a subscription that works. Returns at once.
	 */
	void ensure() {
		if (this.deaf && System.nanoTime() - this.deafSince < RETRY) {
			return;
		}
		boolean works = this.container != null && !this.broken
				&& (this.trust.lasts() || System.nanoTime() - this.subscribedAt < 2 * this.maximumStaleness);
		if (!works && this.subscribing.compareAndSet(false, true)) {
			start(this::subscribe);
		}
	}

	private static void start(Runnable task) {
		DaemonThreads.named("ember-cache-redis-subscription").newThread(task).start();
	}

	private void subscribe() {
		try {
			stop(this.container);
			Container container = new Container();
			container.setConnectionFactory(this.connectionFactory);
			// In the order of their arrival; the handling is quick.
			container.setTaskExecutor(Runnable::run);
			container.setSubscriptionExecutor((Executor) Subscription::start);
			container.setErrorHandler((ex) -> logger.debug("A message cannot be handled", ex));
			container.addMessageListener(new Listener(),
					List.of(ChannelTopic.of(this.channel), ChannelTopic.of(this.ownChannel)));
			this.subscribedAt = System.nanoTime();
			this.broken = false;
			container.afterPropertiesSet();
			container.start();
			this.container = container;
			if (this.closed) {
				stop(container);
			}
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
		finally {
			this.subscribing.set(false);
		}
	}

	private void failed(Throwable cause) {
		this.broken = true;
		logger.debug("Cannot subscribe", cause);
		Denial denial = Denial.of(cause);
		if (denial != null) {
			denied(denial);
		}
	}

	/**
	 * Go on without channels, and ask for them again later.
	 */
	private void denied(Denial denial) {
		this.deafSince = System.nanoTime();
		if (!this.deaf) {
			this.deaf = true;
			missed();
		}
		if (this.denials.add(denial.answer())) {
			logger.warn(LogMessage.format("""
					Redis does not let its user send and receive messages (%s): instances do not hear of one another, \
					and each reads a value again %d ms after it has read it ('ember.cache.redis.maximum-staleness'). \
					Grant the user '+publish +subscribe' and the channels '&%s*'.""", denial.answer(),
					TimeUnit.NANOSECONDS.toMillis(this.maximumStaleness), this.channel));
		}
	}

	/**
	 * Send this node a message.
	 */
	void ping(RedisConnection connection) {
		publish(connection, Script.argument(this.ownChannel),
				ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array());
	}

	/**
	 * Send a message, unless the user has no right to.
	 */
	void publish(RedisConnection connection, byte[] channel, byte[] message) {
		if (this.deaf) {
			return;
		}
		try {
			connection.publish(channel, message);
		}
		catch (RuntimeException ex) {
			Denial denial = Denial.of(ex);
			if (denial == null) {
				throw ex;
			}
			denied(denial);
		}
	}

	private void heard(long sentAt) {
		long until = sentAt + this.maximumStaleness;
		if (!this.trust.extend(until)) {
			this.lost.run();
			this.trust = Trust.until(until);
		}
	}

	private void missed() {
		this.trust.end();
		this.lost.run();
	}

	private static void stop(@Nullable RedisMessageListenerContainer container) {
		if (container != null) {
			try {
				container.destroy();
			}
			catch (Exception ex) {
				logger.debug("Cannot unsubscribe", ex);
			}
		}
	}

	@Override
	public void close() {
		this.closed = true;
		missed();
		stop(this.container);
	}

	private final class Listener implements MessageListener, SubscriptionListener {

		@Override
		public void onMessage(Message message, byte @Nullable [] pattern) {
			byte[] body = message.getBody();
			if (message.getChannel().length == Subscription.this.channel.length()) {
				Subscription.this.receiver.accept(body);
			}
			else if (body.length == Long.BYTES) {
				heard(ByteBuffer.wrap(body).getLong());
			}
		}

		@Override
		public void onChannelSubscribed(byte[] channel, long count) {
			Subscription.this.deaf = false;
			missed();
		}

	}

	/**
	 * A container that leaves it to us to subscribe again.
	 */
	private final class Container extends RedisMessageListenerContainer {

		@Override
		protected void handleSubscriptionException(CompletableFuture<Void> future, BackOffExecution backOffExecution,
				Throwable cause) {
			failed(cause);
			missed();
			future.completeExceptionally(cause);
		}

	}

}
