package dev.codefactory.quality.dependencies;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the check of imports.
 *
 * @param allowed packages that count as known besides the bundled lists; a name stands for what is below it too, @acme/* for what begins so
 */
@ConfigurationProperties("codefactory.quality.dependencies")
record DependencyProperties(@DefaultValue List<String> allowed) {}
