package dev.embercache.probe;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Brings the controller into the application, wherever its own packages are.
 */
@AutoConfiguration
@Import(CallController.class)
public final class ProbeAutoConfiguration {

}
