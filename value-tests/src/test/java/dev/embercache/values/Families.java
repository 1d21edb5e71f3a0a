package dev.embercache.values;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * All families, by the names of their classes: some are compiled by other compilers.
 */
public final class Families {

	private static final List<String> NAMES = List.of(
	// @formatter:off
			"dev.embercache.values.families.PlainJavaFamily",
			"dev.embercache.values.families.AggregatesFamily",
			"dev.embercache.values.families.OnceFamily",
			"dev.embercache.values.families.ClassesFamily",
			"dev.embercache.values.families.JdkFamily",
			"dev.embercache.values.families.BeansFamily",
			"dev.embercache.values.families.SpringDataFamily",
			"dev.embercache.values.families.SpringWebFamily",
			"dev.embercache.values.families.SpringSecurityFamily",
			"dev.embercache.values.families.OAuth2Family",
			"dev.embercache.values.families.HateoasFamily",
			"dev.embercache.values.families.SpringAiFamily",
			"dev.embercache.values.families.HibernateFamily",
			"dev.embercache.values.families.Jackson2Family",
			"dev.embercache.values.families.Jackson3Family",
			"dev.embercache.values.families.GsonFamily",
			"dev.embercache.values.families.OrgJsonFamily",
			"dev.embercache.values.families.VavrFamily",
			"dev.embercache.values.families.ProtobufFamily",
			"dev.embercache.values.families.MonetaFamily",
			"dev.embercache.values.families.JodaMoneyFamily",
			"dev.embercache.values.families.JodaTimeFamily",
			"dev.embercache.values.families.ThreetenExtraFamily",
			"dev.embercache.values.families.GuavaFamily",
			"dev.embercache.values.families.CommonsLangFamily",
			"dev.embercache.values.families.CommonsCollectionsFamily",
			"dev.embercache.values.families.EclipseCollectionsFamily",
			"dev.embercache.values.families.FastutilFamily",
			"dev.embercache.values.families.BsonFamily",
			"dev.embercache.values.families.JtsFamily",
			"dev.embercache.values.families.PageHelperFamily",
			"dev.embercache.values.families.Bucket4jFamily",
			"dev.embercache.values.kotlin.KotlinDataClasses",
			"dev.embercache.values.kotlin.KotlinValueClasses",
			"dev.embercache.values.kotlin.KotlinObjects",
			"dev.embercache.values.kotlin.KotlinLazies",
			"dev.embercache.values.kotlin.KotlinDelegates",
			"dev.embercache.values.kotlin.KotlinCollections",
			"dev.embercache.values.kotlin.KotlinStandardTypes",
			"dev.embercache.values.kotlin.KotlinTimes",
			"dev.embercache.values.kotlin.KotlinxTypes",
			"dev.embercache.values.lombok.LombokFamily"
	// @formatter:on
	);

	private Families() {
	}

	/**
	 * Return all families.
	 */
	public static List<Family> all() {
		return NAMES.stream().map(Families::create).toList();
	}

	/**
	 * Return one value of one family.
	 */
	public static ValueCase get(String family, String name) {
		return all().stream()
			.filter((candidate) -> candidate.name().equals(family))
			.flatMap((found) -> found.cases().stream())
			.filter((candidate) -> candidate.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No '%s' in '%s'".formatted(name, family)));
	}

	private static Family create(String name) {
		try {
			return (Family) Class.forName(name).getConstructor().newInstance();
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException(name, ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(name, ex);
		}
	}

}
