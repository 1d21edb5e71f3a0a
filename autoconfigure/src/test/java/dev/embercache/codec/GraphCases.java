package dev.embercache.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.embercache.codec.ClassCases.Box;
import dev.embercache.codec.ClassCases.Chain;
import dev.embercache.codec.ClassCases.Point;

import static dev.embercache.codec.Case.kept;
import static dev.embercache.codec.Case.same;

/**
 * Shared references, cycles and depth.
 */
final class GraphCases {

	private GraphCases() {
	}

	static List<Case> all() {
		return Stream.of(shared(), cycles(), deep(), wide()).flatMap(List::stream).toList();
	}

	private static List<Case> shared() {
		return List.of(same("one list twice", () -> {
			List<Integer> shared = new ArrayList<>(List.of(1));
			return new ArrayList<>(List.of(shared, shared));
		}), same("two equal lists",
				() -> new ArrayList<>(List.of(new ArrayList<>(List.of(1)), new ArrayList<>(List.of(1))))),
				same("one array twice in a record", () -> {
					byte[] shared = { 1 };
					return List.of(new Box(shared), new Box(shared));
				}), same("shared under a wrapper", () -> {
					List<Object> shared = new ArrayList<>(List.of(1));
					return new ArrayList<>(List.of(java.util.Collections.unmodifiableList(shared), shared));
				}), same("shared across a serialized form", () -> {
					List<Object> shared = new ArrayList<>(List.of(1));
					return new ArrayList<>(List.of(new ClassCases.External("x", shared), shared));
				}), same("shared record", () -> {
					Point shared = new Point(1, 2);
					return List.of(shared, shared, new Box(shared));
				}), same("class with an array of itself", () -> new Branch("a", new Branch("b"), null)),
				same("a class with one hundred references to one list", () -> {
					List<Object> shared = new ArrayList<>(List.of("x"));
					return IntStream.range(0, 100).mapToObj((i) -> new ClassCases.Box(shared)).toList();
				}));
	}

	private static List<Case> cycles() {
		return List.of(same("parent and child", () -> {
			Parent parent = new Parent();
			parent.children.add(new Child(parent));
			parent.children.add(new Child(parent));
			return parent;
		}), same("child with its parent", () -> {
			Parent parent = new Parent();
			Child child = new Child(parent);
			parent.children.add(child);
			return child;
		}), same("a chain that bites its tail", () -> {
			Chain chain = new Chain("a", null);
			chain.next = new Chain("b", chain);
			return chain;
		}), same("list that holds itself", () -> {
			List<Object> list = new ArrayList<>();
			list.add(list);
			return list;
		}), same("map that holds itself", () -> {
			Map<Object, Object> map = new HashMap<>();
			map.put("self", map);
			return map;
		}), same("reference to itself", () -> {
			AtomicReference<Object> reference = new AtomicReference<>();
			reference.set(reference);
			return reference;
		}), kept("array that holds itself", () -> {
			Object[] array = new Object[1];
			array[0] = array;
			return array;
		}), kept("tree map that holds itself", () -> {
			Map<String, Object> map = new TreeMap<>();
			map.put("self", map);
			return map;
		}), kept("record in a list that it holds", () -> {
			List<Object> list = new ArrayList<>();
			ClassCases.Holder<Object> holder = new ClassCases.Holder<>(list);
			list.add(holder);
			return holder;
		}), kept("record that copies the list that holds it", () -> {
			List<Object> list = new ArrayList<>();
			list.add(new Copying(list));
			list.add("x");
			return list;
		}), kept("set of parents with children", () -> {
			Parent parent = new Parent();
			parent.children.add(new Child(parent));
			return new LinkedHashSet<>(List.of(parent));
		}));
	}

	private static List<Case> deep() {
		return List.of(kept("chain of 1,000", () -> chain(1_000)), kept("chain of 20,000", () -> chain(20_000)),
				kept("chain of 200,000", () -> chain(200_000)), kept("lists 20,000 deep", () -> {
					List<Object> list = new ArrayList<>();
					for (int i = 0; i < 20_000; i++) {
						List<Object> outer = new ArrayList<>();
						outer.add(list);
						list = outer;
					}
					return list;
				}), kept("immutable lists 20,000 deep", () -> {
					List<Object> list = List.of();
					for (int i = 0; i < 20_000; i++) {
						list = List.of(list);
					}
					return list;
				}), same("an immutable list that holds the same one twice, 60 deep", () -> {
					List<Object> list = List.of("x", "y");
					for (int i = 0; i < 60; i++) {
						list = List.of(list, list);
					}
					return list;
				}), kept("records 20,000 deep", () -> {
					Object value = "x";
					for (int i = 0; i < 20_000; i++) {
						value = new ClassCases.Holder<>(value);
					}
					return value;
				}), kept("maps 20,000 deep", () -> {
					Map<String, Object> map = new HashMap<>();
					for (int i = 0; i < 20_000; i++) {
						Map<String, Object> outer = new HashMap<>();
						outer.put("x", map);
						map = outer;
					}
					return map;
				}), kept("arrays 20,000 deep", () -> {
					Object[] array = {};
					for (int i = 0; i < 20_000; i++) {
						array = new Object[] { array };
					}
					return array;
				}), kept("optionals deep", () -> {
					Object value = "x";
					for (int i = 0; i < 20_000; i++) {
						value = java.util.Optional.of(value);
					}
					return value;
				}), kept("wrappers deep", () -> {
					List<Object> list = List.of();
					for (int i = 0; i < 5_000; i++) {
						list = java.util.Collections.unmodifiableList(new ArrayList<>(List.of(list)));
					}
					return list;
				}));
	}

	private static List<Case> wide() {
		return List.of(same("10,000 records", () -> {
			List<Object> list = new ArrayList<>();
			for (int i = 0; i < 10_000; i++) {
				list.add(new Point(i, -i));
			}
			return list;
		}), same("wide map", () -> {
			Map<Object, Object> map = new HashMap<>();
			for (int i = 0; i < 5_000; i++) {
				map.put("key" + i, new Box((long) i));
			}
			return map;
		}));
	}

	private static Chain chain(int length) {
		Chain chain = null;
		for (int i = 0; i < length; i++) {
			chain = new Chain("n", chain);
		}
		return chain;
	}

	record Copying(List<Object> list) {

		Copying {
			list = List.copyOf(list);
		}

	}

	static final class Parent {

		private final List<Child> children = new ArrayList<>();

	}

	static final class Child {

		private final Parent parent;

		Child(Parent parent) {
			this.parent = parent;
		}

	}

	static final class Branch {

		private final String name;

		private final Branch[] branches;

		Branch(String name, Branch... branches) {
			this.name = name;
			this.branches = branches;
		}

	}

}
