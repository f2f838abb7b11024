package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import org.junit.jupiter.api.Test;

class JavaQualityTests extends QualityAnalyzerContract {

    @Override
    CodeLanguage language() {
        return CodeLanguage.JAVA;
    }

    @Override
    CodeFile adding() {
        return file("src/main/java/calc/Calc.java", """
                package calc;

                import java.util.List;

                public class Calc {
                    public static int add(int a, int b) {
                        return List.of(a + b).getFirst();
                    }
                }
                """);
    }

    @Override
    CodeFile unparsable() {
        return file("src/main/java/calc/Broken.java", "package calc;\n\nclass Broken {\n    int a = ;\n}\n");
    }

    @Override
    int unparsableLine() {
        return 4;
    }

    @Override
    CodeFile inventing() {
        return file("Calc.java", "import java.util.SummingList;\n\nclass Calc {}\n");
    }

    @Override
    CodeFile injecting() {
        return file("Users.java", """
                import java.sql.ResultSet;
                import java.sql.SQLException;
                import java.sql.Statement;

                class Users {
                    ResultSet find(Statement statement, String name) throws SQLException {
                        String query = "select * from users where name = '" + name + "'";
                        return statement.executeQuery(query);
                    }
                }
                """);
    }

    @Override
    CodeFile tests() {
        return file("src/test/java/calc/CalcTest.java", """
                package calc;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import org.junit.jupiter.api.Test;

                class CalcTest {
                    @Test
                    void adds() {
                        assertEquals(3, Calc.add(1, 2));
                    }
                }
                """);
    }

    @Override
    CodeFile idle() {
        return file(
                "src/main/java/calc/Idle.java",
                "package calc;\n\nclass Idle {\n    int idle() {\n        return 7;\n    }\n}\n");
    }

    @Override
    String command() {
        return """
                mkdir -p out && javac -d out src/main/java/calc/Calc.java && cat > Check.java <<'END' && java -cp out Check.java
                class Check {
                    public static void main(String[] args) {
                        System.exit(calc.Calc.add(1, 2) == 3 ? 0 : 1);
                    }
                }
                END
                """;
    }

    @Test
    void aGeneratedTestThatDoesNotCompileDoesNotFailTheGivenOnes() throws InterruptedException {
        var broken = file("src/test/java/calc/OtherTest.java", "package calc;\n\nclass OtherTest extends Nothing {}\n");

        var report = analyze(FileTree.of(adding(), broken), new AcceptanceTests(FileTree.of(tests()), null));

        assertThat(gate(report, "tests").status()).isEqualTo(Gate.Status.GREEN);
    }

    @Test
    void codeThatDoesNotCompileFailsItsTests() throws InterruptedException {
        var wrong = file(adding().path().value(), adding().content().replace("int add", "String add"));

        var report = analyze(FileTree.of(wrong, tests()), null);

        assertThat(gate(report, "tests").status()).isEqualTo(Gate.Status.RED);
        assertThat(report.findings().getFirst().message()).contains("incompatible types");
    }

    @Test
    void aLibraryThatIsOnlyMissingHereIsNoFailure() throws InterruptedException {
        var using = file("src/main/java/calc/Log.java", """
                package calc;

                import org.slf4j.Logger;

                class Log {
                    Logger log;
                }
                """);

        var report = analyze(FileTree.of(adding(), using, tests()), null);

        assertThat(gate(report, "tests")).isEqualTo(Gate.notRun("tests", "org.slf4j is not installed"));
    }
}
