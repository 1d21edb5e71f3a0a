package dev.embercache.values.families;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results of controllers and HTTP clients.
 */
public final class SpringWebFamily implements Family {

	@Override
	public String name() {
		return "Spring Framework and Spring Web";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(
				kept("ResponseEntity of an entity", () -> ResponseEntity.ok(Vet.james()),
						(original, copy) -> assertThat(((ResponseEntity<?>) copy).getStatusCode())
							.isSameAs(HttpStatus.OK)),
				kept("ResponseEntity of a list", () -> ResponseEntity.ok(Vet.all())),
				kept("ResponseEntity with headers",
						() -> ResponseEntity.status(201).header("X-Total", "3").eTag("a1").body("text")),
				kept("ResponseEntity of bytes",
						() -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(new byte[] { 1, 2, 3 })),
				kept("ResponseEntity without a body", () -> ResponseEntity.notFound().build()),
				kept("ResponseEntity of a ProblemDetail",
						() -> ResponseEntity.of(ProblemDetail.forStatus(409)).build()),
				kept("ProblemDetail", () -> {
					ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "taken");
					problem.setType(URI.create("about:taken"));
					problem.setProperty("by", "James");
					return problem;
				}), kept("HttpHeaders", () -> {
					HttpHeaders headers = new HttpHeaders();
					headers.setContentType(MediaType.APPLICATION_JSON);
					headers.add("x-total", "3");
					return headers;
				}, (original, copy) -> assertThat(((HttpHeaders) copy).getFirst("X-Total")).isEqualTo("3")),
				kept("MediaType", () -> MediaType.parseMediaType("text/html;charset=utf-8")).asKey(),
				kept("constant of MediaType", () -> MediaType.APPLICATION_JSON),
				kept("HttpMethod", () -> HttpMethod.GET, (original, copy) -> assertThat(copy).isSameAs(HttpMethod.GET))
					.asKey(),
				kept("HttpStatus", () -> HttpStatus.NOT_FOUND).asKey(),
				kept("ResponseCookie",
						() -> ResponseCookie.from("id", "a1").httpOnly(true).maxAge(Duration.ofHours(1)).build()),
				kept("ETag", () -> ETag.create("W/\"a1\"")).asKey(),
				kept("UriComponents", () -> UriComponentsBuilder.fromUriString("https://example.com/a?b=c").build(),
						(original, copy) -> assertThat(((UriComponents) copy).getQuery()).isEqualTo("b=c")),
				kept("ByteArrayResource", () -> new ByteArrayResource("text".getBytes(), "a text"),
						(original, copy) -> assertThat(((ByteArrayResource) copy).contentLength()).isEqualTo(4)),
				kept("MultiValueMap", () -> {
					LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
					form.add("a", "b");
					form.add("a", "c");
					return form;
				}), kept("DataSize", () -> DataSize.ofMegabytes(3)).asKey());
	}

}
