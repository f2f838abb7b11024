package dev.codefactory.quality.entrypoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.Demands;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.Gate.Status;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.Thresholds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPointCheckTests {

    private static final Demands AUTHORISED = new Demands(true, false, false, false, false);
    private static final Demands VALIDATED = new Demands(false, false, true, false, false);
    private static final CodeFile PLAIN = CodeFile.of("add.py", "def add(a, b):\n    return a + b\n");

    private final EntryPointCheck check = new EntryPointCheck();

    @Test
    void ofPlainFunctionsNothingIsSaidUnlessTheRequestSpeaksOfCallers() {
        assertThat(check.appliesTo(request(VALIDATED, PLAIN))).isFalse();
        assertThat(gates(AUTHORISED, PLAIN))
                .containsExactly(
                        Gate.green("entry_points", "there is no entry point: nothing in 1 files answers HTTP"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from tornado.web import RequestHandler\nclass Notes(RequestHandler):\n    def get(self):\n        pass\n",
                "from flask import Flask\napp = Flask(__name__)\nadd = app.route\n"
            })
    void whatIsNotRecognisedIsNeverGreen(String code) {
        assertThat(gates(AUTHORISED, CodeFile.of("app.py", code)))
                .extracting(Gate::status)
                .containsExactly(Status.NOT_RUN);
    }

    @Test
    void inALanguageWithoutKnownFrameworksTheGateIsNotRun() {
        assertThat(gates(AUTHORISED, CodeFile.of("main.rs", "fn main() {}")))
                .extracting(Gate::status)
                .containsExactly(Status.NOT_RUN);
    }

    @Test
    void whoLogsInNeedNotBeAuthorisedYet() {
        var login = CodeFile.of("app.js", """
                const express = require('express');
                const app = express();
                app.post('/login', (req, res) => res.json({}));
                app.get('/notes', (req, res) => res.json([]));
                """);

        assertThat(severe(AUTHORISED, login)).extracting(Finding::line).containsExactly(4);
    }

    @Test
    void aGuardInAnotherFileHoldsForTheRoutersItTakesIn() {
        var routes = CodeFile.of("routes.js", """
                const router = require('express').Router();
                router.get('/notes', (req, res) => res.json([]));
                module.exports = router;
                """);
        var app = """
                const express = require('express');
                const app = express();
                %s
                app.use('/api', require('./routes'));
                """;
        var guard = CodeFile.of("guard.js", """
                exports.signedIn = (req, res, next) => req.headers.authorization ? next() : res.sendStatus(401);
                """);

        assertThat(severe(AUTHORISED, routes, guard, CodeFile.of("app.js", app.formatted("app.use(signedIn);"))))
                .isEmpty();
        assertThat(severe(AUTHORISED, routes, guard, CodeFile.of("app.js", app.formatted(""))))
                .hasSize(1);
    }

    @Test
    void aHandlerThatOthersWillRegisterIsAnEntryPoint() {
        var handlers = CodeFile.of("notes.js", """
                const express = require('express');
                exports.list = (req, res) => res.json([]);
                exports.guard = (req, res, next) => next();
                """);
        var app = CodeFile.of("app.js", """
                const app = require('express')();
                const { list } = require('./notes');
                app.get('/notes', (req, res, next) => req.headers.authorization ? next() : res.sendStatus(401), list);
                """);

        assertThat(severe(AUTHORISED, handlers)).extracting(Finding::line).containsExactly(2);
        assertThat(severe(AUTHORISED, handlers, app)).isEmpty();
    }

    @Test
    void whatAnotherEntryPointChecksDoesNotCount() {
        var two = CodeFile.of("app.py", """
                from flask import Flask, abort, request
                app = Flask(__name__)

                @app.get("/one")
                def get():
                    if not request.headers.get("Authorization"):
                        abort(401)
                    return {}

                @app.get("/two")
                def two():
                    return store.get("two")
                """);

        assertThat(severe(AUTHORISED, two))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("GET /two: ");
    }

    @Test
    void theStepsThatNobodyDemandsAreToldWithLowSeverity() {
        var bare = CodeFile.of("app.py", """
                from flask import Flask, request
                app = Flask(__name__)

                @app.post("/notes")
                def add():
                    try:
                        store.save(request.json)
                    except Exception as e:
                        return f"<p>{e}</p>", 500
                    return {}
                """);

        assertThat(check.check(request(AUTHORISED, bare)).findings())
                .filteredOn(finding -> finding.severity() == Severity.LOW)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place()).isEqualTo("app.py:5");
                    assertThat(finding.message())
                            .contains("lacks: validates its input, logs, answers errors without their text;")
                            .contains("there: handles failures of its work, sanitises its output, catches");
                });
    }

    @Test
    void aTestIsNoEntryPoint() {
        var test = CodeFile.of("test_app.py", """
                from flask import Flask
                app = Flask(__name__)

                @app.get("/notes")
                def notes():
                    return {}
                """);

        assertThat(severe(AUTHORISED, test)).isEmpty();
    }

    private List<Finding> severe(Demands demands, CodeFile... files) {
        return check.check(request(demands, files)).findings().stream()
                .filter(finding -> finding.severity() == Severity.HIGH)
                .toList();
    }

    private List<Gate> gates(Demands demands, CodeFile... files) {
        assertThat(check.appliesTo(request(demands, files))).isTrue();
        return check.check(request(demands, files)).gates();
    }

    private static QualityRequest request(Demands demands, CodeFile... files) {
        return QualityRequest.of(CodeLanguage.PYTHON, FileTree.of(files), null, Thresholds.DEFAULT)
                .demanding(demands);
    }
}
