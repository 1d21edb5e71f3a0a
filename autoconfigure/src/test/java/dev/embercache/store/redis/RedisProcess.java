package dev.embercache.store.redis;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis of a test's own, that can be stopped, killed and paused.
 */
class RedisProcess implements AutoCloseable {

	private static final File EXECUTABLE = executable();

	private final int port;

	private final List<String> options;

	private final Path folder;

	private Process process;

	private RedisProcess(int port, List<String> options) throws IOException {
		this.port = port;
		this.options = options;
		this.folder = Files.createTempDirectory("ember-cache-redis");
		this.folder.toFile().deleteOnExit();
	}

	private static File executable() {
		try {
			return ExecutableProvider.newJarResourceProvider().get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static RedisProcess launch(String... options) {
		try {
			RedisProcess process = new RedisProcess(freePort(), List.of(options));
			process.start();
			return process;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Launch a sentinel.
	 * @param configuration its file, which it writes to
	 */
	static RedisProcess launchSentinel(Path configuration) {
		try {
			RedisProcess process = new RedisProcess(freePort(), List.of()) {

				@Override
				List<String> command() {
					return List.of(EXECUTABLE.getAbsolutePath(), configuration.toString(), "--sentinel", "--port",
							"" + port(), "--bind", host());
				}

			};
			process.start();
			return process;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Find a port that is free, and that nobody who asks the system for any port is given
	 * while the server is down: those begin at 32,768, and a cluster's bus has the port
	 * that is 10,000 higher.
	 */
	static int freePort() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(10_000, 22_000);
			if (isFree(port) && isFree(port + 10_000)) {
				return port;
			}
		}
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

	List<String> command() {
		List<String> command = new ArrayList<>(List.of(EXECUTABLE.getAbsolutePath(), "--port", "" + this.port, "--bind",
				"127.0.0.1", "--save", "", "--appendonly", "no", "--dir", this.folder.toString()));
		command.addAll(this.options);
		return command;
	}

	void start() {
		try {
			this.process = new ProcessBuilder(command()).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::accepts);
	}

	private boolean accepts() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", this.port), 1000);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	String host() {
		return "127.0.0.1";
	}

	/**
	 * Send a command, and return the first line of the answer.
	 */
	String send(String command) {
		try (Socket socket = new Socket(host(), this.port)) {
			socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
			return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
				.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Send a command, and return the whole answer, with that to a farewell.
	 */
	String sendAll(String command) {
		try (Socket socket = new Socket(host(), this.port)) {
			socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.port;
	}

	void kill() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	void pause() {
		signal("STOP");
	}

	void resume() {
		signal("CONT");
	}

	private void signal(String name) {
		try {
			new ProcessBuilder("kill", "-" + name, "" + this.process.pid()).start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		kill();
		File[] files = this.folder.toFile().listFiles();
		if (files != null) {
			for (File file : files) {
				file.delete();
			}
		}
		this.folder.toFile().delete();
	}

}
