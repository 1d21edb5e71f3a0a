package dev.embercache.codec;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads what {@link GraphWriter} wrote. Bytes from anywhere else are read as far as their
 * heads name {@linkplain AllowedTypes allowed types}. Memory is allocated in proportion
 * to the number of tokens read so far.
 */
final class GraphReader {

	/**
	 * The number of parts that most nodes do not exceed.
	 */
	private static final int FEW = 8;

	private final Plans plans;

	private final JsonParser in;

	private final List<ReadFrame> nodes = new ArrayList<>();

	private final List<Plan> heads = new ArrayList<>();

	private final Assembly assembly = new Assembly();

	private @Nullable ReadFrame top;

	private @Nullable Object result;

	private boolean closing;

	GraphReader(Plans plans, JsonParser in) {
		this.plans = plans;
		this.in = in;
	}

	/**
	 * Read one graph and nothing behind it.
	 * @return its root
	 * @throws DecodingException if the tokens are no graph of this generation
	 */
	Object read() throws DecodingException {
		try {
			do {
				JsonToken token = this.in.nextToken();
				if (token == JsonToken.END_ARRAY && this.top != null) {
					close(this.top);
				}
				else {
					read(token, (this.top != null) ? this.top.plan.declaredPart(this.top.next) : DeclaredPart.ANY);
				}
			}
			while (this.top != null);
			if (this.in.nextToken() != null || this.result == null) {
				throw new Refusal("there must be exactly one value", Refusal.COMPUTED_ANEW);
			}
			Object root = this.assembly.end(this.result);
			if (root == null) {
				throw new Refusal("there is no value", Refusal.COMPUTED_ANEW);
			}
			return root;
		}
		catch (Refusal ex) {
			throw fault(ex);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			throw fault(new Refusal("these bytes cannot be read (%s)".formatted(ex), Refusal.COMPUTED_ANEW, ex));
		}
	}

	private DecodingException fault(Refusal refusal) {
		Frame place = this.top;
		if (place != null && this.closing) {
			place = place.parent;
		}
		String path = (this.closing && this.top != null) ? Frame.path(place, this.top.plan.type())
				: Frame.path(place, Object.class);
		DecodingException fault = new DecodingException(
				"%s: %s. %s".formatted(path, refusal.reason(), refusal.remedy()), refusal.origin());
		fault.concede(Frame.concession(place, refusal));
		return fault;
	}

	private void read(@Nullable JsonToken token, DeclaredPart place) {
		if (token == JsonToken.START_ARRAY) {
			open(place);
		}
		else if (token == JsonToken.VALUE_NULL) {
			give(null, place);
		}
		else {
			give((place.scalar() != null) ? place.scalar().read(this.in) : natural(token), place);
		}
	}

	private Object natural(@Nullable JsonToken token) {
		if (token == null) {
			throw new Refusal("the bytes end too early", Refusal.COMPUTED_ANEW);
		}
		return switch (token) {
			case VALUE_STRING, VALUE_EMBEDDED_OBJECT -> JdkScalars.STRING.read(this.in);
			case VALUE_NUMBER_INT -> JdkScalars.INTEGER.read(this.in);
			case VALUE_NUMBER_FLOAT -> JdkScalars.DOUBLE.read(this.in);
			case VALUE_TRUE, VALUE_FALSE -> JdkScalars.BOOLEAN.read(this.in);
			default -> throw new Refusal("unexpected token " + token, Refusal.COMPUTED_ANEW);
		};
	}

	private void open(DeclaredPart place) {
		JsonToken token = this.in.nextToken();
		Plan head;
		if (token == JsonToken.VALUE_STRING) {
			head = this.plans.named(this.in.getString());
			this.heads.add(head);
		}
		else {
			ScalarPlan.expect(this.in, JsonToken.VALUE_NUMBER_INT);
			int number = this.in.getIntValue();
			if (number < 0) {
				Object value = this.assembly.refer(this.nodes.get(-1 - number));
				end();
				give(value, place);
				return;
			}
			head = this.heads.get(number);
		}
		if (head instanceof ScalarPlan scalar) {
			this.in.nextToken();
			Object value = scalar.read(this.in);
			end();
			give(value, place);
		}
		else if (head instanceof NodePlan plan) {
			this.top = new ReadFrame(plan, this.top, place);
			this.nodes.add(this.top);
		}
		else {
			throw ((RefusedPlan) head).refusal();
		}
	}

	private void end() {
		this.in.nextToken();
		ScalarPlan.expect(this.in, JsonToken.END_ARRAY);
	}

	private void close(ReadFrame node) {
		this.closing = true;
		Object value = this.assembly.close(node);
		this.closing = false;
		this.top = (ReadFrame) node.parent;
		give(value, node.place);
	}

	private void give(@Nullable Object value, DeclaredPart place) {
		if (!((value instanceof OpenNode node) ? place.type().isAssignableFrom(node.plan.type())
				: place.accepts(value))) {
			throw new Refusal(
					"%s does not fit where %s is expected"
						.formatted((value != null) ? value.getClass().getName() : "null", place.type().getName()),
					Refusal.COMPUTED_ANEW);
		}
		if (this.top != null) {
			this.top.add(value);
		}
		else {
			this.result = value;
		}
	}

	private static final class ReadFrame extends OpenNode {

		private final DeclaredPart place;

		ReadFrame(NodePlan plan, @Nullable Frame parent, DeclaredPart place) {
			super(plan, parent, FEW);
			this.place = place;
		}

	}

}
