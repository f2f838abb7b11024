"""Runs the test files named after "--" and seals what came of them. Prefers pytest, falls back on unittest.

What is tested runs in this very process, so nothing here is looked up by name once its code has been imported: the seal and the functions
that use it are taken before, and the results are signed before any of its exit handlers can run.
"""

import sys

sys.path = [entry for entry in sys.path if entry not in ("", ".", "/work")]  # nothing in the tree may stand in for what is imported here

import ast
import hashlib
import importlib.util
import os
import unittest

HAS_PYTEST = importlib.util.find_spec("pytest") is not None
HAS_COVERAGE = importlib.util.find_spec("coverage") is not None
if HAS_PYTEST:
    import pytest
if HAS_COVERAGE:
    import coverage

SEAL, RESULTS, COVERAGE = "codefactory-seal", "codefactory-results", "codefactory-coverage"
TAMPERED = "the code under test changes how tests are judged"

# Every way to state something must fail here; where it does not, the code under test has laid hands on it.
MUST_FAIL = """\
import unittest

def test_assert():
    assert 1 == 2

def test_assert_collections():
    assert [1, {"a": 2}] == [1, {"a": 3}], "differs"

class Test(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(1, 2)

    def test_true(self):
        self.assertTrue(False)

    def test_false(self):
        self.assertFalse(True)

    def test_in(self):
        self.assertIn(1, [2])

    def test_none(self):
        self.assertIsNone(1)

    def test_almost(self):
        self.assertAlmostEqual(1.0, 2.0)

    def test_list(self):
        self.assertListEqual([1], [2])

    def test_dict(self):
        self.assertDictEqual({1: 1}, {1: 2})

    def test_is(self):
        self.assertIs(self, None)

    def test_greater(self):
        self.assertGreater(1, 2)

    def test_raises(self):
        with self.assertRaises(ValueError):
            pass

    def test_error(self):
        raise ValueError()
"""
MUST_FAIL_PYTEST = """
import pytest

def test_pytest_raises():
    with pytest.raises(ValueError):
        pass

def test_pytest_approx():
    assert 1.0 == pytest.approx(2.0)

def test_pytest_fail():
    pytest.fail("on purpose")
"""


def main(tests):
    with open(SEAL) as file:
        key = file.read().split()[0]
    os.unlink(SEAL)
    seal, end = sealing(key), os._exit
    del key
    before = {test: content(test) for test in tests}
    expected = {test: names(text) for test, text in before.items()}
    canary = write_canary()
    os.environ["PYTHONPATH"] = ".:src"
    sys.path[:0] = [os.getcwd(), os.path.join(os.getcwd(), "src")]
    measured = start_coverage(tests, canary)
    cases = with_pytest(tests, canary) if HAS_PYTEST else with_unittest(tests, canary)
    os.unlink(canary)
    lines = stop_coverage(measured, tests)
    cases = verified(cases, canary, expected) + changed(before)
    told(cases)
    seal(RESULTS, xml(cases))
    if lines is not None:
        seal(COVERAGE, lines)
    sys.stdout.flush()
    sys.stderr.flush()
    end(1 if any(outcome == "failure" for _, outcome, _ in cases) else 0)


def told(cases):
    for name, outcome, message in cases:
        print((outcome or "passed").upper(), name, *([] if outcome is None else [message]), sep=" " if outcome is None else "\n")


def sealing(key):
    sha256, opened = hashlib.sha256, open

    def seal(path, text):
        data = text.encode("utf-8", "replace")
        signature = sha256(key.encode() + b"\n" + data + b"\n" + key.encode()).hexdigest()
        with opened(path, "wb") as file:
            file.write(signature.encode() + b"\n" + data)

    return seal


def content(path):
    with open(path, "rb") as file:
        return file.read()


