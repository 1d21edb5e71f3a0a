package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Code that registers the beans that take part in what a cached method returns.
 */
class RegistrarReachIT extends EditedApplication {

	@Override
	List<ReachCase> cases() {
		return List.of(importedRegistrar(), beanRegistrar());
	}

	private static ReachCase importedRegistrar() {
		return ReachCase.named("importedRegistrar")
			.with("record Registered(int percent) { }")
			.with("""
					class Registrar implements ImportBeanDefinitionRegistrar {
						public void registerBeanDefinitions(
								org.springframework.core.type.AnnotationMetadata metadata,
								org.springframework.beans.factory.support.BeanDefinitionRegistry registry) {
							registry.registerBeanDefinition("registered",
									org.springframework.beans.factory.support.BeanDefinitionBuilder
										.genericBeanDefinition(Registered.class, () -> new Registered(1))
										.getBeanDefinition());
						}
					}
					""")
			.with("@Configuration @Import(Registrar.class) class RegistrarImport { }")
			.injecting("Registered", "registered")
			.caching("return this.registered.percent();")
			.edited("Registrar", "Registered(1)", "Registered(2)");
	}

	private static ReachCase beanRegistrar() {
		return ReachCase.named("beanRegistrar")
			.with("record Adapted(int percent) { }")
			.with("""
					class AdaptedRegistrar implements BeanRegistrar {
						public void register(BeanRegistry registry,
								org.springframework.core.env.Environment environment) {
							registry.registerBean("adapted", Adapted.class,
									(spec) -> spec.supplier((context) -> new Adapted(1)));
						}
					}
					""")
			.with("@Configuration @Import(AdaptedRegistrar.class) class AdaptedImport { }")
			.injecting("Adapted", "adapted")
			.caching("return this.adapted.percent();")
			.edited("AdaptedRegistrar", "Adapted(1)", "Adapted(2)");
	}

}
