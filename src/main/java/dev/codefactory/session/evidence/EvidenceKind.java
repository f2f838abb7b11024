package dev.codefactory.session.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.MediaType;

/** The pieces of evidence there may be for an execution, by the name of their file. */
public enum EvidenceKind {
    SUMMARY("summary.json", MediaType.APPLICATION_JSON),
    SUMMARY_TEXT("summary.md", new MediaType("text", "markdown", StandardCharsets.UTF_8)),
    SARIF("report.sarif", new MediaType("application", "sarif+json")),
    CODE_QUALITY("codequality.json", MediaType.APPLICATION_JSON),
    JUNIT("junit.xml", MediaType.APPLICATION_XML),
    COVERAGE("coverage.xml", MediaType.APPLICATION_XML);

    private final String fileName;
    private final MediaType mediaType;

    EvidenceKind(String fileName, MediaType mediaType) {
        this.fileName = fileName;
        this.mediaType = mediaType;
    }

    public static Optional<EvidenceKind> named(String fileName) {
        return Arrays.stream(values())
                .filter(kind -> kind.fileName.equals(fileName))
                .findFirst();
    }

    public String fileName() {
        return fileName;
    }

    public MediaType mediaType() {
        return mediaType;
    }
}
