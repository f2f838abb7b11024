package dev.codefactory.planning.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.planning.document.CurrentState;
import dev.codefactory.planning.document.CurrentState.Statement;
import dev.codefactory.planning.document.CurrentState.Topic;
import dev.codefactory.planning.document.DataDesign;
import dev.codefactory.planning.document.Documents;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.planning.markdown.Fidelity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrentStateAnalysisTests {

    private static final FileTree SHOP = FileTree.of(
            CodeFile.of("app.py", """
                    from flask import Flask
                    app = Flask(__name__)

                    @app.route("/orders")
                    def orders(): return []

                    if __name__ == "__main__":
                        app.run()
                    """),
            CodeFile.of("models.py", "class Order(db.Model):\n    __tablename__ = 'orders'\n"),
            CodeFile.of("login.py", "@login_required\ndef account(): ...\n"),
            CodeFile.of("tests/test_app.py", "def test_orders(): ...\n"),
            CodeFile.of("requirements.txt", "flask==3.0.2\npsycopg[binary]>=3.1,<4\n"),
            CodeFile.of("web/package.json", """
                    {"name": "web", "dependencies": {"react": "^18.2.0"}, "devDependencies": {"vitest": "1.2.0"}}"""),
            CodeFile.of("db/V1__orders.sql", """
                    -- create table ghost (id int);
                    CREATE TABLE IF NOT EXISTS "order" (
                        id uuid primary key,
                        total numeric(10, 2) not null,
                        foreign key (id) references x (id)
                    );
                    """));

    @Test
    void everyStatementNamesTheFileItComesFrom() {
        var state = CurrentStateAnalysis.of(SHOP, "");

        assertThat(state.statements())
                .isNotEmpty()
                .allSatisfy(said -> assertThat(said.files())
                        .isNotEmpty()
                        .allMatch(path -> SHOP.paths().stream()
                                .anyMatch(known -> known.value().equals(path))));
    }

    @Test
    void saysWhatIsThere() {
        assertThat(CurrentStateAnalysis.of(SHOP, "").statements())
                .contains(
                        said(Topic.FRAMEWORK, "Flask ==3.0.2", "requirements.txt"),
                        said(Topic.USER_INTERFACE, "React ^18.2.0", "web/package.json"),
                        said(Topic.TESTS, "Vitest 1.2.0", "web/package.json"),
                        said(Topic.ENTRY_POINT, "a program that can be run", "app.py"),
                        said(Topic.ENTRY_POINT, "serves /orders", "app.py"),
                        said(Topic.TESTS, "1 test files", "tests/test_app.py"),
                        said(Topic.DATABASE, "table order (id, total)", "db/V1__orders.sql"),
                        said(Topic.DATABASE, "model orders", "models.py"),
                        said(Topic.AUTHENTICATION, "asks for a signed-in user", "login.py"))
                .noneMatch(statement -> statement.text().contains("ghost"));
        assertThat(CurrentStateAnalysis.of(SHOP, "").statements().getFirst().text())
                .isEqualTo("python, 11 lines in 4 files");
    }

    @Test
    void theSameFilesGiveTheSameStatements() {
        var shuffled = FileTree.of(SHOP.files().reversed().stream().toList());

        assertThat(CurrentStateAnalysis.of(shuffled, "")).isEqualTo(CurrentStateAnalysis.of(SHOP, ""));
    }

    @Test
    void saysThatTestsAreMissing() {
        assertThat(CurrentStateAnalysis.of(FileTree.of(CodeFile.of("a.go", "package a\n")), "")
                        .statements())
                .anyMatch(said -> said.text().equals("No file holds tests"));
        assertThat(CurrentStateAnalysis.of(FileTree.EMPTY, "").statements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pyproject.toml|[project]\\ndependencies = ["fastapi[all]>=0.110"]|FastAPI >=0.110
            pyproject.toml|[tool.poetry.dependencies]\\ndjango = "^5.0"|Django ^5.0
            pyproject.toml|[tool.poetry.dependencies]\\ndjango = {version = "^5.0", extras = ["x"]}|Django ^5.0
            requirements.txt|Django|Django
            requirements.txt|django ~= 4.2  # old|Django ~= 4.2
            go.mod|module x\\nrequire github.com/gin-gonic/gin v1.9.1|Gin v1.9.1
            Cargo.toml|[dependencies]\\naxum = { version = "0.7", features = ["ws"] }|Axum 0.7
            Cargo.toml|[dependencies]\\naxum = "0.7.4"|Axum 0.7.4
            build.gradle|implementation 'org.springframework.boot:spring-boot-starter-web:3.2.1'|Spring Boot 3.2.1
            pom.xml|<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>4.0.1</version></parent></project>|Spring Boot 4.0.1
            pom.xml|<project><properties><q.v>3.8</q.v></properties><dependencies><dependency><groupId>io.quarkus</groupId><artifactId>quarkus-core</artifactId><version>${q.v}</version></dependency></dependencies></project>|Quarkus 3.8
            package.json|{"name": "x", "dependencies": {"express": "~4.18"}}|Express ~4.18
            """)
    void readsTheVersionThatTheManifestNames(String manifest, String content, String statement) {
        var tree = FileTree.of(CodeFile.of(manifest, content.replace("\\n", "\n")));

        assertThat(CurrentStateAnalysis.of(tree, "").statements())
                .filteredOn(said -> said.topic() == Topic.FRAMEWORK)
                .containsExactly(said(Topic.FRAMEWORK, statement, manifest));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.py|class Order(models.Model):|model Order
            A.java|@Entity\\n@Table(name = "x")\\npublic class Order {|model Order
            s.prisma|model Order {|model Order
            m.js|mongoose.model('Order', schema)|model Order
            a.sql|create table a.b (x int, primary key (x));|table a.b (x)
            a.sql|create table t (x int|table t (x)
            """)
    void findsTablesAndModels(String path, String content, String statement) {
        var tree = FileTree.of(CodeFile.of(path, content.replace("\\n", "\n")));

        assertThat(CurrentStateAnalysis.of(tree, "").statements()).contains(said(Topic.DATABASE, statement, path));
    }

    @Test
    void whatItSaysSurvivesMarkdown() {
        CurrentState state = CurrentStateAnalysis.of(SHOP, "Words of a person.");
        TaskDocument document = Documents.sound().with(state);

        assertThat(Fidelity.lossySections(document)).isEmpty();
        assertThat(document.data()).isEqualTo(DataDesign.EMPTY);
    }

    private static Statement said(Topic topic, String text, String file) {
        return new Statement(topic, text, List.of(file));
    }
}
