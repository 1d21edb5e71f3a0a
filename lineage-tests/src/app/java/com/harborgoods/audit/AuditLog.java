package com.harborgoods.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.springframework.stereotype.Component;

@Component
public class AuditLog {

	private final Deque<String> lines = new ArrayDeque<>();

	public synchronized void add(String line) {
		if (this.lines.size() == 100) {
			this.lines.removeFirst();
		}
		this.lines.add(line);
	}

	public synchronized List<String> lines() {
		return List.copyOf(this.lines);
	}

}
