package dev.codefactory.bench.headline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HalfOfTestsTests {

    @Test
    void leavesOutEveryOtherStatementOfAScript() {
        assertThat(half("test_solution.py", """
                def check(f):
                    assert f([1, 2]) == 3
                    assert f([2, 2]) == 4
                    assert f([3, 2]) == 5
                check(add)
                """)).contains("""
                def check(f):
                    assert f([1, 2]) == 3
                    pass
                    assert f([3, 2]) == 5
                check(add)
                """);
    }

    @Test
    void leavesOutStatementsThatEndWithTheirLine() {
        assertThat(half("t.rs", """
                fn main() {
                    assert_eq!(f(vec![1]), 1);
                    assert_eq!(f(vec![
                        2]), 2);
                    assert_eq!(f(vec![3]), 3);
                }
                """)).contains("""
                fn main() {
                    assert_eq!(f(vec![1]), 1);
                    assert_eq!(f(vec![
                        2]), 2);
                   \s
                }
                """);
    }

    @Test
    void leavesOutEveryOtherTestOfAClass() {
        assertThat(half("test_solution.py", """
                class AddTest(unittest.TestCase):
                    def test_one(self):
                        self.assertEqual(add(1), 1)
                    def test_two(self):
                        self.assertEqual(add(2), 2)
                """))
                .hasValueSatisfying(left -> assertThat(left)
                        .contains("def test_one(self)", "def left_out_two(self)")
                        .doesNotContain("def test_two"));
        assertThat(half("AddTest.java", "@Test void one() {}\n@Test void two() {}\n"))
                .contains("@Test void one() {}\n void two() {}\n");
    }

    @Test
    void leavesOutEveryOtherCaseOfAList() {
        assertThat(half("test.js", """
                const CASES=[{"check": "a", "eq": {"x": 1}}, {"check": "b", "eq": 2}, {"check": "c", "eq": [3]}], FN="f";
                """)).contains("""
                const CASES=[{"check": "a", "eq": {"x": 1}}, {"check": "c", "eq": [3]}], FN="f";
                """);
    }

    @Test
    void countsOnFromFileToFile() {
        var tests = FileTree.of(
                CodeFile.of("ATest.java", "@Test void a() {}"), CodeFile.of("BTest.java", "@Test void b() {}"));

        assertThat(HalfOfTests.of(tests)).contains(tests.with(FileTree.of(CodeFile.of("BTest.java", " void b() {}"))));
    }

    @Test
    void oneTestHasNoHalf() {
        assertThat(half("test_solution.py", "import solution\nassert solution.add(1, 2) == 3\n"))
                .isEmpty();
        assertThat(half("test.js", "console.assert=(c)=>{if(!c)throw new Error()};\nrequire('./solution')\n"))
                .isEmpty();
    }

    private static Optional<String> half(String path, String tests) {
        return HalfOfTests.of(FileTree.of(CodeFile.of(path, tests)))
                .map(left -> left.files().getFirst().content());
    }
}
