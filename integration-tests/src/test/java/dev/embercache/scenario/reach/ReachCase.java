package dev.embercache.scenario.reach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.util.StringUtils;

import dev.embercache.harness.Call;
import dev.embercache.harness.LiveApplication;

/**
 * A cached method, the code that takes part in what it returns, and an edit of that code.
 * The method is in a service of its own and has a cache of its own, so that cases can
 * share an application. It returns {@code 1} before the edit.
 */
final class ReachCase {

	private final String name;

	private final List<String> sources = new ArrayList<>();

	private String injection = "";

	private String body = "";

	private boolean cached = true;

	private Edit edit = new Edit("", "", "");

	private final Map<String, List<String>> properties = new TreeMap<>();

	private final Map<String, String> resources = new LinkedHashMap<>();

	private final Map<String, String> editedResources = new LinkedHashMap<>();

	private String valueAfterEdit = "2";

	private ReachCase(String name) {
		this.name = name;
	}

	/**
	 * Begin a case.
	 * @param name the name, an identifier that no other case of the application has
	 */
	static ReachCase named(String name) {
		return new ReachCase(name);
	}

	/**
	 * Add a type that takes part.
	 */
	ReachCase with(String source) {
		this.sources.add(source);
		return this;
	}

	/**
	 * Inject a bean into the service, as a field.
	 */
	ReachCase injecting(String type, String field) {
		this.injection = """
				private final %1$s %2$s;

				%3$s(%1$s %2$s) {
					this.%2$s = %2$s;
				}
				""".formatted(type, field, service());
		return this;
	}

	/**
	 * Set the body of the cached method, which returns an {@code int}.
	 */
	ReachCase caching(String body) {
		this.body = body;
		return this;
	}

	/**
	 * Set the edit. It makes the method return {@code 2}.
	 */
	ReachCase edited(String type, String text, String replacement) {
		this.edit = new Edit(type, text, replacement);
		return this;
	}

	/**
	 * Leave the method of the service without a cache of its own, since it calls one that
	 * has.
	 */
	ReachCase uncached() {
		this.cached = false;
		return this;
	}

	/**
	 * Add a resource of the class path.
	 */
	ReachCase resource(String path, String content) {
		this.resources.put(path, content);
		return this;
	}

	/**
	 * Change the value of a property. It makes the method return {@code 2}.
	 */
	ReachCase switched(String property, String before, String after) {
		this.properties.put(property, List.of(before, after));
		return this;
	}

	/**
	 * Set an edit of a resource, or a new one, instead of one of a source.
	 */
	ReachCase editedResource(String path, String content) {
		this.editedResources.put(path, content);
		return this;
	}

	/**
	 * Expect another value than {@code 2} after the edit.
	 */
	ReachCase returningAfterwards(String value) {
		this.valueAfterEdit = value;
		return this;
	}

	String name() {
		return this.name;
	}

	String valueAfterEdit() {
		return this.valueAfterEdit;
	}

	void define(LiveApplication app) {
		this.sources.forEach(app::define);
		this.resources.forEach(app::resource);
		app.define("""
				@Service
				public class %s {

					%s

					%s
					public int value(String key) throws Exception {
						%s
					}

				}
				""".formatted(service(), this.injection, this.cached ? "@Cacheable(\"" + this.name + "\")" : "",
				(this.cached ? "Probe.computed();" : "") + this.body));
	}

	/**
	 * Return the lines of the properties that the case has.
	 * @param edited whether they are those after the edit
	 */
	List<String> properties(boolean edited) {
		return this.properties.entrySet()
			.stream()
			.map((property) -> property.getKey() + "=" + property.getValue().get(edited ? 1 : 0))
			.toList();
	}

	void edit(LiveApplication app) {
		this.editedResources.forEach(app::resource);
		if (!this.edit.type().isEmpty()) {
			app.edit(this.edit.type(), this.edit.text(), this.edit.replacement());
		}
	}

	Call call(LiveApplication app) {
		return app.call(this.name + "Service.value", "key");
	}

	private String service() {
		return StringUtils.capitalize(this.name) + "Service";
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * A replacement in the source of a type.
	 *
	 * @param type the simple name of the type
	 * @param text the text to replace
	 * @param replacement the new text
	 */
	private record Edit(String type, String text, String replacement) {
	}

}
