package dev.codefactory.planning.analysis;

import dev.codefactory.code.CodeFile;
import dev.codefactory.quality.DeclaredPackage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version a manifest asks for, as it stands there. */
final class DeclaredVersion {

    private static final String VERSION = "([~^<>=!v]{0,2} ?\\d[\\w.*+-]*(?:, ?[<>=!~]{1,2} ?\\d[\\w.*+-]*)*)";
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)}");

    private DeclaredVersion() {}

    /** Empty when it stands elsewhere or nowhere. */
    static String of(CodeFile manifest, DeclaredPackage declared) {
        var name = manifest.path().fileName();
        if (name.equals("pom.xml")) {
            return ofMaven(manifest.content(), declared.name());
        }
        var after =
                Pattern.quote(declared.name()) + (name.endsWith(".json") ? "\"\\s*:\\s*\"" : separator(name)) + VERSION;
        return first(Pattern.compile(after, Pattern.CASE_INSENSITIVE).matcher(manifest.content()));
    }

    private static String separator(String manifestName) {
        if (manifestName.endsWith(".toml") || manifestName.equals("Pipfile")) {
            // a table of its own, a text, or a requirement of PEP 508
            return "(?:\\[[^\\]]*\\])?\"?\\s*(?:=\\s*(?:\\{[^}\\n]*?version\\s*=\\s*)?\")?\\s*";
        }
        return manifestName.equals("go.mod") ? "\\s+" : "(?:\\[[^\\]]*\\])?[\"']?\\s*[:(]?\\s*[\"']?";
    }

    /** The version stands behind the artifact, or is that of a property. */
    private static String ofMaven(String content, String name) {
        var artifact = name.substring(name.indexOf(':') + 1);
        var stands = "<artifactId>\\s*" + Pattern.quote(artifact) + "\\s*</artifactId>\\s*<version>\\s*([^<\\s]+)";
        var version = first(Pattern.compile(stands).matcher(content));
        var property = PROPERTY.matcher(version);
        if (!property.matches()) {
            return version;
        }
        var tag = Pattern.quote(property.group(1));
        return first(
                Pattern.compile("<" + tag + ">\\s*([^<\\s]+)\\s*</" + tag + ">").matcher(content));
    }

    private static String first(Matcher matcher) {
        return matcher.find() ? matcher.group(1).strip() : "";
    }
}
