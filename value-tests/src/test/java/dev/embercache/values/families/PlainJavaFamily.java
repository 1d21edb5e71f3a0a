package dev.embercache.values.families;

import java.util.ArrayList;
import java.util.List;

import dev.embercache.values.Family;
import dev.embercache.values.ValueCase;

import static dev.embercache.values.ValueCase.kept;

/**
 * Classes as applications write them.
 */
public final class PlainJavaFamily implements Family {

	@Override
	public String name() {
		return "Java";
	}

	@Override
	public List<ValueCase> cases() {
		return List.of(kept("entity without equals", () -> new Vet("James", "Carter")), kept("list of entities",
				() -> new ArrayList<>(List.of(new Vet("James", "Carter"), new Vet("Helen", "Leary")))));
	}

	static final class Vet {

		private final String firstName;

		private final String lastName;

		Vet(String firstName, String lastName) {
			this.firstName = firstName;
			this.lastName = lastName;
		}

	}

}
