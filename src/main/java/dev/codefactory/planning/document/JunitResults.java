package dev.codefactory.planning.document;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which tests a JUnit XML report tells of, and how each ended. */
record JunitResults(List<Case> cases) {

    /** How a test ended. */
    private enum End {
        PASSED,
        FAILED,
        SKIPPED
    }

    /** One test; the same name may have been run several times. */
    private record Case(String file, String type, String name, End end) {

        /** By its name alone, or by what runners put before it. */
        boolean isNamed(String id) {
            return id.equals(name) || isNamed(id, type) || isNamed(id, file);
        }

        private boolean isNamed(String id, String place) {
            if (place.isEmpty() || !id.endsWith(name)) {
                return false;
            }
            var before = id.substring(0, id.length() - name.length());
            return List.of(place + ".", place + "::", place + "#").contains(before)
                    || dotted(before).equals(place + ".")
                    || place.endsWith("." + dotted(before).replaceFirst("\\.$", ""));
        }

        /** Runners of Python write a path as a module. */
        private static String dotted(String before) {
            return before.replaceFirst("\\.py::", "::")
                    .replace("::", ".")
                    .replace('/', '.')
                    .replace('#', '.');
        }
    }

    static JunitResults read(String xml) {
        var cases = new ArrayList<Case>();
        try {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("testcase")) {
                    cases.add(testCase(reader));
                }
            }
        } catch (XMLStreamException e) {
            return new JunitResults(List.of()); // a report that cannot be read proves nothing
        }
        return new JunitResults(cases);
    }

    private static Case testCase(XMLStreamReader reader) throws XMLStreamException {
        var file = attribute(reader, "file");
        var type = attribute(reader, "classname");
        var name = attribute(reader, "name");
        var end = End.PASSED;
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    depth++;
                    end = worse(end, reader.getLocalName());
                }
                case XMLStreamReader.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return new Case(file, type, name, end);
    }

    private static End worse(End end, String element) {
        return switch (element) {
            case "failure", "error" -> End.FAILED;
            case "skipped" -> end == End.FAILED ? end : End.SKIPPED;
            default -> end;
        };
    }

    private static String attribute(XMLStreamReader reader, String name) {
        return Objects.requireNonNullElse(reader.getAttributeValue(null, name), "");
    }

    Outcome of(String id) {
        var ends =
                cases.stream().filter(test -> test.isNamed(id)).map(Case::end).toList();
        if (ends.isEmpty()) {
            return Outcome.silent("no test of that name was run");
        }
        if (ends.contains(End.FAILED)) {
            return Outcome.unmet("failed");
        }
        return ends.contains(End.SKIPPED) ? Outcome.unmet("skipped") : Outcome.met("passed");
    }
}
