package dev.codefactory.quality.coverage;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads JaCoCo's XML; a file is called by its package's directory and its name. */
public final class JacocoReport {

    private JacocoReport() {}

    public static LineHits read(String report) {
        var hits = new LineHits();
        try {
            var reader = SafeXml.read(report);
            var directory = "";
            var file = "";
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "package" -> directory = attribute(reader, "name");
                    case "sourcefile" -> file = attribute(reader, "name");
                    case "line" -> addLine(hits, directory.isEmpty() ? file : directory + "/" + file, reader);
                    case null, default -> {}
                }
            }
            return hits;
        } catch (XMLStreamException malformed) {
            return new LineHits();
        }
    }

    private static void addLine(LineHits hits, String path, XMLStreamReader reader) {
        var number = attribute(reader, "nr");
        if (number.matches("\\d{1,7}")) {
            hits.add(path, number, !attribute(reader, "ci").matches("0*"));
        }
    }

    private static String attribute(XMLStreamReader reader, String name) {
        @Nullable String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
