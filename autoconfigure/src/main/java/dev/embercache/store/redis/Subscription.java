package dev.embercache.store.redis;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.embercache.store.DaemonThreads;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SubscriptionListener;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Listens to the other nodes, and knows whether their messages arrive.
 * <p>
 * The node sends messages to itself, over the connection that it listens to as well. One
 * that arrives proves that all others sent before it have arrived too, so that until some
 * time after it was sent the live tier can be trusted, see {@link Trust}. Whenever the
 * subscription is made anew, messages may have been missed, and what is live is given up.
 */
final class Subscription implements AutoCloseable {

	private static final Log logger = StoreLog.LOGGER;

	private final RedisConnectionFactory connectionFactory;

	private final String channel;

	private final String ownChannel;

	private final long maximumStaleness;

	private final Consumer<byte[]> receiver;

	private final Runnable lost;

	private final AtomicBoolean subscribing = new AtomicBoolean();

	private volatile @Nullable RedisMessageListenerContainer container;

	private volatile Trust trust = Trust.none();

	private volatile long subscribedAt;

	private volatile boolean broken;

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
		return this.trust;
	}

	/**
	 * Subscribe unless there is a subscription that works. Returns at once.
	 */
	void ensure() {
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
			this.broken = true;
			logger.debug("Cannot subscribe", ex);
		}
		finally {
			this.subscribing.set(false);
		}
	}

	/**
	 * Send this node a message.
	 */
	void ping(RedisConnection connection) {
		connection.publish(Script.argument(this.ownChannel),
				ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array());
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
			Subscription.this.broken = true;
			missed();
			future.completeExceptionally(cause);
		}

	}

}
