package dev.codefactory.access;

import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Makes {@link #OWNER} the owner of every request of a {@code @WebMvcTest}, which has no security filters. */
@TestConfiguration(proxyBeanMethods = false)
public class TestOwner {

    public static final Owner OWNER = new Owner(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    @Bean
    MockMvcBuilderCustomizer requestsOfTheOwner() {
        var caller = new TestingAuthenticationToken(new Caller(OWNER, false), "");
        return mvc -> mvc.defaultRequest(MockMvcRequestBuilders.get("/").principal(caller));
    }
}
