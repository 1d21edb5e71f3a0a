package dev.embercache.values.families;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.geo.Box;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResult;
import org.springframework.data.geo.GeoResults;
import org.springframework.data.geo.Metrics;
import org.springframework.data.geo.Point;
import org.springframework.data.geo.Polygon;
import org.springframework.data.history.Revision;
import org.springframework.data.history.RevisionMetadata;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.util.Pair;
import org.springframework.data.util.Streamable;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.equalOrRefused;
import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results of repositories.
 */
public final class SpringDataFamily implements Family {

	@Override
	public String name() {
		return "Spring Data";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(
				kept("Page of entities", () -> new PageImpl<>(Vet.all(), PageRequest.of(0, 2, Sort.by("id")), 7),
						(original, copy) -> assertThat(((Page<?>) copy).getTotalPages()).isEqualTo(4)),
				kept("Page without paging", () -> new PageImpl<>(Vet.all())), kept("empty Page", Page::empty),
				kept("Page that is mapped",
						() -> new PageImpl<>(Vet.all(), PageRequest.of(0, 2), 7).map(Vet::getFirstName)),
				kept("Slice of entities", () -> new SliceImpl<>(Vet.all(), PageRequest.of(1, 2), true),
						(original, copy) -> assertThat(((Slice<?>) copy).hasNext()).isTrue()),
				kept("Page in a record", () -> new Listing("vets", new PageImpl<>(Vet.all()))),
				kept("Window of offsets", () -> Window.from(Vet.all(), new Offsets(), true),
						(original, copy) -> assertThat(((Window<?>) copy).positionAt(0))
							.isEqualTo(ScrollPosition.offset(0))),
				equalOrRefused("Streamable of entities", "record", () -> Streamable.of(Vet.all()),
						(original, copy) -> assertThat(((Streamable<?>) copy).toList()).hasSize(2)),
				equalOrRefused("empty Streamable", "record", Streamable::empty),
				kept("Pair with an entity", () -> Pair.of("a", Vet.james())),
				kept("Pair of texts", () -> Pair.of("a", "b")).asKey(),
				equalOrRefused("closed projection", "record", SpringDataFamily::projection,
						SpringDataFamily::answersTheSame),
				equalOrRefused("list of projections", "record", () -> List.of(projection()),
						(original, copy) -> answersTheSame(((List<?>) original).get(0), ((List<?>) copy).get(0))),
				kept("Pageable", () -> PageRequest.of(2, 20, Sort.by(Sort.Order.desc("name").nullsLast()))).asKey(),
				kept("unpaged Pageable", Pageable::unpaged).asKey(), kept("Sort", () -> Sort.by("a", "b")).asKey(),
				kept("unsorted Sort", Sort::unsorted).asKey(), kept("Limit", () -> Limit.of(4)).asKey(),
				kept("unlimited Limit", Limit::unlimited).asKey(),
				kept("keyset ScrollPosition", () -> ScrollPosition.forward(Map.of("id", 3))).asKey(),
				kept("Range", () -> Range.closed(1, 5)).asKey(), kept("open Range", () -> Range.unbounded()),
				kept("ExampleMatcher", () -> ExampleMatcher.matching().withIgnoreCase("name")),
				kept("Point", () -> new Point(1.5, 2.5)).asKey(),
				kept("Distance", () -> new Distance(3, Metrics.KILOMETERS)).asKey(),
				kept("Circle", () -> new Circle(new Point(1, 2), new Distance(3, Metrics.MILES))).asKey(),
				kept("Box and Polygon",
						() -> List.of(new Box(new Point(1, 2), new Point(3, 4)),
								new Polygon(new Point(1, 2), new Point(3, 4), new Point(5, 6)))),
				kept("GeoResults of entities", SpringDataFamily::results),
				kept("GeoPage of entities", () -> new GeoPage<>(results(), PageRequest.of(0, 1), 3)),
				kept("Revision", () -> Revision.of(new Change(3), Vet.james())));
	}

	private static GeoResults<Vet> results() {
		return new GeoResults<>(List.of(new GeoResult<>(Vet.james(), new Distance(3, Metrics.KILOMETERS))));
	}

	private static Object projection() {
		return new SpelAwareProxyProjectionFactory().createProjection(VetName.class,
				Map.of("id", 3, "firstName", "James"));
	}

	private static void answersTheSame(Object original, Object copy) {
		assertThat(((VetName) copy).getFirstName()).isEqualTo(((VetName) original).getFirstName());
		assertThat(((VetName) copy).getId()).isEqualTo(3);
	}

	interface VetName {

		Integer getId();

		String getFirstName();

	}

	record Listing(String name, Page<Vet> vets) {

	}

	record Change(int number) implements RevisionMetadata<Integer> {

		@Override
		public java.util.Optional<Integer> getRevisionNumber() {
			return java.util.Optional.of(this.number);
		}

		@Override
		public java.util.Optional<Instant> getRevisionInstant() {
			return java.util.Optional.empty();
		}

		@Override
		@SuppressWarnings("unchecked")
		public <T> T getDelegate() {
			return (T) this;
		}

	}

	record Offsets() implements java.util.function.IntFunction<ScrollPosition> {

		@Override
		public ScrollPosition apply(int index) {
			return ScrollPosition.offset(index);
		}

	}

}
