package dev.codefactory.quality;

import dev.codefactory.code.CodePath;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes coverage as Cobertura XML, which CI servers read. */
public final class CoberturaXml {

    private CoberturaXml() {}

    public static String write(Coverage coverage) {
        var rate = rate(coverage.share().orElse(1.0));
        var classes = coverage.files().stream().map(CoberturaXml::classOf).collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <coverage line-rate="%1$s" branch-rate="0" lines-covered="%2$d" lines-valid="%3$d" version="1" timestamp="0">
                  <sources><source>.</source></sources>
                  <packages><package name="." line-rate="%1$s" branch-rate="0" complexity="0"><classes>
                %4$s  </classes></package></packages>
                </coverage>
                """.formatted(rate, coverage.covered(), coverage.lines(), classes);
    }

    private static String classOf(Coverage.FileCoverage file) {
        return """
                    <class name="%1$s" filename="%1$s" line-rate="%2$s" branch-rate="0" complexity="0"><methods/><lines>
                %3$s    </lines></class>
                """.formatted(escaped(file.path()), rate(file.share()), lines(file));
    }

    private static String lines(Coverage.FileCoverage file) {
        var hits = new TreeMap<Integer, Integer>();
        file.covered().forEach(line -> hits.put(line, 1));
        file.uncovered().forEach(line -> hits.put(line, 0));
        return hits.entrySet().stream()
                .map(line -> "      <line number=\"%d\" hits=\"%d\"/>\n".formatted(line.getKey(), line.getValue()))
                .collect(Collectors.joining());
    }

    private static String escaped(CodePath path) {
        return path.value().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String rate(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
