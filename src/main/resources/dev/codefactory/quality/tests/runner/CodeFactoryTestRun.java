import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs JUnit tests and seals what came of them. Arguments: the directory of the classes, then the names of the test classes. The key is held
 * by local variables alone, which no other code can read, and the process ends before shutdown hooks run.
 */
public final class CodeFactoryTestRun {

    private CodeFactoryTestRun() {}

    public static void main(String[] arguments) throws Exception {
        var file = Path.of("codefactory-seal");
        var key = Files.readString(file).split("\\s")[0].getBytes(StandardCharsets.UTF_8);
        Files.delete(file);
        var digest = MessageDigest.getInstance("SHA-256");
        var out = System.out;
        // Engines and listeners come from the launcher's own jar, whatever the tested classes offer.
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build());
        var cases = Collections.synchronizedMap(new TreeMap<String, String>());
        var classes = new URLClassLoader(new URL[] {Path.of(arguments[0]).toUri().toURL()});
        Thread.currentThread().setContextClassLoader(classes);
        var request = LauncherDiscoveryRequestBuilder.request()
                .enableImplicitConfigurationParameters(false)
                .selectors(Arrays.stream(arguments)
                        .skip(1)
                        .map(name -> DiscoverySelectors.selectClass(classes, name))
                        .toList())
                .build();
        launcher.execute(request, new Recorder(cases));
        var text = "<testsuite>\n" + String.join("", cases.values()) + "</testsuite>\n";
        out.println(text.replaceAll("<[^>]*name=\"([^\"]*)\"[^>]*>", "$1 ").replaceAll("<[^>]*>", " "));
        out.flush();
        var content = text.getBytes(StandardCharsets.UTF_8);
        digest.update(key);
        digest.update((byte) '\n');
        digest.update(content);
        digest.update((byte) '\n');
        digest.update(key);
        var sealed = new ByteArrayOutputStream();
        sealed.writeBytes(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.UTF_8));
        sealed.write('\n');
        sealed.writeBytes(content);
        dumpCoverage();
        Files.write(Path.of("codefactory-results"), sealed.toByteArray());
        Runtime.getRuntime().halt(text.contains("<failure>") ? 1 : 0);
    }

    /** Because the process ends too early for the agent to do it. */
    private static void dumpCoverage() {
        try {
            var agent = Class.forName("org.jacoco.agent.rt.RT").getMethod("getAgent").invoke(null);
            var data = (byte[]) Class.forName("org.jacoco.agent.rt.IAgent")
                    .getMethod("getExecutionData", boolean.class)
                    .invoke(agent, false);
            Files.write(Path.of("/tmp/jacoco.exec"), data);
        } catch (ReflectiveOperationException | java.io.IOException | RuntimeException unmeasured) {
            System.err.println("coverage was not measured: " + unmeasured);
        }
    }

    private record Recorder(Map<String, String> cases) implements TestExecutionListener {

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            put(test, "<skipped>" + escaped(reason) + "</skipped>");
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            var problem = result.getThrowable().map(Recorder::trace).orElse("");
            switch (result.getStatus()) {
                case SUCCESSFUL -> {
                    if (test.isTest()) {
                        put(test, "");
                    }
                }
                case FAILED -> put(test, "<failure>" + escaped(problem) + "</failure>");
                case ABORTED -> put(test, "<skipped>" + escaped(problem) + "</skipped>");
            }
        }

        private void put(TestIdentifier test, String told) {
            var name = test.getUniqueId().replaceAll("\\[engine:[^]]*]/?", "").replaceAll("\\[[a-z-]+:([^]]*)]/?", "$1.");
            cases.put(
                    test.getUniqueId(),
                    "<testcase name=\"" + escaped(name.replaceFirst("\\.$", "")) + "\">" + told + "</testcase>\n");
        }

        private static String trace(Throwable problem) {
            var text = new StringWriter();
            problem.printStackTrace(new PrintWriter(text));
            return text.toString();
        }

        private static String escaped(String text) {
            var cut = text.length() > 4_000 ? text.substring(0, 4_000) : text;
            return cut.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD]", "?")
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }
    }
}
