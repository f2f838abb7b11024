package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import org.junit.jupiter.api.Test;

class JavaScriptQualityTests extends QualityAnalyzerContract {

    @Override
    CodeLanguage language() {
        return CodeLanguage.JAVASCRIPT;
    }

    @Override
    CodeFile adding() {
        return file("calc.js", """
                function add(a, b) {
                  return a + b;
                }

                module.exports = { add };
                """);
    }

    @Override
    CodeFile unparsable() {
        return file("broken.js", "const a = 1;\nconst b = ;\n");
    }

    @Override
    int unparsableLine() {
        return 2;
    }

    @Override
    CodeFile inventing() {
        return file("calc.js", "const { sum } = require(\"super-math-sum\");\n");
    }

    @Override
    CodeFile injecting() {
        return file("users.js", """
                export function find(db, name) {
                  return db.query(`select * from users where name = '${name}'`);
                }
                """);
    }

    @Override
    CodeFile tests() {
        return file("calc.test.js", """
                const assert = require("node:assert/strict");
                const { test } = require("node:test");
                const { add } = require("./calc.js");

                test("adds", () => {
                  assert.equal(add(1, 2), 3);
                });
                """);
    }

    @Override
    CodeFile idle() {
        return file("idle.js", "exports.idle = () => {\n  return 7;\n};\n");
    }

    @Override
    String command() {
        return "node -e 'process.exit(require(\"./calc.js\").add(1, 2) === 3 ? 0 : 1)'";
    }

    @Test
    void modulesNeedNoManifest() throws InterruptedException {
        var module = file("calc.js", "export const add = (a, b) => a + b;\n");
        var test = file("calc.test.js", """
                import assert from "node:assert/strict";
                import test from "node:test";
                import { add } from "./calc.js";

                test("adds", () => assert.equal(add(1, 2), 3));
                """);

        assertThat(analyze(FileTree.of(module, test), null).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void testsOfAFrameworkThatIsNotHereAreNotRun() throws InterruptedException {
        var jest = file("calc.test.js", "test(\"adds\", () => expect(1 + 2).toBe(3));\n");

        var report = analyze(FileTree.of(adding(), jest), null);

        assertThat(gate(report, "tests")).isEqualTo(Gate.notRun("tests", "jest is not installed"));
    }

    @Test
    void aScriptThatBreaksTellsWhy() throws InterruptedException {
        var script = file("calc.test.js", "require(\"node:assert\").equal(require(\"./calc.js\").add(2, 2), 5);\n");

        var report = analyze(FileTree.of(adding(), script), null);

        assertThat(report.findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("calc.test.js").contains("4 == 5"));
    }

    @Test
    void aFileThatIsImportedButNotThereLeadsNowhere() throws InterruptedException {
        var importing = file("main.js", "import { add } from \"./sums.js\";\n\nadd(1, 2);\n");

        var report = analyze(FileTree.of(adding(), importing), null);

        assertThat(gate(report, "dependencies").status()).isEqualTo(Gate.Status.RED);
    }
}
