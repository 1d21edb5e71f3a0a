package dev.embercache.lineage.reach;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.embercache.lineage.Element;
import dev.embercache.lineage.bytecode.ClassSummary.Member;

/**
 * The degrees to which {@link MappedTypes} adds types, apart from its own.
 */
interface Degrees {

	boolean isApplication(String className);

	boolean isData(String className);

	void addMentioned(String className, @Nullable Element via);

	void addInitialized(String className, Element via);

	void addDeep(String className, @Nullable Element via);

	void addDeepIfData(String className, Element via);

	/**
	 * Follow members of a class, on objects of a class that has them.
	 */
	void follow(String declaring, List<Member> members, String className, Element via);

	void later(Runnable action);

}
