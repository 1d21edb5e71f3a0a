package dev.embercache.values;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

import dev.embercache.values.run.LogWatch;
import dev.embercache.values.run.Session;

/**
 * A small application that caches the values of all families.
 */
@SpringBootApplication
@EnableCaching
public class ValueApplication {

	/**
	 * Start the application for one part.
	 */
	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(ValueApplication.class);
		application.addListeners((ApplicationListener<ApplicationPreparedEvent>) (event) -> LogWatch.begin());
		try (ConfigurableApplicationContext context = application.run(args)) {
			new Session(context, args).play();
		}
	}

}
