package dev.embercache.values.run;

import java.nio.file.Path;
import java.util.List;

import org.springframework.boot.devtools.restart.FailureHandler;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ApplicationContext;

import dev.embercache.values.Computations;
import dev.embercache.values.ValueService;
import dev.embercache.values.judge.Outcome;
import dev.embercache.values.judge.Outcome.Way;

/**
 * What one start of the application does: it plays the part that it is given. Not a bean,
 * since what beans are given counts for what they compute.
 */
public final class Session {

	private final ValueService values;

	private final Computations computations;

	private final Part part;

	private final Way way;

	private final Path folder;

	/**
	 * Create a session.
	 * @param context the application that was started
	 * @param arguments the part, the way and the folder for the records
	 */
	public Session(ApplicationContext context, String... arguments) {
		this.values = context.getBean(ValueService.class);
		this.computations = context.getBean(Computations.class);
		this.part = Part.valueOf(arguments[0]);
		this.way = Way.valueOf(arguments[1]);
		this.folder = Path.of(arguments[2]);
	}

	/**
	 * Play the part.
	 */
	public void play() {
		Records records = new Records(this.folder, this.way);
		switch (this.part) {
			case COPY -> copy(records);
			case WRITE -> write(records);
			case READ -> read(records);
			case RESTART -> restart(records);
		}
	}

	private void copy(Records records) {
		records.writeOutcomes(new Copies(this.values, this.computations).outcomes());
	}

	private void write(Records records) {
		records.writeFillings(new Fillings(this.values, this.computations).fill(Way.DISK == this.way));
	}

	private void read(Records records) {
		String report = LogWatch.take().report();
		Findings findings = new Findings(this.values, this.computations, this.way, records.fillings());
		List<Outcome> outcomes = findings.outcomes();
		records.writeOutcomes(outcomes);
		records.writeReport(report, findings.hits());
	}

	/**
	 * The first generation writes, and the next one reads.
	 */
	private void restart(Records records) {
		if (records.exist()) {
			read(records);
			System.exit(0);
		}
		write(records);
		Restarter.getInstance().restart(FailureHandler.NONE);
	}

	/**
	 * The part that a start of the application plays.
	 */
	enum Part {

		COPY, WRITE, READ, RESTART

	}

}
