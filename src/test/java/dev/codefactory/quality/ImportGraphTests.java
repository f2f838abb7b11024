package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.imports.resolution.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportGraphTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app/a.py         | from app.b import f                     | app/b.py                | x = 1
            app/a.py         | from . import b                         | app/b.py                |
            app/a.py         | from . import (b, # a comment\\n    b)  | app/b.py                |
            app/core/a.py    | from ..shared.b import f                | app/shared/b.py         |
            tests/test_b.py  | import shop.b                           | src/shop/b.py           |
            app/main.py      | def f():\\n    import helpers           | app/helpers.py          |
            a.js             | const b = require('./lib/b');           | lib/b.js                |
            web/a.ts         | export * from '../lib';                 | lib/index.ts            |
            web/a.ts         | import { b } from './b.js';             | web/b.ts                |
            a.ts             | import type { B } from './b';           | b.ts                    |
            a.ts             | const b = await import('./b');          | b.ts                    |
            src/m/A.java     | package m; import n.B; class A {}       | src/n/B.java            | package n; class B {}
            src/m/A.java     | package m; import n.*; class A { B b; } | src/n/B.java            | package n; class B {}
            src/m/A.java     | package m; import static n.B.of; class A {} | src/n/B.java        | package n; class B {}
            src/m/A.java     | package m; import n.B.Inner; class A {} | src/n/B.java            | package n; class B {}
            src/m/A.java     | package m; class A { B b; }             | src/m/B.java            | package m; record B() {}
            a.go             | package m\\nfunc f() { g() }            | b.go                    | package m\\nfunc g() {}
            cmd/a.go         | package main; import "m/store/disk"     | store/disk/b.go         | package disk
            src/main.rs      | mod shapes;                             | src/shapes.rs           |
            src/main.rs      | use crate::shapes::{circle::Area, Square}; | src/shapes/circle.rs | pub struct Area;
            src/a/x.rs       | use super::b::Thing;                    | src/a/b.rs              |
            tests/it.rs      | use shop::cart::Cart;                   | src/cart.rs             |
            src/a.cpp        | #include "b.h"                          | src/b.h                 |
            src/a.cpp        | #include <shop/b.hpp>                   | include/shop/b.hpp      |
            """)
    void findsTheFileThatIsMeant(String from, String code, String to, String content) {
        var graph = ImportGraph.of(FileTree.of(
                CodeFile.of(from, code.replace("\\n", "\n") + "\n"),
                CodeFile.of(to, content == null ? "" : content.replace("\\n", "\n") + "\n"),
                CodeFile.of("lib/unrelated.py", "x = 1\n"),
                CodeFile.of("src/other/Unrelated.java", "package other; class Unrelated {}\n"),
                CodeFile.of("src/lib.rs", "pub struct Shop;\n"),
                CodeFile.of("Cargo.toml", "[package]\nname = \"shop\"\n"),
                CodeFile.of("go.mod", "module m\n\ngo 1.22\n")));

        assertThat(graph.usedBy(new CodePath(from))).contains(new CodePath(to));
        assertThat(graph.usersOf(new CodePath(to))).contains(new CodePath(from));
        assertThat(graph.usedBy(new CodePath(from)))
                .doesNotContain(new CodePath("lib/unrelated.py"), new CodePath("src/other/Unrelated.java"));
    }

    @Test
    void followsThePathsOfTsconfig() {
        var graph = ImportGraph.of(FileTree.of(
                CodeFile.of("tsconfig.json", """
                        {
                          // where things are
                          "compilerOptions": {"baseUrl": "./src", "paths": {"@core/*": ["core/*"], "config": ["../settings.ts"],}}
                        }
                        """),
                CodeFile.of("src/app.ts", """
                        import { a } from "@core/a";
                        import config from "config";
                        import { b } from "util/b";
                        """),
                CodeFile.of("src/core/a.ts", ""),
                CodeFile.of("settings.ts", ""),
                CodeFile.of("src/util/b.ts", "")));

        assertThat(graph.usedBy(new CodePath("src/app.ts")))
                .extracting(CodePath::value)
                .containsExactlyInAnyOrder("src/core/a.ts", "settings.ts", "src/util/b.ts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.py        | from .b import x
            a.py        | from . import b
            pkg/a.py    | from ...b import x
            a.py        | import pkg.b
            a.js        | import b from './b';
            a.go        | package m; import "m/b"
            src/main.rs | mod b;
            A.java      | package pkg.a; import pkg.a.b.B; class A {}
            """)
    void saysWhatIsNotThere(String from, String code) {
        var graph = ImportGraph.of(FileTree.of(
                CodeFile.of(from, code + "\n"),
                CodeFile.of("pkg/__init__.py", ""),
                CodeFile.of("go.mod", "module m\n")));

        assertThat(graph.importsOf(new CodePath(from)).orElseThrow())
                .singleElement()
                .satisfies(found -> assertThat(found.target()).isInstanceOf(Target.Missing.class));
    }

    /** A file that is called like a module of the standard library hides it only beside the script that is started. */
    @Test
    void aStandardModuleIsNotMistakenForAFile() {
        var graph = ImportGraph.of(FileTree.of(
                CodeFile.of("app/main.py", "import logging\nimport types\n"),
                CodeFile.of("app/logging.py", ""),
                CodeFile.of("types.py", "")));

        assertThat(graph.usedBy(new CodePath("app/main.py"))).containsExactly(new CodePath("types.py"));
    }

    @Test
    void tellsWhatIsRelatedNearestFirst() {
        var graph = python("main: service report", "service: store", "store: model", "report:", "model:", "other:");

        assertThat(graph.related(new CodePath("service.py")))
                .extracting(CodePath::value)
                .containsExactly("store.py", "main.py", "model.py");
        assertThat(graph.related(new CodePath("other.py"))).isEmpty();
    }

    @Test
    void ordersEachFileAfterThoseItUses() {
        var graph = python("app: service model", "model:", "service: store", "store: model");

        assertThat(graph.inOrder())
                .extracting(CodePath::value)
                .containsExactly("model.py", "store.py", "service.py", "app.py");
    }

    @Test
    void ordersFilesThatUseEachOtherToo() {
        assertThat(python("a: b", "b: c", "c: a", "d: a").inOrder())
                .hasSize(4)
                .last()
                .isEqualTo(new CodePath("d.py"));
    }

    @Test
    void showsTheWayRoundACircle() {
        var cycles = python("a: b", "b: c", "c: d", "d: b x", "x:").cycles();

        assertThat(cycles).singleElement().hasToString("b.py → c.py → d.py → b.py");
    }

    @Test
    void whatIsImportedLaterMakesNoCircle() {
        var graph = ImportGraph.of(FileTree.of(CodeFile.of("a.py", "import b\n"), CodeFile.of("b.py", """
                        from typing import TYPE_CHECKING
                        if TYPE_CHECKING:
                            import a
                        def f():
                            import a
                        """)));

        assertThat(graph.cycles()).isEmpty();
        assertThat(graph.usedBy(new CodePath("b.py"))).containsExactly(new CodePath("a.py"));
    }

    @Test
    void aPackageThatTakesInItsModulesIsNoCircle() {
        var graph = ImportGraph.of(FileTree.of(
                CodeFile.of("pkg/__init__.py", "from .a import f\n"),
                CodeFile.of("pkg/a.py", "from . import b\n"),
                CodeFile.of("pkg/b.py", "")));

        assertThat(graph.cycles()).isEmpty();
    }

    @Test
    void aFileNobodyCanReadIsNotSaidToImportNothing() {
        var graph = ImportGraph.of(FileTree.of(CodeFile.of("a.py", "x = 1\n" + "#".repeat(1 << 20))));

        assertThat(graph.importsOf(new CodePath("a.py"))).isEmpty();
    }

    /** Each line a module and the modules it imports. */
    private static ImportGraph python(String... lines) {
        return ImportGraph.of(FileTree.of(Arrays.stream(lines)
                .map(line -> line.split(":\\s*"))
                .map(parts -> CodeFile.of(parts[0] + ".py", imports(parts.length < 2 ? "" : parts[1])))
                .toList()));
    }

    private static String imports(String modules) {
        return Stream.of(modules.split(" "))
                .filter(module -> !module.isEmpty())
                .map("import %s\n"::formatted)
                .reduce("", String::concat);
    }
}
