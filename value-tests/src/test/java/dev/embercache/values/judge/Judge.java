package dev.embercache.values.judge;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;
import dev.embercache.values.judge.Outcome.Kind;

/**
 * Compares what came back with the value made anew.
 */
public final class Judge {

	private Judge() {
	}

	/**
	 * Return what is wrong with a case itself, or {@code null}: a value has to be alike
	 * each time it is made, and to pass its own probes.
	 */
	public static @Nullable String unfit(ValueCase each) {
		Object original = each.make();
		Object again = each.make();
		String difference = Likeness.difference(original, again, true);
		return (difference != null) ? "is made differently each time: " + difference : failingProbe(each, again);
	}

	/**
	 * Return what kind of copy came back, and what differs.
	 */
	public static Finding judge(ValueCase each, Object copy) {
		Object original = each.make();
		String difference = Likeness.difference(original, copy, true);
		Kind kind = Kind.SAME;
		if (difference != null) {
			String content = Likeness.difference(original, copy, false);
			if (content != null) {
				return new Finding(Kind.WRONG, content);
			}
			kind = Kind.EQUAL;
		}
		String lost = lostEquality(original, each.make(), copy);
		String failing = (lost != null) ? lost : failingProbe(each, copy);
		return (failing != null) ? new Finding(Kind.WRONG, failing)
				: new Finding(kind, (difference != null) ? difference : "");
	}

	/**
	 * Return what kind of copies two readers got, and what differs.
	 */
	public static Finding judge(ValueCase each, Object first, Object second) {
		Finding finding = judge(each, first);
		if (finding.kind() == Kind.WRONG) {
			return finding;
		}
		String shared = Independence.violation(first, second);
		return (shared != null) ? new Finding(Kind.WRONG, shared) : judge(each, second);
	}

	/**
	 * A copy has to share whatever two values that were made separately share.
	 */
	private static @Nullable String lostEquality(Object original, Object again, Object copy) {
		if (original.equals(again) && !(original.equals(copy) && copy.equals(original))) {
			return "value is not equal to one made anew";
		}
		if (original.hashCode() == again.hashCode() && original.hashCode() != copy.hashCode()) {
			return "value has another hash code";
		}
		if (hasOrder(original) && String.valueOf(original).equals(String.valueOf(again))
				&& !Arrays.equals(letters(original), letters(copy))) {
			return "value says '%s' instead of '%s'".formatted(copy, original);
		}
		return null;
	}

	/**
	 * Return the letters of the text of a value. A map in it may say its entries in
	 * another order.
	 */
	private static int[] letters(Object value) {
		return String.valueOf(value).chars().sorted().toArray();
	}

	/**
	 * Whether the text of the value says things in an order of its own. Containers do as
	 * their history was, and the JDK's calendars say what was asked before.
	 */
	private static boolean hasOrder(Object value) {
		return !Types.isJdk(value.getClass()) && !(value instanceof Collection) && !(value instanceof Map);
	}

	private static @Nullable String failingProbe(ValueCase each, Object copy) {
		try {
			for (Probe probe : each.probes()) {
				probe.check(each.make(), copy);
			}
			return null;
		}
		catch (AssertionError | RuntimeException ex) {
			return "fails a probe: " + ex;
		}
	}

	/**
	 * Differences that were found.
	 *
	 * @param kind what kind of copy came back
	 * @param detail what differs; may be empty
	 */
	public record Finding(Kind kind, String detail) {

	}

}
