package dev.codefactory.pipeline.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileExtractionTests {

    private static final String AREA = "def area(side):\n    return side * side\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```python\ndef area(side):\n    return side * side\n```",
                "Sure!\n\n```\ndef area(side):\n    return side * side\n```\nIt squares the side.",
                "~~~py\ndef area(side):\n    return side * side\n~~~",
                "````python\ndef area(side):\n    return side * side\n```\nDone.",
                "```python\ndef area(side):\n    return side * side",
                "```python\ndef area(side):\n    return side * side\n```Write another function",
                "1. The function:\n\n   ```python\n   def area(side):\n       return side * side\n   ```\n",
                "```\npython\ndef area(side):\n    return side * side\n```",
                "```javascript\ndef area(side):\n    return side * side\n```",
                "\uFEFF```python\r\ndef area(side):\r\n    return side * side\r\n```\r\n",
                "<think>Maybe ```python\npass\n``` would do?</think>\n```python\ndef area(side):\n    return side * side\n```",
                "so I return it squared.</think>\n```python\ndef area(side):\n    return side * side\n```",
                "```python\ndef area(side):\n    return side * side\n```<|im_end|>\n<|im_start|>user\nthanks",
                "<|assistant|>```python\ndef area(side):\n    return side * side\n```",
                " def area(side):\n    return side * side\n",
                "def area(side):\n    return side * side\n```\nThat is all.",
                "Here it is:\n\ndef area(side):\n    return side * side\n\nThe function squares its argument.",
                "First install it:\n```bash\npip install shapes\n```\n```python\ndef area(side):\n    return side * side\n```",
                "```\npython3 area.py\n```\n```\ndef area(side):\n    return side * side\n```",
                "```python\nprint(area(3))\n```\n```python\ndef area(side):\n    return side * side\n```",
                "```python\ndef area(side):\n    pass\n```\nFilled in:\n```python\ndef area(side):\n    return side * side\n```",
                "```python\ndef area(side):\n    return side * side\n```\nUse it:\n```python\nassert area(2) == 4\n```",
            })
    void findsTheOneFileAskedFor(String answer) {
        var extracted = FileExtraction.extract(answer, python("area"));

        assertThat(extracted.files()).isEqualTo(FileTree.of(CodeFile.of("solution.py", AREA)));
        assertThat(extracted.findings()).isEmpty();
    }

    @Test
    void aCommentOfWordsBeforeCodeWithoutFencesBelongsToTheCode() {
        var code =
                "/*\nGiven a side, return the area.\narea(3) should be 9.\n*/\n// It multiplies.\nint area(int side) {\n  return side * side;\n}\n";

        assertThat(FileExtraction.extract(code, cpp()).files())
                .isEqualTo(FileTree.of(CodeFile.of("solution.cpp", code)));
        assertThat(FileExtraction.extract("begins nowhere */\nint area(int side) {\n  return side * side;\n}\n", cpp())
                        .files())
                .isEqualTo(
                        FileTree.of(CodeFile.of("solution.cpp", "int area(int side) {\n  return side * side;\n}\n")));
    }

    private static ExtractionTarget cpp() {
        return new ExtractionTarget(CodeLanguage.CPP, new CodePath("solution.cpp"), "area", false, List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/shapes.py\n```python\ndef area(side):\n    return side * side\n```",
                "### src/shapes.py\n\n```python\ndef area(side):\n    return side * side\n```",
                "### 1. `src/shapes.py`\n```python\ndef area(side):\n    return side * side\n```",
                "**src/shapes.py:**\n```python\ndef area(side):\n    return side * side\n```",
                "**`src/shapes.py`**\n```python\ndef area(side):\n    return side * side\n```",
                "2. `src/shapes.py` (new)\n```python\ndef area(side):\n    return side * side\n```",
                "- src/shapes.py - the shapes\n```python\ndef area(side):\n    return side * side\n```",
                "File: src/shapes.py\n```python\ndef area(side):\n    return side * side\n```",
                "path: ./src/shapes.py\n```python\ndef area(side):\n    return side * side\n```",
                "Here is the updated `src/shapes.py`:\n```python\ndef area(side):\n    return side * side\n```",
                "```python:src/shapes.py\ndef area(side):\n    return side * side\n```",
                "```python src/shapes.py\ndef area(side):\n    return side * side\n```",
                "```python title=\"src/shapes.py\"\ndef area(side):\n    return side * side\n```",
                "```src/shapes.py\ndef area(side):\n    return side * side\n```",
                "```python\n# src/shapes.py\ndef area(side):\n    return side * side\n```",
                "```python\n# File: src/shapes.py\ndef area(side):\n    return side * side\n```",
                "<file path=\"src/shapes.py\">\ndef area(side):\n    return side * side\n</file>",
                "<file path=\"src/shapes.py\">\n```python\ndef area(side):\n    return side * side\n```\n</file>",
                "{\"files\": [{\"path\": \"src/shapes.py\", \"content\": \"def area(side):\\n    return side * side\\n\"},]}",
                "```json\n[{\"path\": \"src/shapes.py\", \"content\": \"def area(side):\n    return side * side\"}]\n```",
            })
    void takesThePathTheAnswerNames(String answer) {
        var extracted = FileExtraction.extract(answer, manyFiles());

        assertThat(extracted.files()).isEqualTo(FileTree.of(CodeFile.of("src/shapes.py", AREA)));
        assertThat(extracted.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To fix this, add the following line at the top of `shapes.py`:\n```python\nimport math\n```",
                "Run `shapes.py`:\n```bash\npython shapes.py\n```",
                "shapes.py\n```\n$ python shapes.py\n```",
                "This module holds the shapes.\n```python\nimport math\n```",
                "### Node.js\n```javascript\nconsole.log(1)\n```",
                "shapes.py\n```output\n4\n```",
                "I cannot help with that request.",
                "",
            })
    void makesNoFileOfWhatIsNone(String answer) {
        var extracted = FileExtraction.extract(answer, manyFiles());

        assertThat(extracted.files().isEmpty()).isTrue();
        assertThat(rules(extracted)).containsExactly("no-file");
    }

    @Test
    void findsSeveralFilesAndLeavesTheCommandsOut() {
        var extracted = FileExtraction.extract("""
                Two files.

                ### `app/main.py`

                ```python
                from app.greet import hello

                print(hello())
                ```

                ### `app/greet.py`
                ```python
                def hello():
                    return "hello"
                ```

                Start it:
                ```bash
                python -m app.main
                ```
                """, manyFiles());

        assertThat(extracted.files().paths())
                .containsExactly(new CodePath("app/greet.py"), new CodePath("app/main.py"));
        assertThat(extracted.ignoredBlocks()).containsExactly("python -m app.main");
    }

    @Test
    void keepsTheFencesInsideAMarkdownFile() {
        var extracted = FileExtraction.extract(
                "README.md\n```markdown\n# Shapes\n\n```bash\nmake\n```\n\nEnd.\n```\n\nshapes.py\n```python\nSIDES = 4\n```\n",
                manyFiles());

        assertThat(extracted.files())
                .isEqualTo(FileTree.of(
                        CodeFile.of("README.md", "# Shapes\n\n```bash\nmake\n```\n\nEnd.\n"),
                        CodeFile.of("shapes.py", "SIDES = 4\n")));
    }

    @Test
    void endsAFileWhoseFenceWasForgottenWhereTheNextBegins() {
        var extracted = FileExtraction.extract("a.py\n```python\nA = 1\n\nb.py\n```python\nB = 2\n```\n", manyFiles());

        assertThat(extracted.files())
                .isEqualTo(FileTree.of(CodeFile.of("a.py", "A = 1\n"), CodeFile.of("b.py", "B = 2\n")));
    }

    @Test
    void joinsTheBlocksThatNeedEachOther() {
        var extracted = FileExtraction.extract("""
                A helper:
                ```python
                import math
                ```
                ```python
                def squared(side):
                    return math.pow(side, 2)
                ```
                Now the function:
                ```python
                def area(side):
                    return squared(side)
                ```
                Another way:
                ```python
                def area(side):
                    return side * side
                ```
                """, python("area"));

        assertThat(extracted.files())
                .isEqualTo(
                        FileTree.of(
                                CodeFile.of(
                                        "solution.py",
                                        "import math\n\ndef squared(side):\n    return math.pow(side, 2)\n\ndef area(side):\n    return squared(side)\n")));
    }

    @Test
    void choosesTheJavaTypeTheFileIsNamedAfter() {
        var target = new ExtractionTarget(
                CodeLanguage.JAVA, new CodePath("src/main/java/shapes/Square.java"), null, false, List.of());

        var extracted = FileExtraction.extract(
                "```java\npackage shapes;\n\npublic interface Shape {}\n```\n```java\npackage shapes;\n\npublic class Square implements Shape {}\n```",
                target);

        assertThat(extracted.files())
                .isEqualTo(FileTree.of(CodeFile.of(
                        "src/main/java/shapes/Square.java",
                        "package shapes;\n\npublic class Square implements Shape {}\n")));
    }

    @Test
    void putsTheAskedForEntryPointWhereTheCallerLooksForIt() {
        var extracted = FileExtraction.extract("shapes.py\n```python\n" + AREA + "```", python("area"));

        assertThat(extracted.files()).isEqualTo(FileTree.of(CodeFile.of("solution.py", AREA)));
    }

    @Test
    void readsABareNameAsTheKnownFileOfThatName() {
        var known = List.of(new CodePath("src/shapes/area.py"));
        var target = new ExtractionTarget(CodeLanguage.PYTHON, null, null, false, known);

        var extracted = FileExtraction.extract("area.py\n```python\n" + AREA + "```", target);

        assertThat(extracted.files().paths()).containsExactly(new CodePath("src/shapes/area.py"));
    }

    @Test
    void takesTheLaterOfTwoVersionsUnlessItIsAnExcerpt() {
        var whole = "a.py\n```python\ndef one():\n    return 1\n\ndef two():\n    return 2\n```\n";

        var revised = FileExtraction.extract(whole + whole.replace("return 2", "return 22"), manyFiles());
        var excerpt = FileExtraction.extract(whole + "a.py\n```python\none()\n```\n", manyFiles());

        assertThat(contentOf(revised)).contains("return 22");
        assertThat(contentOf(excerpt)).contains("def two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd.py", "/etc/shapes.py", "C:\\shapes.py", ".git/hooks.py", "..\\shapes.py"})
    void refusesAPathThatLeavesTheTree(String path) {
        var extracted = FileExtraction.extract("`" + path + "`\n```python\nprint(1)\n```", manyFiles());

        assertThat(extracted.files().isEmpty()).isTrue();
        assertThat(rules(extracted)).singleElement().asString().startsWith("path-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "~/.ssh/config", "C:\\boot", "D:/boot", "..\\x"})
    void saysWhichPathsItRefusedWhateverTheirNames(String path) {
        var extracted = FileExtraction.extract(path + "\n```\nroot\n```\na.py\n```python\nA = 1\n```", manyFiles());

        assertThat(extracted.files().paths()).containsExactly(new CodePath("a.py"));
        assertThat(extracted.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).startsWith("path-");
            assertThat(finding.message()).contains(path);
        });
    }

    @Test
    void anAddressOfAnApiIsNoPath() {
        var extracted = FileExtraction.extract(
                "a.py\n```python\nA = 1\n```\n**/api/users**\n```json\n{\"id\": 1}\n```", manyFiles());

        assertThat(extracted.files().paths()).containsExactly(new CodePath("a.py"));
        assertThat(extracted.findings()).isEmpty();
    }

    @Test
    void refusesAPathThatDiffersFromAnotherInCaseOnly() {
        var extracted = FileExtraction.extract("a.py\n```python\nA = 1\n```\nA.py\n```python\nA = 2\n```", manyFiles());

        assertThat(contentOf(extracted)).isEqualTo("A = 1\n");
        assertThat(rules(extracted)).containsExactly("path-case-clash");
    }

    @Test
    void takesNoDataForCode() {
        var extracted = FileExtraction.extract("```json\n{\"area\": 4}\n```", python("area"));

        assertThat(rules(extracted)).containsExactly("no-file");
    }

    @Test
    void reportsAFileThatWasCutOff() {
        var cut = "a.py\n```python\nA = 1\n```\nb.py\n```python\ndef b():\n    return (1,\n";

        assertThat(rules(FileExtraction.extract(cut, manyFiles()))).containsExactly("truncated-file");
        assertThat(FileExtraction.extract(cut, truncated()).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("b.py"));
    }

    @Test
    void reportsAnAnswerThatStoppedForLengthBehindTheLastFile() {
        var extracted = FileExtraction.extract("a.py\n```python\nA = 1\n```\nNext comes", truncated());

        assertThat(rules(extracted)).containsExactly("truncated-answer");
    }

    @Test
    void reportsATruncatedJsonAnswer() {
        var extracted = FileExtraction.extract(
                "{\"files\": [{\"path\": \"a.py\", \"content\": \"def a():\\n    return 1", manyFiles());

        assertThat(rules(extracted)).containsExactly("truncated-file");
    }

    @Test
    void reportsCodeThatWasLeftOut() {
        var extracted = FileExtraction.extract(
                "a.py\n```python\ndef a():\n    return 1\n\n# ... rest of the code unchanged ...\n```", manyFiles());

        assertThat(extracted.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("elided-code");
            assertThat(finding.line()).isEqualTo(4);
        });
    }

    @Test
    void refusesTooManyFilesAndTooLongOnes() {
        var many = new StringBuilder();
        for (var number = 0; number <= FileCollection.MAX_FILES; number++) {
            many.append("f%d.py\n```python\nN = %d\n```\n".formatted(number, number));
        }
        var longer = "a.py\n```python\n# " + "x".repeat(FileCollection.MAX_CHARACTERS) + "\n```";

        assertThat(rules(FileExtraction.extract(many.toString(), manyFiles()))).containsExactly("too-many-files");
        assertThat(rules(FileExtraction.extract(longer, manyFiles()))).containsExactly("file-too-long");
    }

    @Test
    void testsAloneDoNotTakeThePlaceOfTheCode() {
        var answer =
                "test_area.py\n```python\nfrom solution import area\n\ndef test_area():\n    assert area(2) == 4\n```";

        assertThat(FileExtraction.extract(answer, python("area")).files().paths())
                .containsExactly(new CodePath("test_area.py"));
    }

    @Test
    void aFileThatWasNotSeenIsNotReplaced() {
        var answer = "a.py\n```python\na = 1\n```\nb.py\n```python\nb = 2\n```\n";

        var extracted = FileExtraction.extract(answer, manyFiles()).without(Set.of(new CodePath("b.py")));

        assertThat(extracted.files().paths()).containsExactly(new CodePath("a.py"));
        assertThat(rules(extracted)).containsExactly("unseen-file");
    }

    private static ExtractionTarget python(String entryPoint) {
        return new ExtractionTarget(CodeLanguage.PYTHON, new CodePath("solution.py"), entryPoint, false, List.of());
    }

    private static ExtractionTarget manyFiles() {
        return new ExtractionTarget(CodeLanguage.PYTHON, null, null, false, List.of());
    }

    private static ExtractionTarget truncated() {
        return new ExtractionTarget(CodeLanguage.PYTHON, null, null, true, List.of());
    }

    private static List<String> rules(ExtractedFiles extracted) {
        return extracted.findings().stream().map(Finding::rule).toList();
    }

    private static String contentOf(ExtractedFiles extracted) {
        return extracted.files().files().getFirst().content();
    }
}
