package dev.codefactory.quality.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Demands;
import dev.codefactory.quality.Gate.Status;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.Thresholds;
import org.junit.jupiter.api.Test;

/** Who demands protection against SQL injection wants no statement put together at all. */
class StrictSqlTests {

    private static final SecurityCheck CHECK = new SecurityCheck(new SecurityRules());
    private static final Demands STRICT = new Demands(false, false, false, true, false);

    private static final CodeFile ESCAPED = CodeFile.of("store.py", """
            def find(cursor, name):
                cursor.execute("select * from users where name = '" + escape_string(name) + "'")
            """);
    private static final CodeFile UNSURE = CodeFile.of("store.cpp", """
            void find(sqlite3 *db, char *name) {
                char query[99];
                sprintf(query, "select %s", name);
                sqlite3_exec(db, query, 0, 0, 0);
            }
            """);
    private static final CodeFile PLACEHOLDERS = CodeFile.of("store.py", """
            def find(cursor, ids):
                marks = ", ".join("?" * len(ids))
                cursor.execute(f"select * from users where id in ({marks})", ids)
            """);

    @Test
    void escapedValuesAreRedWhereItIsDemanded() {
        assertThat(check(ESCAPED, STRICT).gate().status()).isEqualTo(Status.RED);
        assertThat(check(ESCAPED, Demands.NONE).gate().status()).isEqualTo(Status.GREEN);
        assertThat(check(ESCAPED, Demands.NONE).findings()).isEmpty();
    }

    @Test
    void whatIsOnlyProbablyAnInjectionIsRedWhereItIsDemanded() {
        assertThat(check(UNSURE, STRICT).gate().reason()).contains("SQL put together");
        assertThat(check(UNSURE, STRICT).gate().status()).isEqualTo(Status.RED);
        assertThat(check(UNSURE, Demands.NONE).gate().status()).isEqualTo(Status.GREEN);
    }

    @Test
    void placeholdersArePassed() {
        assertThat(check(PLACEHOLDERS, STRICT).gate().status()).isEqualTo(Status.GREEN);
    }

    @Test
    void testsMayWriteWhatTheyLike() {
        var test = CodeFile.of("test_store.py", ESCAPED.content());

        assertThat(check(test, STRICT).gate().status()).isEqualTo(Status.GREEN);
    }

    private static CheckResult check(CodeFile file, Demands demands) {
        return CHECK.check(QualityRequest.of(CodeLanguage.PYTHON, FileTree.of(file), null, Thresholds.DEFAULT)
                .demanding(demands));
    }
}
