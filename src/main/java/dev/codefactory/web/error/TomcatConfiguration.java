package dev.codefactory.web.error;

import dev.codefactory.web.ProblemWriter;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    private static final int SEND_BUFFER = 256 * 1024;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsInsteadOfPages(ProblemWriter problems) {
        TomcatContextCustomizer customizer = context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(""); // Tomcat's own would answer first
            host.getPipeline().addValve(new ProblemReportValve(problems));
        };
        return factory -> factory.addContextCustomizers(customizer);
    }

    /** The kernel would buffer megabytes for a client that does not read. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallSendBuffers() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.txBufSize", String.valueOf(SEND_BUFFER)));
    }

    @Bean
    FilterRegistrationBean<AcceptCheck> acceptCheck(ProblemWriter problems) {
        return new FilterRegistrationBean<>(new AcceptCheck(problems));
    }
}
