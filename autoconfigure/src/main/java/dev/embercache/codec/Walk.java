package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One node of a graph that is being walked, with the nodes above it. The stack of the
 * walk is made of these, not of the thread's frames.
 */
class Walk {

	final NodePlan plan;

	final @Nullable Walk parent;

	/**
	 * How many parts the walk has come to.
	 */
	int next;

	Walk(NodePlan plan, @Nullable Walk parent) {
		this.plan = plan;
		this.parent = parent;
	}

	/**
	 * Return the step of a path that leads to a part.
	 */
	String step(int index) {
		return this.plan.step(index);
	}

	/**
	 * Return a message that says where something was refused, what it is, why, and what
	 * to do.
	 */
	static String message(@Nullable Walk walk, Object root, @Nullable Object culprit, Refusal refusal) {
		return "%s (%s): %s. %s".formatted(path(walk, root.getClass()),
				(culprit != null) ? culprit.getClass().getName() : "null", refusal.reason(), refusal.remedy());
	}

	/**
	 * Return the path from the root to the part that is being looked at, such as
	 * {@code Basket.items[3].tags}.
	 */
	static String path(@Nullable Walk walk, Class<?> root) {
		List<String> steps = new ArrayList<>();
		Class<?> first = root;
		for (Walk each = walk; each != null; each = each.parent) {
			steps.add(each.step(Math.max(0, each.next - 1)));
			first = each.plan.type();
		}
		Collections.reverse(steps);
		if (steps.size() > 40) {
			steps.subList(20, steps.size() - 20).clear();
			steps.add(20, "...");
		}
		String name = first.getSimpleName();
		return (name.isEmpty() ? first.getName() : name) + String.join("", steps);
	}

	/**
	 * Return what would make a refusal needless: what the refusal says itself, or to do
	 * without the closest transient field on the way to the part that is being looked at.
	 * @return a concession, or {@code null} if there is none
	 */
	static @Nullable Concession concession(@Nullable Walk walk, Refusal refusal) {
		if (refusal.concession() != null) {
			return refusal.concession();
		}
		for (Walk each = walk; each != null; each = each.parent) {
			Field field = (each.next > 0) ? each.plan.transientField(each.next - 1) : null;
			if (field != null) {
				return new Concession.Transient(each.plan.type(), field, refusal);
			}
		}
		return null;
	}

}
