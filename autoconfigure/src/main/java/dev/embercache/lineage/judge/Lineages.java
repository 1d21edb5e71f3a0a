package dev.embercache.lineage.judge;

import java.net.URL;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import dev.embercache.lineage.BeanWirings;
import dev.embercache.lineage.Explanation;
import dev.embercache.lineage.Lineage;
import dev.embercache.lineage.Producer;
import dev.embercache.lineage.Tracking;
import dev.embercache.lineage.Verdict;
import dev.embercache.lineage.classpath.ApplicationClasses;
import dev.embercache.lineage.classpath.ApplicationProperties;
import dev.embercache.lineage.classpath.ChangingProperties;
import dev.embercache.lineage.classpath.ClassFiles;
import dev.embercache.lineage.classpath.Outside;
import dev.embercache.lineage.index.ClassIndex;
import dev.embercache.lineage.judge.KnownCode.Learned;
import dev.embercache.rules.LibraryRules;
import dev.embercache.rules.Word;

/**
 * Knows the application code of one generation: says what a value that is computed now
 * came from, and whether a lineage of an earlier generation still holds.
 * <p>
 * Safe for use by several threads. The code of a class is taken from the class loader
 * when it is first needed, or by {@link #prepare()}, and then stays that of this
 * generation, whatever happens to its file. A class file that was written after the
 * generation had started leaves it in doubt which code was loaded: what reaches it never
 * holds.
 *
 * @since 0.1.0
 */
public final class Lineages {

	private final Settings settings;

	private final KnownWirings beans;

	private final ChangingProperties properties;

	private volatile Generation generation;

	private Lineages(Settings settings, Instant start) {
		this.settings = settings;
		this.beans = new KnownWirings(settings.beans());
		this.properties = new ChangingProperties(settings.properties());
		this.generation = newGeneration(start);
	}

	/**
	 * Return a builder for the application code that the given class loader loads.
	 * @param classLoader the class loader of this generation
	 */
	public static Builder builder(ClassLoader classLoader) {
		return new Builder(classLoader);
	}

	/**
	 * Read all application classes once, so that later calls need not. May be called on a
	 * background thread, and the earlier the better: what is read before an edit is known
	 * to be the code of this generation. Blocks on I/O.
	 */
	public void prepare() {
		this.generation.prepare();
	}

	/**
	 * Return what a value came from that has just been computed. Where the same has been
	 * asked before, one map lookup, and a look at the time of some files: a class that is
	 * loaded late may be other code than that which was read early. From the second
	 * question on the classes are loaded, a few at a time and without initializing them,
	 * and then their files are not looked at any more; those of resources always are.
	 * Equal questions get the same object.
	 * @param cache the name of the cache that the value is put into
	 * @param producer the method that computed the value, or {@code null} if it was put
	 * by hand
	 * @param valueAndKeyClassNames the names of the classes in the value and in the key,
	 * as {@link Class#getName()} has them; those that are not of the application are
	 * skipped
	 * @return the lineage; see {@link Lineage#inDoubt()}
	 */
	public Lineage lineageOf(String cache, @Nullable Producer producer, Collection<String> valueAndKeyClassNames) {
		return lineageOf(cache, producer, valueAndKeyClassNames, Set.of());
	}

	/**
	 * Return what a value came from that has just been computed.
	 * @param cache as in {@link #lineageOf(String, Producer, Collection)}
	 * @param producer the same
	 * @param valueAndKeyClassNames the same
	 * @param libraryNames the names of library classes in the value and in the key: the
	 * lineage keeps the names, and does not hold once one of the libraries is another
	 * @return the lineage; see {@link Lineage#inDoubt()}
	 */
	public Lineage lineageOf(String cache, @Nullable Producer producer, Collection<String> valueAndKeyClassNames,
			Collection<String> libraryNames) {
		Assert.notNull(cache, "'cache' must not be null");
		Assert.notNull(valueAndKeyClassNames, "'valueAndKeyClassNames' must not be null");
		Assert.notNull(libraryNames, "'libraryNames' must not be null");
		return this.generation
			.lineageOf(new Question(cache, producer, Question.set(valueAndKeyClassNames), Question.set(libraryNames)));
	}

