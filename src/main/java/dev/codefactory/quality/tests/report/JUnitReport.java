package dev.codefactory.quality.tests.report;

import dev.codefactory.quality.coverage.SafeXml;
import dev.codefactory.quality.tests.report.TestCase.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads and writes JUnit XML. What is read comes from code nobody trusts: no document types, no entities, and only so much of it. */
public final class JUnitReport {

    private static final int MAX_CASES = 10_000;
    private static final int MAX_MESSAGE = 4_000;
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private JUnitReport() {}

    /** The tests in the order reported, or empty when this is no well-formed report. */
    public static Optional<List<TestCase>> parse(String xml) {
        try {
            var reader = SafeXml.read(xml);
            var cases = new ArrayList<TestCase>();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("testcase")
                        && cases.size() < MAX_CASES) {
                    cases.add(testCase(reader));
                }
            }
            return Optional.of(cases);
        } catch (XMLStreamException malformed) {
            return Optional.empty();
        }
    }

    /** The tests as JUnit XML, written anew so that it is well-formed whatever the runner left behind. */
    public static String write(String suite, List<TestCase> cases) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">\n"
                .formatted(escaped(suite), cases.size(), count(cases, Outcome.FAILED), count(cases, Outcome.SKIPPED)));
        for (var test : cases) {
            xml.append("  <testcase name=\"").append(escaped(test.name())).append('"');
            switch (test.outcome()) {
                case PASSED -> xml.append("/>\n");
                case FAILED ->
                    xml.append("><failure message=\"")
                            .append(escaped(test.message().lines().findFirst().orElse("")))
                            .append("\">")
                            .append(escaped(test.message()))
                            .append("</failure></testcase>\n");
                case SKIPPED ->
                    xml.append("><skipped message=\"")
                            .append(escaped(test.message()))
                            .append("\"/></testcase>\n");
            }
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static long count(List<TestCase> cases, Outcome outcome) {
        return cases.stream().filter(test -> test.outcome() == outcome).count();
    }

    private static String escaped(String text) {
        return NOT_XML.matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static TestCase testCase(XMLStreamReader reader) throws XMLStreamException {
        var name = name(reader);
        var outcome = Outcome.PASSED;
        var message = "";
        while (reader.hasNext()) {
            var event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("testcase")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "failure", "error" -> {
                    outcome = Outcome.FAILED;
                    message = message(reader);
                }
                case "skipped" -> {
                    outcome = outcome == Outcome.FAILED ? outcome : Outcome.SKIPPED;
                    message = message.isEmpty() ? message(reader) : message;
                }
                case null, default -> {}
            }
        }
        return new TestCase(name, outcome, message);
    }

    private static String name(XMLStreamReader reader) {
        var name = attribute(reader, "name");
        var owner = attribute(reader, "classname");
        return owner.isEmpty() || name.startsWith(owner) ? name : owner + "." + name;
    }

    private static String message(XMLStreamReader reader) throws XMLStreamException {
        var message = attribute(reader, "message");
        var text = reader.getElementText().strip();
        var whole = text.contains(message) ? text : (message + "\n" + text).strip();
        return whole.length() > MAX_MESSAGE ? whole.substring(0, MAX_MESSAGE) : whole;
    }

    private static String attribute(XMLStreamReader reader, String name) {
        @Nullable String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
