package dev.embercache.values;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationListener;

import dev.embercache.values.run.LogWatch;

/**
 * A small application that caches the values of all families.
 */
@SpringBootApplication
@EnableCaching
public class ValueApplication {

	/**
	 * Start the application.
	 */
	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(ValueApplication.class);
		application.addListeners((ApplicationListener<ApplicationPreparedEvent>) (event) -> LogWatch.begin());
		application.run(args);
	}

}
