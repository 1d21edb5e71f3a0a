package dev.embercache.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.aop.support.AopUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Calls any method of any bean and tells what came of it.
 */
@RestController
class CallController {

	private static final String APPLICATION_PACKAGE = "com.acme.";

	private final ConfigurableApplicationContext context;

	CallController(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@GetMapping(path = "/call/{bean}/{method}", produces = "text/plain;charset=UTF-8")
	String call(@PathVariable String bean, @PathVariable String method,
			@RequestParam(name = "arg", required = false) @Nullable List<String> arguments) throws IOException {
		return ControlServer.write(outcome(bean, method, arguments));
	}

	@GetMapping(path = "/background/{bean}/{method}", produces = "text/plain;charset=UTF-8")
	String background(@PathVariable String bean, @PathVariable String method,
			@RequestParam(name = "arg", required = false) @Nullable List<String> arguments) throws IOException {
		return BackgroundCalls.start(() -> outcome(bean, method, arguments));
	}

	private Properties outcome(String beanName, String methodName, @Nullable List<String> arguments) {
		Properties outcome = new Properties();
		int before = Probe.computations();
		try {
			describe(outcome, await(invoke(beanName, methodName, (arguments != null) ? arguments : List.of())));
		}
		catch (Throwable ex) {
			outcome.setProperty("exception", ex.getClass().getName());
			outcome.setProperty("message", String.valueOf(ex.getMessage()));
			StringWriter trace = new StringWriter();
			ex.printStackTrace(new PrintWriter(trace));
			outcome.setProperty("trace", trace.toString());
		}
		outcome.setProperty("computations", Integer.toString(Probe.computations() - before));
		return outcome;
	}

	private void describe(Properties outcome, @Nullable Object value) {
		outcome.setProperty("value", String.valueOf(value));
		if (value != null) {
			outcome.setProperty("type", value.getClass().getName());
			outcome.setProperty("foreign", Boolean.toString(isForeign(value.getClass())));
		}
	}

	/**
	 * Whether a class of the application came from another loader than the one of this
	 * generation. The loader of the context itself would be the one of the current
	 * thread, which is Tomcat's.
	 */
	private boolean isForeign(Class<?> type) {
		return type.getName().startsWith(APPLICATION_PACKAGE)
				&& type.getClassLoader() != this.context.getBeanFactory().getBeanClassLoader();
	}

	private @Nullable Object invoke(String beanName, String methodName, List<String> arguments) throws Throwable {
		Object bean = this.context.getBean(beanName);
		Method method = Arrays.stream(AopUtils.getTargetClass(bean).getMethods())
			.filter((candidate) -> candidate.getName().equals(methodName) && !candidate.isBridge()
					&& candidate.getParameterCount() == arguments.size())
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"Bean '%s' has no public method '%s' for %s".formatted(beanName, methodName, arguments)));
		Method invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
		invocable.setAccessible(true);
		try {
			return invocable.invoke(bean, converted(arguments, method.getParameterTypes()));
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private @Nullable Object[] converted(List<String> arguments, Class<?>[] types) {
		// One for each call: it would keep the classes of this generation otherwise
		DefaultConversionService conversion = new DefaultConversionService();
		@Nullable Object[] converted = new @Nullable Object[types.length];
		for (int i = 0; i < types.length; i++) {
			converted[i] = conversion.convert(arguments.get(i), types[i]);
		}
		return converted;
	}

	private @Nullable Object await(@Nullable Object result) throws Exception {
		if (result instanceof CompletableFuture<?> future) {
			return future.get();
		}
		if (result instanceof Mono<?> mono) {
			return mono.block();
		}
		if (result instanceof Flux<?> flux) {
			return flux.collectList().block();
		}
		return result;
	}

}
