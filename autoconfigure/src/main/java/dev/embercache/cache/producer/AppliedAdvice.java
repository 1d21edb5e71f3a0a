package dev.embercache.cache.producer;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.aopalliance.aop.Advice;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.aspectj.AspectJPrecedenceInformation;
import org.springframework.aop.aspectj.annotation.BeanFactoryAspectJAdvisorsBuilder;
import org.springframework.aop.aspectj.annotation.ReflectiveAspectJAdvisorFactory;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.ProxyCreationContext;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Knows to which beans the aspects and advisors of the application apply, where the
 * container puts them around beans by their pointcuts. Of any other advice it is not
 * known, nor of any if its pointcut cannot be read.
 * <p>
 * No aspect and no bean is created by looking: a pointcut is compared with a class. Of
 * what a factory bean has made, the proxies around it tell.
 */
final class AppliedAdvice {

	private static final Log logger = LogFactory.getLog(AppliedAdvice.class);

	/** The only way to have a pointcut {@code bean(..)} compared with a name. */
	private static final @Nullable Method PROXIED_BEAN_NAME = findProxiedBeanName();

	private final ConfigurableListableBeanFactory beanFactory;

	private final AdviceBeans adviceBeans;

	private volatile @Nullable Known known;

	AppliedAdvice(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.adviceBeans = new AdviceBeans(beanFactory);
	}

	private static @Nullable Method findProxiedBeanName() {
		Method method = ReflectionUtils.findMethod(ProxyCreationContext.class, "setCurrentProxiedBeanName",
				String.class);
		if (method != null) {
			ReflectionUtils.makeAccessible(method);
		}
		return method;
	}

	/**
	 * Return the names of the aspects and advisors that apply to a bean.
	 * @param beanName the name of the bean, which pointcuts may ask for
	 * @param type the class of the bean, or {@code null} if that is not known: then all
	 * of them may apply
	 */
	List<String> to(String beanName, @Nullable Class<?> type) {
		Known known = known();
		if (type == null || known.advice().isEmpty()) {
			return names(known.advice().stream());
		}
		return known.byBean().computeIfAbsent(new Bean(beanName, type), (key) -> find(known, key));
	}

	/**
	 * Return the names of the aspects and advisors that the container has put around an
	 * object.
	 * @param object the object, as the container hands it out
	 */
	List<String> around(Object object) {
		Set<Object> around = new HashSet<>();
		Object at = object;
		while (at instanceof Advised advised) {
			for (Advisor advisor : advised.getAdvisors()) {
				around.add((advisor instanceof AspectJPrecedenceInformation aspect) ? aspect.getAspectName() : advisor);
			}
			at = AopProxyUtils.getSingletonTarget(at);
		}
		if (at == null || at instanceof SpringProxy) {
			return to("", null);
		}
		return names(known().advice()
			.stream()
			.filter((advice) -> advice.advisor() == null || around.contains(advice.beanName())
					|| around.contains(advice.advisor())));
	}

	private static List<String> find(Known known, Bean bean) {
		String before = ProxyCreationContext.getCurrentProxiedBeanName();
		setProxiedBeanName(bean.name());
		try {
			return names(known.advice()
				.stream()
				.filter((advice) -> advice.advisor() == null
						|| AopUtils.canApply(advice.advisor(), bean.type(), true)));
		}
		finally {
			setProxiedBeanName(before);
		}
	}

	private static List<String> names(Stream<Applicable> advice) {
		return advice.map(Applicable::beanName).distinct().sorted().toList();
	}

	/**
	 * Say which bean a pointcut is compared with, as the container does.
	 */
	private static void setProxiedBeanName(@Nullable String beanName) {
		if (PROXIED_BEAN_NAME != null) {
			ReflectionUtils.invokeMethod(PROXIED_BEAN_NAME, null, beanName);
		}
	}

	/**
	 * Return the names of the classes of these aspects and advisors, and of the advice
	 * that these advisors have made.
	 */
	Set<String> classNames() {
		return known().classNames();
	}

