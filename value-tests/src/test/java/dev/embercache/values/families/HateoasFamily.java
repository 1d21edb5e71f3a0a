package dev.embercache.values.families;

import java.util.List;

import org.springframework.hateoas.CollectionModel;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.IanaLinkRelations;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.Links;
import org.springframework.hateoas.PagedModel;
import org.springframework.hateoas.RepresentationModel;
import org.springframework.hateoas.SlicedModel;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models with links.
 */
public final class HateoasFamily implements Family {

	@Override
	public String name() {
		return "Spring HATEOAS";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(
				kept("EntityModel of an entity", () -> EntityModel.of(Vet.james(), Link.of("/vets/1")),
						(original, copy) -> assertThat(((EntityModel<?>) copy).getRequiredLink("self").getHref())
							.isEqualTo("/vets/1")),
				kept("EntityModel of a record", () -> EntityModel.of(new Named("a"), Link.of("/a"))),
				kept("CollectionModel",
						() -> CollectionModel.of(List.of(EntityModel.of(Vet.james()), EntityModel.of(Vet.helen())),
								Link.of("/vets"))),
				kept("PagedModel",
						() -> PagedModel.of(Vet.all(), new PagedModel.PageMetadata(2, 0, 7), Link.of("/vets"),
								Link.of("/vets?page=1", IanaLinkRelations.NEXT)),
						(original, copy) -> assertThat(((PagedModel<?>) copy).getNextLink()).isPresent()),
				kept("SlicedModel", () -> SlicedModel.of(Vet.all(), new SlicedModel.SliceMetadata(2, 0))),
				kept("own RepresentationModel", () -> new VetModel("James").add(Link.of("/vets/1"))),
				kept("Link", () -> Link.of("/vets/1", "vet").withTitle("a vet")),
				kept("Link with a template", () -> Link.of("/vets{?page,size}", "vets"),
						(original, copy) -> assertThat(((Link) copy).expand(1, 20).getHref())
							.isEqualTo("/vets?page=1&size=20")),
				kept("Links", () -> Links.of(Link.of("/a"), Link.of("/b", "next"))),
				kept("LinkRelation", () -> IanaLinkRelations.NEXT).asRefusedKey("does not compare 'relation'"));
	}

	record Named(String name) {

	}

	static final class VetModel extends RepresentationModel<VetModel> {

		private final String name;

		VetModel(String name) {
			this.name = name;
		}

	}

}
