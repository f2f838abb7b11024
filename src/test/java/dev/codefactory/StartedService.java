package dev.codefactory;

import dev.codefactory.access.ApiKeys;
import dev.codefactory.database.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** The whole service as it is shipped, in this JVM, on a port and a database of its own. */
public final class StartedService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private StartedService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it with the given properties beside those that keep it apart from everything else on the machine. */
    public static StartedService start(Map<String, ?> properties) {
        return startOn(TestPostgres.newDatabase(), properties);
    }

    /** Starts one more node on a database that others may use already. */
    public static StartedService startOn(String database, Map<String, ?> properties) {
        return startOn(database, properties, Map.of());
    }

    /** The same with beans of the caller's own beside those that are shipped. */
    public static StartedService startOn(String database, Map<String, ?> properties, Map<String, ?> beans) {
        var application = new SpringApplication(CodeFactoryApplication.class);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("onlyShipped", new OnlyShipped());
            beans.forEach(context.getBeanFactory()::registerSingleton);
        });
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--logging.level.root=warn",
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--codefactory.data-dir=target/test-data/" + UUID.randomUUID()));
        properties.forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        return new StartedService(application.run(arguments.toArray(String[]::new)));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A new key of the owner of this name. */
    public String token(String owner) {
        return bean(ApiKeys.class).create(owner, "test", null).token();
    }

    /** The id of the owner of a token. */
    public UUID ownerOf(String token) {
        return bean(ApiKeys.class).authenticate(token).orElseThrow().owner().id();
    }

    /** Stops it as SIGTERM does; returns when it has ended. */
    public void stop() {
        context.close();
    }

    @Override
    public void close() {
        stop();
    }

    /** The tests' own configurations lie on the same class path and must not take part. */
    private static final class OnlyShipped extends TypeExcludeFilter {

        private static final String SHIPPED = CodeFactoryApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
            return !type.getResource().getURL().toString().startsWith(SHIPPED);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OnlyShipped;
        }

        @Override
        public int hashCode() {
            return OnlyShipped.class.hashCode();
        }
    }
}
