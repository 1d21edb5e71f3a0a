package dev.embercache.values.families;

import java.util.List;
import java.util.Map;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.EmbeddingResponseMetadata;
import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.ImageResponseMetadata;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers of models.
 */
public final class SpringAiFamily implements Family {

	@Override
	public String name() {
		return "Spring AI";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(
				kept("Document", SpringAiFamily::document,
						(original, copy) -> assertThat(((Document) copy).getFormattedContent(MetadataMode.ALL))
							.isEqualTo(((Document) original).getFormattedContent(MetadataMode.ALL))),
				kept("list of Documents", () -> List.of(document(), new Document("2", "other", Map.of()))),
				kept("ChatResponse", SpringAiFamily::response,
						(original, copy) -> assertThat(((ChatResponse) copy).getMetadata().getUsage().getTotalTokens())
							.isEqualTo(30)),
				kept("ChatResponse with tool calls", () -> new ChatResponse(List.of(new Generation(toolCall()))),
						(original, copy) -> assertThat(((ChatResponse) copy).hasToolCalls()).isTrue()),
				kept("AssistantMessage", () -> new AssistantMessage("hello")),
				kept("AssistantMessage with tool calls", SpringAiFamily::toolCall),
				kept("Prompt",
						() -> new Prompt(List.of(new SystemMessage("Be short."), new UserMessage("What is tea?")))),
				kept("UserMessage", () -> new UserMessage("What is tea?")),
				kept("EmbeddingResponse",
						() -> new EmbeddingResponse(List.of(new Embedding(new float[] { 0.1f, 0.2f }, 0)),
								new EmbeddingResponseMetadata("model", new DefaultUsage(3, 0)))),
				kept("Embedding", () -> new Embedding(new float[] { 0.1f, 0.2f }, 0)),
				kept("embedding as an array", () -> new float[] { 0.1f, 0.2f }),
				kept("ImageResponse",
						() -> new ImageResponse(
								List.of(new ImageGeneration(new Image("https://example.com/a.png", null))),
								new ImageResponseMetadata(1L))),
				kept("Usage", () -> new DefaultUsage(10, 20, 30)));
	}

	private static Document document() {
		return Document.builder().id("1").text("tea").metadata(Map.of("source", "a.txt")).score(0.9).build();
	}

	private static AssistantMessage toolCall() {
		return AssistantMessage.builder()
			.content("")
			.toolCalls(List.of(new AssistantMessage.ToolCall("c1", "function", "price", "{\"sku\":\"a\"}")))
			.build();
	}

	private static ChatResponse response() {
		return ChatResponse.builder()
			.generations(List.of(new Generation(new AssistantMessage("hello"),
					ChatGenerationMetadata.builder().finishReason("stop").build())))
			.metadata(ChatResponseMetadata.builder()
				.id("r1")
				.model("model")
				.usage(new DefaultUsage(10, 20, 30))
				.keyValue("created", 5L)
				.build())
			.build();
	}

}
