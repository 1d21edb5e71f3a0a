package dev.embercache.lineage.index;

import java.util.List;
import java.util.Set;

import dev.embercache.lineage.bytecode.ClassSummary;
import dev.embercache.lineage.bytecode.ClassSummary.Member;

/**
 * Application code that the container calls, so that no call of it can be seen.
 */
public final class Ambient {

	/** What an aspect is annotated with. */
	static final String ASPECT = "org.aspectj.lang.annotation.Aspect";

	/**
	 * The types whose implementations can change what any bean does, and the annotation
	 * that has the same effect.
	 */
	static final List<String> TYPES = List.of("@" + ASPECT, "org.aopalliance.intercept.MethodInterceptor",
			"org.springframework.aop.MethodBeforeAdvice", "org.springframework.aop.AfterReturningAdvice",
			"org.springframework.aop.Advisor", "org.springframework.aop.PointcutAdvisor",
			"org.springframework.aop.support.AbstractPointcutAdvisor",
			"org.springframework.aop.support.AbstractGenericPointcutAdvisor",
			"org.springframework.aop.support.AbstractBeanFactoryPointcutAdvisor",
			"org.springframework.aop.support.DefaultPointcutAdvisor",
			"org.springframework.aop.support.NameMatchMethodPointcutAdvisor",
			"org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor",
			"org.springframework.aop.aspectj.AspectJExpressionPointcutAdvisor", "org.springframework.aop.ThrowsAdvice",
			"org.springframework.aop.IntroductionInterceptor",
			"org.springframework.aop.support.DelegatingIntroductionInterceptor",
			"org.springframework.aop.interceptor.AbstractTraceInterceptor",
			"org.springframework.beans.factory.config.BeanPostProcessor",
			"org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor",
			"org.springframework.beans.factory.config.BeanFactoryPostProcessor",
			"org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor",
			"org.springframework.beans.factory.BeanRegistrar",
			"org.springframework.context.annotation.ImportBeanDefinitionRegistrar",
			"org.springframework.context.ApplicationContextInitializer");

	private static final Set<String> INJECTION = Set.of("org.springframework.beans.factory.annotation.Autowired",
			"org.springframework.beans.factory.annotation.Value", "jakarta.annotation.PostConstruct",
			"jakarta.annotation.Resource", "jakarta.inject.Inject", "jakarta.persistence.PersistenceContext",
			"org.springframework.beans.factory.annotation.Lookup", "javax.annotation.PostConstruct",
			"javax.inject.Inject");

	private static final String STEREOTYPES = "org.springframework.stereotype.";

	private static final String FACTORIES = "org.springframework.beans.factory.";

	private static final String CONTEXT = "org.springframework.context.ApplicationContext";

	private static final String BOUND = "org.springframework.boot.context.properties.ConfigurationProperties";

	private static final String REPOSITORY = "org.springframework.data.";

	/** Where Spring Data and JPA look for queries that are not in the code. */
	private static final List<String> NAMED_QUERIES = List.of("META-INF/jpa-named-queries.properties",
			"META-INF/orm.xml", "META-INF/jdbc-named-queries.properties", "META-INF/mongo-named-queries.properties");

	private Ambient() {
	}

	/**
	 * Return whether an annotation asks the container to call a method before it hands
	 * the bean out.
	 * @param member the method
	 * @return whether it has such an annotation
	 */
	static boolean isCalledByContainer(Member member) {
		return member.isMethod()
				&& member.references().stream().anyMatch((reference) -> INJECTION.contains(reference.owner()));
	}

	/**
	 * Return whether a class says of itself that it is one of a bean.
	 * @param summary the class
	 * @return whether it is annotated as a component
	 */
	public static boolean isComponent(ClassSummary summary) {
		return summary.references().stream().anyMatch((reference) -> reference.owner().startsWith(STEREOTYPES));
	}

	/**
	 * Return whether code asks the container for a bean.
	 * @param member the code
	 * @return whether a class that it names may be that of a bean
	 */
	public static boolean looksUp(Member member) {
		return member.references()
			.stream()
			.anyMatch((reference) -> reference.owner().startsWith(FACTORIES) || reference.owner().equals(CONTEXT));
	}

	/**
	 * Return the resources that a library reads for a type without being told.
	 * @param summary the type
	 * @return the locations
	 */
	public static List<String> resources(ClassSummary summary) {
		boolean repository = summary.interfaces().stream().anyMatch((type) -> type.startsWith(REPOSITORY));
		return repository ? NAMED_QUERIES : List.of();
	}

	/**
	 * Return whether the container sets all properties of a bean.
	 * @param summary the class of the bean
	 * @return whether it is bound to configuration properties
	 */
	public static boolean isBound(ClassSummary summary) {
		return summary.references().stream().anyMatch((reference) -> BOUND.equals(reference.owner()));
	}

}
