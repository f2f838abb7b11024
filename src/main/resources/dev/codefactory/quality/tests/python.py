"""Runs the given test files: sys.argv[1] is "--", then the report to write, then the files. Prefers pytest, falls back on unittest."""

import importlib.util
import os
import sys
import unittest
from xml.etree import ElementTree

report, *tests = sys.argv[2:]


def with_pytest():
    import pytest

    options = ["-q", "--tb=short", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir=."]
    options += ["--continue-on-collection-errors", "--junitxml=" + report]
    return int(pytest.main([*options, *tests]))


class RecordingResult(unittest.TextTestResult):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.suite = ElementTree.Element("testsuite")

    def record(self, test, outcome=None, message=""):
        case = ElementTree.SubElement(self.suite, "testcase", name=test.id())
        if outcome:
            ElementTree.SubElement(case, outcome).text = message

    def addSuccess(self, test):
        super().addSuccess(test)
        self.record(test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.record(test, "failure", self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.record(test, "error", self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err:
            self.record(subtest, "failure", (self.failures + self.errors)[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.record(test, "skipped", reason)


def with_unittest():
    suite = unittest.TestSuite()
    for path in tests:
        folder, name = os.path.split(path)
        sys.path.insert(0, os.path.abspath(folder or "."))
        suite.addTests(unittest.defaultTestLoader.loadTestsFromName(os.path.splitext(name)[0]))
    runner = unittest.TextTestRunner(resultclass=RecordingResult, stream=sys.stdout)
    result = runner.run(suite)
    ElementTree.ElementTree(result.suite).write(report, encoding="unicode")
    return 0 if result.wasSuccessful() else 1


sys.exit(with_pytest() if importlib.util.find_spec("pytest") else with_unittest())
