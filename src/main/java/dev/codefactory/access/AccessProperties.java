package dev.codefactory.access;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call.
 *
 * @param mode whether the API asks for a token
 * @param adminTokenFile where the admin token made at the first start is left for scripts on the same machine, readable by its owner only
 */
@Validated
@ConfigurationProperties("codefactory.access")
record AccessProperties(
        @DefaultValue("token") AccessMode mode,
        @DefaultValue("./data/admin-token") Path adminTokenFile) {}
