package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Code that the language puts between a method and what it returns.
 */
final class LanguageCases {

	private LanguageCases() {
	}

	static List<ReachCase> all() {
		return List.of(constantOfAnotherClass(), defaultMethod(), newOverride(), enumConstantWithBody(),
				switchOverEnum(), lambdaInAStaticField(), staticInitializer(), compactConstructor(), genericBridge(),
				methodReferenceToAnInterface());
	}

	/**
	 * The compiler copies the constant into the service.
	 */
	private static ReachCase constantOfAnotherClass() {
		return ReachCase.named("constantOfAnotherClass")
			.with("final class ConstantRates { static final int PERCENT = 1; }")
			.caching("return ConstantRates.PERCENT;")
			.edited("ConstantRates", "PERCENT = 1", "PERCENT = 2");
	}

	private static ReachCase defaultMethod() {
		return ReachCase.named("defaultMethod")
			.with("interface DefaultRate { default int percent() { return 1; } }")
			.caching("return new DefaultRate() { }.percent();")
			.edited("DefaultRate", "return 1", "return 2");
	}

	private static ReachCase newOverride() {
		return ReachCase.named("newOverride")
			.with("class BaseRate { int percent() { return 1; } }")
			.with("class OverridingRate extends BaseRate { }")
			.caching("return new OverridingRate().percent();")
			.edited("OverridingRate", "{ }", "{ int percent() { return 2; } }");
	}

	private static ReachCase enumConstantWithBody() {
		return ReachCase.named("enumConstantWithBody").with("""
				enum EnumRate {
					LOW {
						int percent() {
							return 1;
						}
					};
					abstract int percent();
				}
				""").caching("return EnumRate.valueOf(\"LOW\").percent();").edited("EnumRate", "return 1", "return 2");
	}

	private static ReachCase switchOverEnum() {
		return ReachCase.named("switchOverEnum").with("enum SwitchedRate { ZERO, ONE }").caching("""
				return switch (SwitchedRate.ONE) {
					case ZERO -> 0;
					case ONE -> 1;
				} + SwitchedRate.ONE.ordinal() - 1;
				""").edited("SwitchedRate", "ZERO, ONE }", "ONE, ZERO }").returningAfterwards("0");
	}

	private static ReachCase lambdaInAStaticField() {
		return ReachCase.named("lambdaInAStaticField")
			.with("final class LambdaRates { static final IntUnaryOperator RATE = (zero) -> zero + 1; }")
			.caching("return LambdaRates.RATE.applyAsInt(0);")
			.edited("LambdaRates", "zero + 1", "zero + 2");
	}

	private static ReachCase staticInitializer() {
		return ReachCase.named("staticInitializer").with("""
				final class TableRates {
					static final Map<String, Integer> TABLE = new HashMap<>();
					static {
						TABLE.put("tea", 1);
					}
				}
				""").caching("return TableRates.TABLE.get(\"tea\");").edited("TableRates", "\"tea\", 1", "\"tea\", 2");
	}

	private static ReachCase compactConstructor() {
		return ReachCase.named("compactConstructor").with("""
				record Checked(int number) {
					Checked {
						number = number + 0;
					}
				}
				""").caching("return new Checked(1).number();").edited("Checked", "number + 0", "number + 1");
	}

	private static ReachCase genericBridge() {
		return ReachCase.named("genericBridge")
			.with("interface Generic<T> { int apply(T value); }")
			.with("""
					class Specific implements Generic<String> {
						public int apply(String value) {
							return 1;
						}
					}
					""")
			.caching("return ((Generic<String>) new Specific()).apply(\"\");")
			.edited("Specific", "return 1", "return 2");
	}

	private static ReachCase methodReferenceToAnInterface() {
		return ReachCase.named("methodReferenceToAnInterface")
			.with("interface Refer { Integer get(); }")
			.with("class Referred implements Refer { public Integer get() { return 1; } }")
			.caching("return Optional.of(new Referred()).map(Refer::get).orElseThrow();")
			.edited("Referred", "return 1", "return 2");
	}

}
