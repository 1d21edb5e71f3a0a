package dev.embercache.values.families;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.node.StringNode;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trees of Jackson 3.
 */
public final class Jackson3Family implements Family {

	@Override
	public String name() {
		return "Jackson 3";
	}

	@Override
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(
				kept("ObjectNode", () -> tree("{\"a\":[1,2.5,null,true,\"x\"],\"b\":{\"c\":12345678901234567890}}"),
						(original, copy) -> assertThat(((JsonNode) copy).at("/a/0").asInt()).isEqualTo(1))
					.asKey(),
				kept("ArrayNode", () -> tree("[1,2,3]")).asKey(),
				kept("StringNode", () -> StringNode.valueOf("x")).asKey(),
				kept("NullNode", NullNode::getInstance, same), kept("MissingNode", MissingNode::getInstance, same),
				kept("numbers",
						() -> JsonNodeFactory.instance.arrayNode()
							.add(1L)
							.add(1.5f)
							.add(2.5d)
							.add(new BigDecimal("1.50"))
							.add(BigInteger.TEN)
							.add((short) 3)),
				kept("BinaryNode", () -> JsonNodeFactory.instance.objectNode().put("bytes", new byte[] { 1, 2 })),
				kept("list of nodes", () -> List.of(tree("{\"a\":1}"), tree("{\"b\":null}"))),
				kept("record with a node", () -> new Event("created", tree("{\"id\":3}"))),
				kept("entity in a POJONode", () -> new POJONode(Vet.james())));
	}

	private static JsonNode tree(String json) {
		return JsonMapper.shared().readTree(json);
	}

	record Event(String name, JsonNode payload) {

	}

}
