package dev.embercache.codec;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A frame of the explicit stack on which a graph is traversed: one node, how far its
 * parts are done, and the frame of the node that holds it. The traversal uses these
 * frames and not those of the thread, so no graph is too deep for it.
 */
class Frame {

	final NodePlan plan;

	final @Nullable Frame parent;

	/**
	 * How many parts were begun.
	 */
	int next;

	Frame(NodePlan plan, @Nullable Frame parent) {
		this.plan = plan;
		this.parent = parent;
	}

	/**
	 * Return the index of the part that is being looked at.
	 */
	int at() {
		return Math.max(0, this.next - 1);
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
	static String message(@Nullable Frame frame, Object root, @Nullable Object culprit, Refusal refusal) {
		return "%s (%s): %s. %s".formatted(path(frame, root.getClass()),
				(culprit != null) ? culprit.getClass().getName() : "null", refusal.reason(),
				(frame != null) ? frame.remedy(refusal) : refusal.remedy());
	}

	/**
	 * The author of an inner class need not know that it holds what is around it.
	 */
	private String remedy(Refusal refusal) {
		boolean inner = this.plan.step(at()).matches("\\.(this\\$|val\\$|\\$).*");
		if (!inner || !refusal.remedy().equals(Refusal.NO_DATA)) {
			return refusal.remedy();
		}
		Class<?> type = this.plan.type();
		return isWithinMethod(type)
				? "Return a record instead of an object of a class that is declared inside a method."
				: "Return a record instead, or declare %s static, so that it does not hold the enclosing object."
					.formatted(shortName(type));
	}

	private static boolean isWithinMethod(Class<?> type) {
		try {
			return type.isAnonymousClass() || type.isLocalClass();
		}
		catch (LinkageError ex) {
			return true;
		}
	}

	/**
	 * Return the path from the root to the part that is being looked at, such as
	 * {@code Basket.items[3].tags}.
	 */
	static String path(@Nullable Frame frame, Class<?> root) {
		List<String> steps = new ArrayList<>();
		Class<?> first = root;
		for (Frame each = frame; each != null; each = each.parent) {
			steps.add(each.step(each.at()));
			first = each.plan.type();
		}
		Collections.reverse(steps);
		if (steps.size() > 40) {
			steps.subList(20, steps.size() - 20).clear();
			steps.add(20, "...");
		}
		return shortName(first) + String.join("", steps);
	}

	/**
	 * Return the simple name of a class, or the whole name if it has none. The class
	 * itself is not asked: it fails where the class around it says otherwise, as classes
	 * do that Kotlin's compiler inlined.
	 */
	static String shortName(Class<?> type) {
		String name = type.getTypeName();
		String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
		return (!last.isEmpty() && Character.isJavaIdentifierStart(last.charAt(0))) ? last : name;
	}

	/**
	 * Return what would make a refusal needless: what the refusal says itself, or to do
	 * without the closest transient field on the way to the part that is being looked at.
	 * @return a concession, or {@code null} if there is none
	 */
	static @Nullable Concession concession(@Nullable Frame frame, Refusal refusal) {
		if (refusal.concession() != null) {
			return refusal.concession();
		}
		for (Frame each = frame; each != null; each = each.parent) {
			Field field = each.plan.transientField(each.at());
			if (field != null) {
				return new Concession.LeaveOut(each.plan.type(), field, refusal);
			}
		}
		return null;
	}

}
