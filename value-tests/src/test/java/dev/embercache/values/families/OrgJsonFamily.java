package dev.embercache.values.families;

import java.util.List;

import org.json.JSONArray;
import org.json.JSONObject;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trees of org.json.
 */
public final class OrgJsonFamily implements Family {

	@Override
	public String name() {
		return "org.json";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(
				kept("JSONObject", () -> new JSONObject("{\"a\":[1,2.5,true,\"x\"],\"b\":{\"c\":1}}"),
						(original, copy) -> assertThat(((JSONObject) copy).similar(original)).isTrue()),
				kept("JSONObject with a null", () -> new JSONObject("{\"a\":null}"),
						(original, copy) -> assertThat(((JSONObject) copy).get("a") == JSONObject.NULL).isTrue()),
				kept("JSONArray", () -> new JSONArray("[1,{\"a\":2}]"),
						(original, copy) -> assertThat(((JSONArray) copy).similar(original)).isTrue()),
				kept("JSONArray with a null", () -> new JSONArray("[null]"),
						(original, copy) -> assertThat(((JSONArray) copy).isNull(0)).isTrue()),
				kept("JSONObject.NULL", () -> List.of(JSONObject.NULL),
						(original, copy) -> assertThat(((List<?>) copy).get(0)).isSameAs(JSONObject.NULL)),
				kept("record with a JSONObject", () -> new Event("a", new JSONObject("{\"id\":3}"))));
	}

	record Event(String name, JSONObject payload) {

	}

}
