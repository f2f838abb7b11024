package dev.codefactory.project.web;

import static java.util.Objects.requireNonNull;

import dev.codefactory.access.Owner;
import dev.codefactory.project.ProjectsOnPostgres;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a test say in a header who calls. */
@TestConfiguration(proxyBeanMethods = false)
@Import(ProjectsOnPostgres.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProjectsOverHttp implements WebMvcConfigurer {

    static final String CALLER = "X-Test-Owner";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addFirst(new CallerOfTheTest());
    }

    private static final class CallerOfTheTest implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Owner.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binderFactory) {
            return new Owner(UUID.fromString(requireNonNull(request.getHeader(CALLER))));
        }
    }
}
