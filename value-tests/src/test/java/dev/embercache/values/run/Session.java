package dev.embercache.values.run;

import java.nio.file.Path;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.devtools.restart.FailureHandler;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.stereotype.Component;

import dev.embercache.values.Computations;
import dev.embercache.values.ValueService;
import dev.embercache.values.judge.Outcome;
import dev.embercache.values.judge.Outcome.Way;

/**
 * What one start of the application does: it plays the part that it is given.
 */
@Component
class Session implements ApplicationRunner {

	private final ValueService values;

	private final Computations computations;

	private final Part part;

	private final Way way;

	private final Path folder;

	Session(ValueService values, Computations computations, @Value("${values.part}") Part part,
			@Value("${values.way}") Way way, @Value("${values.folder}") Path folder) {
		this.values = values;
		this.computations = computations;
		this.part = part;
		this.way = way;
		this.folder = folder;
	}

	@Override
	public void run(ApplicationArguments arguments) {
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
