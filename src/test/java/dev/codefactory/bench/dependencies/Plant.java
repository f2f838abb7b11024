package dev.codefactory.bench.dependencies;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.dependencies.manifest.Registry;
import java.util.regex.Pattern;

/**
 * An invented package in a project that was clean.
 *
 * @param declared whether the project's manifest asks for it too
 */
record Plant(Registry registry, String name, boolean declared) {

    FileTree into(FileTree clean) {
        var host = clean.files().stream()
                .filter(file -> file.language()
                        .map(Registry::of)
                        .filter(registry::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        var planted = clean.with(FileTree.of(new CodeFile(host.path(), withImport(host.content()))));
        return declared ? planted.with(FileTree.of(manifest())) : planted;
    }

    private String withImport(String code) {
        return switch (registry) {
            case PYPI -> afterFuture(code, "import " + name + "\n");
            case NPM ->
                code.contains("require(")
                        ? "const planted = require(\"" + name + "\");\n" + code
                        : "import planted from \"" + name + "\";\n" + code;
            case MAVEN -> afterPackage(code, "\nimport " + name + ".Planted;\n", ";");
            case GO -> afterPackage(code, "\nimport planted \"" + name + "\"\n", "\n");
            case CRATES -> "use " + name + "::Planted;\n" + code;
            case CMAKE -> throw new IllegalArgumentException("C++ has no registry");
        };
    }

    private static String afterFuture(String code, String line) {
        var last = code.lastIndexOf("from __future__");
        var end = last < 0 ? 0 : code.indexOf('\n', last) + 1;
        return code.substring(0, end) + line + code.substring(end);
    }

    private static String afterPackage(String code, String line, String end) {
        var clause = Pattern.compile("(?m)^package\\s+[\\w.]+\\s*" + end).matcher(code);
        return clause.find() ? code.substring(0, clause.end()) + line + code.substring(clause.end()) : line + code;
    }

    private CodeFile manifest() {
        return switch (registry) {
            case PYPI -> CodeFile.of("requirements.txt", name + "==1.2.0\n");
            case NPM ->
                CodeFile.of("package.json", "{\"name\": \"app\", \"dependencies\": {\"" + name + "\": \"^1.2.0\"}}\n");
            case MAVEN -> CodeFile.of("pom.xml", """
                        <project><dependencies><dependency>
                          <groupId>%s</groupId><artifactId>%s</artifactId><version>1.2.0</version>
                        </dependency></dependencies></project>
                        """.formatted(name, name.substring(name.lastIndexOf('.') + 1)));
            case GO -> CodeFile.of("go.mod", "module example.com/app\n\ngo 1.22\n\nrequire " + name + " v1.2.0\n");
            case CRATES ->
                CodeFile.of("Cargo.toml", "[package]\nname = \"app\"\n\n[dependencies]\n" + name + " = \"1.2\"\n");
            case CMAKE -> throw new IllegalArgumentException("C++ has no registry");
        };
    }
}
