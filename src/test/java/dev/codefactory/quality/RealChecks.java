package dev.codefactory.quality;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The checks as the application wires them, with the sandbox of this machine. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
@ConfigurationPropertiesScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
class RealChecks {}