	/**
	 * Return whether the code of an application class mentions the class of the given
	 * name. The first call reads all application classes, unless they have been read.
	 * @param className the binary name of a class
	 * @return whether a constant of a class file names it
	 */
	public boolean mentions(String className) {
		Assert.notNull(className, "'className' must not be null");
		return this.generation.mentions(className);
	}

	/**
	 * Return whether all that the given lineage names is still what it was. One map
	 * lookup where the same lineage has been judged before.
	 * @param lineage the lineage
	 * @return the verdict
	 */
	public Verdict judge(Lineage lineage) {
		Assert.notNull(lineage, "'lineage' must not be null");
		return this.generation.judge(lineage);
	}

	/**
	 * Explain what a lineage holds and what it does not.
	 * @param lineage the lineage
	 * @return what is tracked, and what is not
	 */
	public Explanation explain(Lineage lineage) {
		Assert.notNull(lineage, "'lineage' must not be null");
		return this.generation.explain(lineage);
	}

	/**
	 * Return the lineages that values of a cache were given in this generation.
	 * @param cache the name of the cache
	 * @return the lineages; empty if nothing was computed
	 */
	public Set<Lineage> given(String cache) {
		Assert.notNull(cache, "'cache' must not be null");
		return this.generation.given(cache);
	}

	/**
	 * Return which of the patterns, locations and names in the given statement match
	 * nothing now. May block on I/O.
	 * @param tracking what a user says
	 * @return what each stands for and the pattern, such as
	 * {@code classes 'com.acme.Rats'}; empty if all match
	 */
	public List<String> unmatched(Tracking tracking) {
		Assert.notNull(tracking, "'tracking' must not be null");
		return this.generation.unmatched(tracking);
	}

	/**
	 * Compute everything anew, because classes were redefined in place. Lineages that
	 * were given out before keep what they say.
	 * @param start since when the classes have been what they are now
	 */
	public void refresh(Instant start) {
		Assert.notNull(start, "'start' must not be null");
		this.generation = newGeneration(start);
	}

	/** Compute everything anew, because classes were redefined in place just now. */
	public void refresh() {
		refresh(Instant.now());
	}

	/**
	 * Judge lineages anew that name configuration properties with other values than
	 * before, see {@link ChangingProperties}.
	 * @param keys the names of the properties, or {@code null} if it can be any
	 */
	public void propertiesChanged(@Nullable Collection<String> keys) {
		this.properties.changed(keys);
		this.generation.forgetProperties();
	}

	private Generation newGeneration(Instant start) {
		Settings settings = this.settings;
		Learned known = settings.known().under(settings.rules());
		ClassFiles files = new ClassFiles(settings.classLoader(), settings.folders(), start, known.classes());
		ClassIndex index = new ClassIndex(files, settings.applicationClasses(), known.classes(), settings.rules());
		Outside outside = new Outside(files, this.properties, index::names,
				settings.rules().remembering(Word.FRAMEWORK));
		return new Generation(index, this.beans, outside, settings.tracking(), known.fingerprints());
	}

	/** What a builder was told, as {@link #refresh(Instant)} needs it again. */
	private record Settings(ClassLoader classLoader, ApplicationClasses applicationClasses, LibraryRules rules,
			KnownCode known, List<URL> folders, BeanWirings beans, ApplicationProperties properties,
			Function<String, Tracking> tracking) {

	}

	/** Builds {@link Lineages}. */
	public static final class Builder {

		private final ClassLoader classLoader;

		private @Nullable ApplicationClasses applicationClasses;

		private @Nullable LibraryRules rules;

		private KnownCode known = new KnownCode();

		private List<URL> folders = List.of();

		private BeanWirings beans = (name) -> null;