	/**
	 * Return the names of these aspects and advisors.
	 */
	Set<String> beanNames() {
		return known().beanNames();
	}

	/**
	 * Return whether nothing that was said before will change.
	 */
	boolean isSettled() {
		return this.known != null || this.beanFactory.isConfigurationFrozen() && this.adviceBeans.advisors()
			.stream()
			.allMatch((name) -> this.beanFactory.containsSingleton(name) || !this.beanFactory.isSingleton(name));
	}

	private Known known() {
		Known known = this.known;
		if (known == null) {
			boolean settled = isSettled();
			known = find();
			if (settled) {
				this.known = known;
			}
		}
		return known;
	}

	private Known find() {
		if (!this.beanFactory.containsBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)) {
			return new Known(List.of(), Set.of(), Set.of());
		}
		try {
			Set<String> aspects = new HashSet<>(this.adviceBeans.aspects());
			List<Applicable> advice = new ArrayList<>();
			Set<String> classNames = new HashSet<>();
			aspects.forEach((name) -> addClass(this.beanFactory.getType(name, false), classNames));
			if (!aspects.isEmpty()) {
				Aspects.advisors(this.beanFactory, aspects, advice);
			}
			List<String> advisors = this.adviceBeans.advisors();
			advisors.forEach((name) -> addAdvisor(name, advice, classNames));
			removeBeans(classNames);
			aspects.addAll(advisors);
			return new Known(advice, classNames, aspects);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("It is not known to which beans advice applies", ex);
			return new Known(List.of(), Set.of(), Set.of());
		}
	}

	private void addAdvisor(String name, List<Applicable> advice, Set<String> classNames) {
		if (this.beanFactory.containsSingleton(name)
				&& this.beanFactory.getSingleton(name) instanceof Advisor advisor) {
			advice.add(new Applicable(name, advisor));
			addClass(advisor.getClass(), classNames);
			addClass(advisor.getAdvice().getClass(), classNames);
		}
		else {
			advice.add(new Applicable(name, null));
			addClass(this.beanFactory.getType(name, false), classNames);
		}
	}

	/**
	 * Leave out advice that is a bean, since others may put it around beans by its name.
	 */
	private void removeBeans(Set<String> classNames) {
		for (String name : this.adviceBeans.ofType(Advice.class)) {
			Class<?> type = this.beanFactory.getType(name, false);
			if (type != null) {
				classNames.remove(ClassUtils.getUserClass(type).getName());
			}
		}
	}

	private static void addClass(@Nullable Class<?> type, Set<String> classNames) {
		if (type != null) {
			classNames.add(ClassUtils.getUserClass(type).getName());
		}
	}

	/**
	 * Advice and where it applies.
	 *
	 * @param beanName the name of the bean that has it
	 * @param advisor what says to which classes it applies, or {@code null} for all
	 */
	record Applicable(String beanName, @Nullable Advisor advisor) {

	}

	private record Bean(String name, Class<?> type) {

	}

	private record Known(List<Applicable> advice, Set<String> classNames, Set<String> beanNames,
			Map<Bean, List<String>> byBean) {

		Known(List<Applicable> advice, Set<String> classNames, Set<String> beanNames) {
			this(List.copyOf(advice), Set.copyOf(classNames), Set.copyOf(beanNames), new ConcurrentHashMap<>());
		}

	}

	/**
	 * Touches classes that are there only if AspectJ is.
	 */
	private static final class Aspects {

		private Aspects() {
		}

		static void advisors(ConfigurableListableBeanFactory beanFactory, Set<String> aspects,
				List<Applicable> advice) {
			new BeanFactoryAspectJAdvisorsBuilder(beanFactory, new ReflectiveAspectJAdvisorFactory(beanFactory))
				.buildAspectJAdvisors()
				.forEach((advisor) -> {
					if (advisor instanceof AspectJPrecedenceInformation aspect
							&& aspects.contains(aspect.getAspectName())) {
						advice.add(new Applicable(aspect.getAspectName(), advisor));
					}
				});
		}

	}

}
