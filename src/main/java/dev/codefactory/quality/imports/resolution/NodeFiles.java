package dev.codefactory.quality.imports.resolution;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.quality.imports.syntax.Import;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Modules of JavaScript and TypeScript: relative paths, the aliases of tsconfig.json, and the packages of the tree itself. */
final class NodeFiles implements Resolver {

    private static final List<String> ENDINGS = List.of(
            "",
            ".js",
            ".mjs",
            ".cjs",
            ".jsx",
            ".ts",
            ".tsx",
            ".mts",
            ".cts",
            ".d.ts",
            ".json",
            ".vue",
            ".svelte",
            "/index.js",
            "/index.mjs",
            "/index.cjs",
            "/index.jsx",
            "/index.ts",
            "/index.tsx",
            "/index.d.ts");
    private static final Pattern COMPILED = Pattern.compile("\\.([cm]?)js(x?)$");
    private static final Pattern BUILT = Pattern.compile("(^|/)(dist|build|out|generated|\\.next|coverage)(/|$)");

    /** Names that only a build tool gives a meaning to. */
    private static final Pattern ALIAS = Pattern.compile("[/#~].*|@/.*|virtual:.*|data:.*|https?://.*");

    private final ProjectFiles project;
    private final List<PathAlias> aliases;
    private final Set<String> ownPackages;

    NodeFiles(ProjectFiles project) {
        this.project = project;
        this.aliases = project.named("tsconfig.json", "tsconfig.base.json", "tsconfig.app.json", "jsconfig.json")
                .flatMap(config -> PathAlias.of(config).stream())
                .toList();
        this.ownPackages = project.named("package.json")
                .flatMap(json -> PathAlias.packageName(json).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Target resolve(Import found, CodeFile importer) {
        var name = found.name().replaceFirst("[?!].*$", "");
        if (found.local()) {
            return ProjectFiles.join(ProjectFiles.folderOf(importer), name)
                    .map(this::relative)
                    .orElseGet(Target.Missing::new);
        }
        var aliased = aliases.stream()
                .flatMap(alias -> alias.targets(name, importer))
                .flatMap(target -> file(target).stream())
                .findFirst();
        if (aliased.isPresent()) {
            return ProjectFiles.project(aliased.get());
        }
        return byName(name);
    }

    private Target relative(String target) {
        var file = file(target);
        if (file.isPresent()) {
            return ProjectFiles.project(file.get());
        }
        return target.isEmpty() || BUILT.matcher(target).find() ? ProjectFiles.project() : new Target.Missing();
    }

    /** The alias {@code @} most often means {@code src}; a folder of the tree can be found by its name when a build tool is told so. */
    private Target byName(String name) {
        if (name.startsWith("@/")) {
            return file("src" + name.substring(1))
                    .or(() -> file(name.substring(2)))
                    .<Target>map(ProjectFiles::project)
                    .orElseGet(ProjectFiles::project);
        }
        var isOwn = ownPackages.stream().anyMatch(own -> name.equals(own) || name.startsWith(own + "/"));
        if (isOwn || ALIAS.matcher(name).matches()) {
            return ProjectFiles.project();
        }
        return Stream.of("", "src/")
                .flatMap(folder -> file(folder + name).stream())
                .findFirst()
                .<Target>map(ProjectFiles::project)
                .orElseGet(Target.Elsewhere::new);
    }

    /** TypeScript says {@code ./a.js} for what will be compiled from {@code a.ts}. */
    private Optional<CodePath> file(String target) {
        var endings =
                ENDINGS.stream().map(ending -> target.isEmpty() ? ending.replaceFirst("^/", "") : target + ending);
        var source = COMPILED.matcher(target).replaceFirst(".$1ts$2");
        var sourceOfJsx = target.replaceFirst("\\.js$", ".tsx");
        return project.firstFile(Stream.concat(endings, Stream.of(source, sourceOfJsx)));
    }
}
