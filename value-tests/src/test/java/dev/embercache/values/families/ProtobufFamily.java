package dev.embercache.values.families;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Int64Value;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages, here the well-known types.
 */
public final class ProtobufFamily implements Family {

	@Override
	public String name() {
		return "Protocol Buffers";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(kept("Timestamp", () -> Timestamp.newBuilder().setSeconds(5).setNanos(6).build()).asKey(),
				kept("Duration", () -> Duration.newBuilder().setSeconds(5).build()).asKey(),
				kept("StringValue", () -> StringValue.of("x")).asKey(),
				kept("Int64Value", () -> Int64Value.of(3)).asKey(),
				kept("Struct",
						() -> Struct.newBuilder()
							.putFields("a", Value.newBuilder().setNumberValue(1).build())
							.putFields("b", Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build())
							.build(),
						(original, copy) -> assertThat(((Struct) copy).getFieldsOrThrow("a").getNumberValue())
							.isEqualTo(1))
					.asKey(),
				kept("ListValue",
						() -> ListValue.newBuilder().addValues(Value.newBuilder().setStringValue("x")).build())
					.asKey(),
				kept("Any", () -> Any.pack(StringValue.of("x")),
						(original, copy) -> assertThat(((Any) copy).is(StringValue.class)).isTrue()),
				kept("Empty", Empty::getDefaultInstance),
				kept("FieldMask", () -> FieldMask.newBuilder().addPaths("a.b").build()),
				kept("ByteString", () -> ByteString.copyFromUtf8("bytes")).asKey(),
				kept("list of messages",
						() -> new ArrayList<>(
								List.of(Timestamp.newBuilder().setSeconds(5).build(), Timestamp.getDefaultInstance()))),
				kept("map of messages", () -> new HashMap<>(Map.of("a", StringValue.of("x")))),
				kept("record with a message", () -> new Call("a", Timestamp.newBuilder().setSeconds(5).build()))
					.asKey());
	}

	record Call(String name, Timestamp time) {

	}

}
