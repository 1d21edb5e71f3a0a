package dev.embercache.values.families;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.ObjectId;

import dev.embercache.values.Family;
import dev.embercache.values.Probe;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Documents of MongoDB.
 */
public final class BsonFamily implements Family {

	@Override
	public String name() {
		return "BSON (MongoDB)";
	}

	@Override
	public List<ValueCase> cases() {
		Probe same = (original, copy) -> assertThat(copy).isSameAs(original);
		return List.of(kept("Document",
				() -> new Document("_id", new ObjectId("0123456789abcdef01234567")).append("name", "James")
					.append("tags", new ArrayList<>(List.of("a", "b")))
					.append("address", new Document("city", "Madison"))
					.append("at", new Date(5L)),
				(original, copy) -> assertThat(((Document) copy).get("address", Document.class).getString("city"))
					.isEqualTo("Madison")),
				kept("list of Documents",
						() -> new ArrayList<>(List.of(new Document("a", 1), new Document("b", null)))),
				kept("ObjectId", () -> new ObjectId("0123456789abcdef01234567")).asKey(),
				kept("Decimal128", () -> new Decimal128(new BigDecimal("1.50"))).asKey(),
				kept("Binary", () -> new Binary(new byte[] { 1, 2 })), kept("Code", () -> new Code("return 1")),
				kept("MaxKey", MaxKey::new),
				kept("BsonDocument", () -> new BsonDocument("a", new BsonInt32(1)).append("b", new BsonString("x")),
						(original, copy) -> assertThat(((BsonDocument) copy).getInt32("a").getValue()).isEqualTo(1)),
				kept("BsonNull", () -> BsonNull.VALUE, same), kept("BsonTimestamp", () -> new BsonTimestamp(5L)),
				kept("entity with an ObjectId", () -> new Customer(new ObjectId("0123456789abcdef01234567"), "James"))
					.asKey());
	}

	record Customer(ObjectId id, String name) {

	}

}
