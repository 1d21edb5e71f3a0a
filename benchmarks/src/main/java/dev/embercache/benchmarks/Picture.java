package dev.embercache.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Bars on a logarithmic scale: to the right where Ember Cache is ahead of the peer, to
 * the left where it is behind, with the error, and a mark where the target lies.
 */
final class Picture {

	private static final int WIDTH = 1060;

	private static final int TOP = 84;

	private static final int ROW = 26;

	private static final int LEFT = 500;

	private static final int RIGHT = 770;

	private final List<Comparison> comparisons;

	private final Results results;

	private final double low;

	private final double high;

	Picture(List<Comparison> comparisons, Results results) {
		this.results = results;
		this.comparisons = comparisons.stream().filter((comparison) -> comparison.advantage(results) != null).toList();
		this.low = Math.floor(extreme(-1));
		this.high = Math.ceil(extreme(1));
	}

	/**
	 * Return the largest power of ten in the given direction, one at least.
	 */
	private double extreme(int direction) {
		return direction * this.comparisons.stream()
			.mapToDouble((comparison) -> direction * Math.log10(comparison.advantage(this.results).value()))
			.filter(Double::isFinite)
			.reduce(1, Math::max);
	}

	String svg() {
		int height = TOP + ROW * this.comparisons.size() + 40;
		StringBuilder svg = new StringBuilder();
		svg.append(format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
				+ " role=\"img\" aria-labelledby=\"t d\" font-family=\"system-ui, 'Segoe UI', Helvetica, Arial, "
				+ "sans-serif\" font-size=\"12\">\n", WIDTH, height, WIDTH, height));
		svg.append("  <title id=\"t\">Ember Cache beside its peers</title>\n");
		svg.append("  <desc id=\"d\">").append(description()).append("</desc>\n");
		svg.append(format("  <rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#fffdf9\" stroke=\"#e5ded3\"/>\n", WIDTH,
				height));
		svg.append(format("  <text x=\"24\" y=\"32\" font-weight=\"600\" font-size=\"13\" fill=\"#444\">How many times"
				+ " better than the peer, JDK %d</text>\n", this.results.java()));
		svg.append(
				format("  <text x=\"%d\" y=\"32\" text-anchor=\"end\" fill=\"#555\">the line across a bar is its target"
						+ "</text>\n", WIDTH - 24));
		axis(svg, height);
		int y = TOP;
		for (Comparison comparison : this.comparisons) {
			bar(svg, comparison, y);
			y += ROW;
		}
		return svg.append("</svg>\n").toString();
	}

	private void axis(StringBuilder svg, int height) {
		for (double power = this.low; power <= this.high; power++) {
			double x = x(Math.pow(10, power));
			svg.append(format("  <path d=\"M%.1f %d V%d\" stroke=\"%s\"/>\n", x, TOP - 16, height - 28,
					(power == 0) ? "#666" : "#e5ded3"));
			svg.append(format("  <text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\">%s</text>\n", x,
					TOP - 22, (power >= 0) ? "%,d".formatted((long) Math.pow(10, power))
							: "1/" + "%,d".formatted((long) Math.pow(10, -power))));
		}
	}

	private void bar(StringBuilder svg, Comparison comparison, int y) {
		Figure advantage = comparison.advantage(this.results);
		double from = x(Math.min(1, advantage.value()));
		double to = x(Math.max(1, advantage.value()));
		boolean missed = comparison.met(this.results).startsWith("no");
		svg.append(format("  <text x=\"24\" y=\"%d\">%s</text>\n", y + 13, escape(shorten(comparison.question(), 80))));
		svg.append(format(
				"  <rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" rx=\"2\" fill=\"%s\" stroke=\"%s\"/>\n", from,
				y + 2, Math.max(to - from, 1), missed ? "#fff7ed" : "#f0fdf4", missed ? "#c2410c" : "#15803d"));
		if (advantage.error() > 0 && advantage.error() < advantage.value()) {
			svg.append(format("  <path d=\"M%.1f %d H%.1f\" stroke=\"#666\"/>\n",
					x(advantage.value() - advantage.error()), y + 9, x(advantage.value() + advantage.error())));
		}
		if (!Double.isNaN(comparison.target())) {
			svg.append(format("  <path d=\"M%.1f %d V%d\" stroke=\"#444\" stroke-width=\"2\"/>\n",
					x(comparison.targetAdvantage()), y, y + 18));
		}
		svg.append(format("  <text x=\"%d\" y=\"%d\" fill=\"#555\">%s × %s</text>\n", RIGHT + 12, y + 13,
				Figure.digits(advantage.value()), escape(shorten(comparison.peer(), 40))));
	}

	private double x(double advantage) {
		double position = (Math.log10(advantage) - this.low) / (this.high - this.low);
		return LEFT + Math.max(0, Math.min(1, position)) * (RIGHT - LEFT);
	}

	private String description() {
		StringBuilder description = new StringBuilder();
		for (Comparison comparison : this.comparisons) {
			description.append(escape(comparison.question()))
				.append(": ")
				.append(Figure.digits(comparison.advantage(this.results).value()))
				.append(" times. ");
		}
		return description.toString().trim();
	}

	private static String shorten(String text, int length) {
		return (text.length() > length) ? text.substring(0, length - 1) + "…" : text;
	}

	private static String escape(String text) {
		return text.replace("`", "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	private static String format(String format, Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

}