		private ApplicationProperties properties = ApplicationProperties.NONE;

		private Function<String, Tracking> tracking = (cache) -> Tracking.DEFAULTS;

		private Instant generationStart = Instant.EPOCH;

		private Builder(ClassLoader classLoader) {
			Assert.notNull(classLoader, "'classLoader' must not be null");
			this.classLoader = classLoader;
		}

		/**
		 * Set which classes are the application's. Needed.
		 * @param applicationClasses the classes
		 * @return this builder
		 */
		public Builder applicationClasses(ApplicationClasses applicationClasses) {
			this.applicationClasses = applicationClasses;
			return this;
		}

		/**
		 * Set what is known about libraries. Without it, that is what Ember Cache itself
		 * knows, and what rules are beside it on the class path.
		 * @param rules the rules
		 * @return this builder
		 */
		public Builder rules(LibraryRules rules) {
			Assert.notNull(rules, "'rules' must not be null");
			this.rules = rules;
			return this;
		}

		/**
		 * Set what earlier generations of this JVM have learned about the code, and where
		 * this one adds what it learns, so that each reads changed files only.
		 * @param known what is known
		 * @return this builder
		 */
		public Builder known(KnownCode known) {
			Assert.notNull(known, "'known' must not be null");
			this.known = known;
			return this;
		}

		/**
		 * Set the folders in which the class loader looks before it looks anywhere else,
		 * in this order. A class file in them is found without asking the class loader,
		 * which takes time. Without it, the class loader is asked for each class.
		 * @param folders the URLs of the folders; from the first that is none on, they
		 * are not used
		 * @return this builder
		 */
		public Builder folders(URL... folders) {
			Assert.notNull(folders, "'folders' must not be null");
			this.folders = Stream.of(folders)
				.takeWhile((url) -> "file".equals(url.getProtocol()) && url.getPath().endsWith("/"))
				.toList();
			return this;
		}

		/**
		 * Set what knows how beans were made, for those that no producer of this
		 * generation has named yet. Without it, a lineage that names such a bean does not
		 * hold until a producer has.
		 * @param beans what knows the beans of this generation
		 * @return this builder
		 */
		public Builder beans(BeanWirings beans) {
			Assert.notNull(beans, "'beans' must not be null");
			this.beans = beans;
			return this;
		}

		/**
		 * Set what knows the configuration properties. Without it, no code depends on
		 * any.
		 * @param properties the properties of this generation
		 * @return this builder
		 */
		public Builder properties(ApplicationProperties properties) {
			Assert.notNull(properties, "'properties' must not be null");
			this.properties = properties;
			return this;
		}

		/**
		 * Set what users say about the lineages of caches.
		 * @param tracking gives what is said, by the name of the cache
		 * @return this builder
		 */
		public Builder tracking(Function<String, Tracking> tracking) {
			Assert.notNull(tracking, "'tracking' must not be null");
			this.tracking = tracking;
			return this;
		}

		/**
		 * Set when this generation started, at the latest before its first class was
		 * loaded. A class file that was written later leaves its class in doubt. Without
		 * it, that is 1970: no class in a folder can be trusted.
		 * @param generationStart the start
		 * @return this builder
		 */
		public Builder generationStart(Instant generationStart) {
			Assert.notNull(generationStart, "'generationStart' must not be null");
			this.generationStart = generationStart;
			return this;
		}

		/**
		 * Build the lineages.
		 * @return the lineages of this generation
		 * @throws IllegalStateException if the application classes are not set
		 */
		public Lineages build() {
			ApplicationClasses classes = this.applicationClasses;
			if (classes == null) {
				throw new IllegalStateException("'applicationClasses' must be set");
			}
			LibraryRules rules = (this.rules != null) ? this.rules : LibraryRules.load(Lineages.class.getClassLoader());
			return new Lineages(new Settings(this.classLoader, classes, rules, this.known, this.folders, this.beans,
					this.properties, this.tracking), this.generationStart);
		}

	}

}
