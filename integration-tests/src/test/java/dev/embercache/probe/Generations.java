package dev.embercache.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;

/**
 * Says which generation of the application is up, and which edit of its class folder it
 * was started from. The number of the edit is read before the first class of the
 * generation but its main class is loaded, and written by the test after the last class
 * file, so that a generation of edit 3 has seen all of edit 3.
 */
public final class Generations implements ApplicationListener<SpringApplicationEvent> {

	private static final Object monitor = new Object();

	private static int generation;

	private static int edit;

	private static String state = "none";

	private static String port = "";

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationStartingEvent) {
			starting();
		}
		else if (event instanceof ApplicationReadyEvent ready) {
			ended("ready", ready.getApplicationContext().getEnvironment().getProperty("local.server.port", ""));
		}
		else if (event instanceof ApplicationFailedEvent) {
			ended("failed", "");
		}
	}

	private static void starting() {
		synchronized (monitor) {
			generation++;
			edit = currentEdit();
			state = "starting";
			port = "";
		}
	}

	private static void ended(String newState, String newPort) {
		synchronized (monitor) {
			state = newState;
			port = newPort;
		}
	}

	private static int currentEdit() {
		Path marker = Path.of(System.getProperty("probe.marker"));
		try {
			return Integer.parseInt(Files.readString(marker).trim());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Properties describe() {
		synchronized (monitor) {
			Properties description = new Properties();
			description.setProperty("generation", Integer.toString(generation));
			description.setProperty("edit", Integer.toString(edit));
			description.setProperty("state", state);
			description.setProperty("port", port);
			return description;
		}
	}

}
