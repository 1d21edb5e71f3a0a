package dev.embercache.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.Executors;

import javax.management.JMException;
import javax.management.ObjectName;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The line between the test and the JVM of the application. It does not belong to any
 * generation, so it answers while the application restarts, and when it could not start.
 */
public final class ControlServer {

	/**
	 * Text that precedes the number of the port in the log.
	 */
	public static final String ANNOUNCEMENT = "Control server listens on port ";

	private static boolean started;

	private ControlServer() {
	}

	/**
	 * Start the server. Does nothing when it is there already. To be called first of all
	 * by {@code main}, before DevTools creates a class loader that the server's threads
	 * could keep.
	 */
	public static synchronized void start() {
		// A JVM that generates code ahead of time has to end by itself.
		if (started || System.getProperty("spring.aot.processing") != null) {
			return;
		}
		started = true;
		endWithTheTest();
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/", ControlServer::handle);
			server.setExecutor(Executors.newCachedThreadPool((task) -> {
				Thread thread = new Thread(task, "control");
				thread.setDaemon(true);
				return thread;
			}));
			server.start();
			System.out.println(ANNOUNCEMENT + server.getAddress().getPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The test holds the other end of the standard input: when it is gone, so are we.
	 */
	private static void endWithTheTest() {
		Thread thread = new Thread(() -> {
			try {
				System.in.transferTo(OutputStream.nullOutputStream());
			}
			catch (IOException ex) {
				// As good as its end
			}
			Runtime.getRuntime().halt(1);
		}, "end with the test");
		thread.setDaemon(true);
		thread.start();
	}

	private static void handle(HttpExchange exchange) throws IOException {
		String answer;
		int status = 200;
		try {
			answer = write(answer(exchange.getRequestURI().getPath().substring(1).split("/")));
		}
		catch (Exception ex) {
			status = 500;
			answer = ex.toString();
		}
		byte[] body = answer.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static Properties answer(String[] path) throws Exception {
		return switch (path[0]) {
			case "generation" -> Generations.describe();
			case "gate" -> single("arrived", Gate.named(path[1]).hasArrivals());
			case "open" -> {
				Gate.named(path[1]).open();
				yield new Properties();
			}
			case "computations" -> single("count", Probe.computations());
			case "background" -> BackgroundCalls.find(path[1]);
			case "load-twin" ->
				single("loader", Class.forName(path[1], true, ControlServer.class.getClassLoader()).getClassLoader());
			case "instances" -> single("count", instancesAfterCollection(path[1]));
			default -> throw new IllegalArgumentException("Nothing answers to " + path[0]);
		};
	}

	private static Properties single(String name, Object value) {
		Properties properties = new Properties();
		properties.setProperty(name, value.toString());
		return properties;
	}

	static String write(Properties properties) throws IOException {
		StringWriter writer = new StringWriter();
		properties.store(writer, null);
		return writer.toString();
	}

	/**
	 * Count the instances of a class that a full collection leaves. The histogram of live
	 * objects collects by itself; the collection before it clears what has finalizers.
	 */
	private static long instancesAfterCollection(String className) throws JMException {
		System.gc();
		System.runFinalization();
		String histogram = (String) ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new Object[] { new String[0] }, new String[] { String[].class.getName() });
		return histogram.lines()
			.map((line) -> line.trim().split("\\s+"))
			.filter((columns) -> columns.length >= 4 && columns[3].equals(className))
			.mapToLong((columns) -> Long.parseLong(columns[1]))
			.sum();
	}

}
