package dev.embercache.scenario.reach;

import java.util.List;

/**
 * Code that registers the beans that take part in what a cached method returns.
 */
class RegistrarReachIT extends EditedApplication {

	@Override
	List<ReachCase> cases() {
		return List.of(importedRegistrar(), beanRegistrar(), annotationThatARegistrarReads(), annotationOfTheImporter(),
				lambdaOfAnInitializer());
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

	private static ReachCase annotationThatARegistrarReads() {
		return ReachCase.named("annotationThatARegistrarReads")
			.with("record Moded(int percent) { }")
			.with("""
					@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
					@Import(ModeRegistrar.class)
					@interface EnableMode {
						int value();
					}
					""")
			.with("""
					class ModeRegistrar implements ImportBeanDefinitionRegistrar {
						public void registerBeanDefinitions(
								org.springframework.core.type.AnnotationMetadata metadata,
								org.springframework.beans.factory.support.BeanDefinitionRegistry registry) {
							Object mode = metadata.getAnnotationAttributes(EnableMode.class.getName()).get("value");
							registry.registerBeanDefinition("moded",
									org.springframework.beans.factory.support.BeanDefinitionBuilder
										.genericBeanDefinition(Moded.class, () -> new Moded((int) mode))
										.getBeanDefinition());
						}
					}
					""")
			.with("@Configuration @EnableMode(1) class ModeConfiguration { }")
			.injecting("Moded", "moded")
			.caching("return this.moded.percent();")
			.edited("ModeConfiguration", "EnableMode(1)", "EnableMode(2)");
	}

	private static ReachCase annotationOfTheImporter() {
		return ReachCase.named("annotationOfTheImporter")
			.with("record Aware(int percent) { }")
			.with("""
					@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
					@Import(AwareConfiguration.class)
					@interface EnableAware {
						int value();
					}
					""")
			.with("""
					class AwareConfiguration implements ImportAware {
						private int mode;
						public void setImportMetadata(org.springframework.core.type.AnnotationMetadata metadata) {
							this.mode = (int) metadata.getAnnotationAttributes(EnableAware.class.getName()).get("value");
						}
						@Bean
						Aware aware() {
							return new Aware(this.mode);
						}
					}
					""")
			.with("@Configuration @EnableAware(1) class AwareImport { }")
			.injecting("Aware", "aware")
			.caching("return this.aware.percent();")
			.edited("AwareImport", "EnableAware(1)", "EnableAware(2)");
	}

	private static ReachCase lambdaOfAnInitializer() {
		return ReachCase.named("lambdaOfAnInitializer")
			.with("record Initial(int percent) { }")
			.with("""
					@SpringBootApplication
					@EnableCaching
					public class Application {

						public static void main(String[] args) {
							ControlServer.start();
							SpringApplication application = new SpringApplication(Application.class);
							application.addInitializers((context) ->
								((org.springframework.context.support.GenericApplicationContext) context)
									.registerBean("initial", Initial.class, () -> new Initial(1)));
							application.run(args);
						}

					}
					""")
			.injecting("Initial", "initial")
			.caching("return this.initial.percent();")
			.edited("Application", "Initial(1)", "Initial(2)");
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