def names(source):
    """The tests anybody can see in a file, by name; a module's own naming conventions are left alone."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return set()
    found = {node.name for node in tree.body if is_test(node) and not node.decorator_list}
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("TestCase") for base in node.bases):
            found |= {node.name + "." + item.name for item in node.body if is_test(item) and not item.decorator_list}
    return found


def is_test(node):
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test_")


def write_canary():
    path = "test_" + os.urandom(8).hex() + ".py"
    with open(path, "w") as file:
        file.write(MUST_FAIL + (MUST_FAIL_PYTEST if HAS_PYTEST else ""))
    return path


def verified(cases, canary, expected):
    """The cases of the tests; a failing one more for each thing that shows that they were not judged by the rules."""
    name = os.path.splitext(os.path.basename(canary))[0]
    canaries = [case for case in cases if name in case[0]]
    cases = [case for case in cases if name not in case[0]]
    wanted = (MUST_FAIL + (MUST_FAIL_PYTEST if HAS_PYTEST else "")).count("def test_")
    if len(canaries) != wanted:
        cases.append(("the test run", "failure", "the tests did not finish"))
    elif any(outcome != "failure" for _, outcome, _ in canaries):
        cases.append(("the test run", "failure", TAMPERED))
    reported = [case[0].split("[")[0] for case in cases]
    for test, wanted in expected.items():
        module = os.path.splitext(test)[0].replace("/", ".")
        broken = any(case == module or case == module.rpartition(".")[2] for case in reported)
        for missing in sorted(wanted) if not broken else []:
            if not any(case.endswith("." + missing) for case in reported):
                cases.append((module + "." + missing, "failure", "this test was not run"))
    return cases


def changed(before):
    return [(test, "failure", "the test was changed while it ran") for test, text in before.items() if content(test) != text]


def start_coverage(tests, canary):
    if not HAS_COVERAGE:
        return None
    measured = coverage.Coverage(data_file=None, config_file=False, source=["."], omit=[*tests, canary], messages=False)
    measured.start()
    return measured


def stop_coverage(measured, tests):
    """LCOV of every Python file that is no test; None when it could not be measured."""
    if measured is None:
        return None
    try:
        measured.stop()
        report = []
        for folder, folders, files in os.walk("."):
            folders.sort()
            for path in sorted(os.path.relpath(os.path.join(folder, name), ".") for name in files if name.endswith(".py")):
                if path not in tests:
                    report += lines_of(measured, path)
        return "\n".join(report) + "\n"
    except Exception as failure:
        print("coverage was not measured:", failure)
        return None


def lines_of(measured, path):
    try:
        _, statements, _, missing, _ = measured.analysis2(os.path.abspath(path))
    except coverage.CoverageException:
        return []
    return ["SF:" + path, *("DA:%d,%d" % (line, line not in missing) for line in statements), "end_of_record"]


class Recorder:
    """A pytest plugin: one case for each test, and for each file that broke."""

    def __init__(self):
        self.cases = {}

    def pytest_configure(self, config):
        config.option.tbstyle = "short"

    def pytest_collectreport(self, report):
        if report.failed:
            self.record(report.nodeid, "failure", str(report.longrepr))
        elif report.skipped:
            self.record(report.nodeid, "skipped", str(report.longrepr))

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.record(report.nodeid, "failure", str(report.longrepr))
        elif report.skipped:
            self.record(report.nodeid, "skipped", str(report.longrepr))
        elif report.when == "call":
            self.record(report.nodeid, None, "")

    def record(self, nodeid, outcome, message):
        path, _, rest = nodeid.partition("::")
        name = ".".join(filter(None, [os.path.splitext(path)[0].replace("/", "."), rest.replace("::", ".")]))
        if self.cases.get(name, (None, ""))[0] != "failure":
            self.cases[name] = (outcome, message)


def with_pytest(tests, canary):
    recorder = Recorder()
    options = ["-p", "no:terminal", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir=.", "--continue-on-collection-errors"]
    pytest.main([*options, *tests, canary], plugins=[recorder])
    return [(case, *told) for case, told in recorder.cases.items()]


class RecordingResult(unittest.TextTestResult):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.cases = []

    def addSuccess(self, test):
        super().addSuccess(test)
        self.cases.append((test.id(), None, ""))

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.cases.append((test.id(), "failure", self.failures[-1][1]))

    def addError(self, test, err):
        super().addError(test, err)
        self.cases.append((test.id(), "failure", self.errors[-1][1]))

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err:
            self.cases.append((subtest.id(), "failure", (self.failures + self.errors)[-1][1]))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.cases.append((test.id(), "skipped", reason))


def with_unittest(tests, canary):
    suite = unittest.TestSuite()
    for path in [*tests, canary]:
        folder, name = os.path.split(path)
        sys.path.insert(0, os.path.abspath(folder or "."))
        module = os.path.splitext(name)[0]
        loaded = unittest.defaultTestLoader.loadTestsFromName(module)
        functions = [value for key, value in vars(sys.modules.get(module, os)).items() if key.startswith("test_") and callable(value)]
        suite.addTests([loaded, *(unittest.FunctionTestCase(function) for function in functions)])
    runner = unittest.TextTestRunner(resultclass=RecordingResult, stream=open(os.devnull, "w"))
    return runner.run(suite).cases


def xml(cases):
    text = ["<testsuite>"]
    for name, outcome, message in cases:
        text.append('<testcase name="%s">' % escaped(name))
        text.append("<%s>%s</%s>" % (outcome, escaped(message), outcome) if outcome else "")
        text.append("</testcase>")
    return "\n".join(text) + "\n</testsuite>\n"


def escaped(text):
    kept = "".join(char if char in "\t\n" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" else "?" for char in text)
    return kept[-20000:].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


main(sys.argv[2:])
