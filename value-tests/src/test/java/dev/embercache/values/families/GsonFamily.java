package dev.embercache.values.families;

import java.util.List;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.internal.LinkedTreeMap;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trees of Gson.
 */
public final class GsonFamily implements Family {

	@Override
	public String name() {
		return "Gson";
	}

	@Override
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(
				kept("JsonObject", () -> JsonParser.parseString("{\"a\":[1,2.5,true,\"x\"],\"b\":{\"c\":null}}"),
						(original,
								copy) -> assertThat(
										((JsonObject) copy).getAsJsonObject("b").get("c") == JsonNull.INSTANCE)
									.isTrue()),
				kept("JsonArray", () -> JsonParser.parseString("[1,null]"),
						(original, copy) -> assertThat(((JsonArray) copy).get(1) == JsonNull.INSTANCE).isTrue()),
				kept("JsonPrimitive", () -> new JsonPrimitive("x")).asKey(),
				kept("JsonPrimitive of a number", () -> JsonParser.parseString("12.50"),
						(original, copy) -> assertThat(((JsonElement) copy).getAsBigDecimal()).isEqualTo("12.50")),
				kept("JsonNull", () -> JsonNull.INSTANCE, same).asKey(),
				kept("JsonNull in a record", () -> new Event("deleted", JsonNull.INSTANCE),
						(original, copy) -> assertThat(((Event) copy).payload() == JsonNull.INSTANCE).isTrue()),
				kept("what fromJson makes of an object", () -> new Gson().fromJson("{\"a\":1,\"b\":[2]}", Map.class)),
				kept("LinkedTreeMap", () -> {
					LinkedTreeMap<String, Integer> map = new LinkedTreeMap<>();
					map.put("a", 1);
					return map;
				}));
	}

	record Event(String name, JsonElement payload) {

	}

}
