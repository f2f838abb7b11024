package dev.codefactory.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The service as the network sees it.
 *
 * @param allowedHosts host names, without port, that requests may be for besides loopback names and the address they came in on
 */
@Validated
@ConfigurationProperties("codefactory.web")
record WebProperties(@DefaultValue List<String> allowedHosts) {}
