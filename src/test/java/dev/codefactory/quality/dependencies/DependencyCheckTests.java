package dev.codefactory.quality.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyCheckTests {

    private final DependencyCheck check = new DependencyCheck(new PackageOrigins());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.py   | import os, sys
            a.py   | import xml.etree.ElementTree as ET
            a.py   | from __future__ import annotations
            a.py   | import pytest
            a.js   | import fs from "node:fs/promises";
            a.js   | const { test } = require("node:test");
            a.ts   | import type { Server } from "http";
            A.java | import java.util.*;
            A.java | import static java.util.Map.entry;
            A.java | import java.util.Map.Entry;
            A.java | import static java.lang.Math.*;
            A.java | import org.junit.jupiter.api.Test;
            a.go   | package a; import "net/http"
            a.rs   | use std::collections::HashMap;
            a.cpp  | #include <vector>
            """)
    void knowsWhatComesWithTheLanguage(String path, String code) {
        assertThat(judge(CodeFile.of(path, code + "\n")).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.py   | import numpyy                               | did you mean numpy?
            a.py   | from fastjsonhelper import dump             | does not exist
            a.js   | import x from "expres";                     | did you mean express?
            a.js   | const x = await import("left-right-pad");   | does not exist
            a.js   | import x from "node:filesystem";            | does not exist
            a.ts   | export { x } from "./missing";              | no file of the project
            a.py   | from .missing import x                      | no file of the project
            a.py   | from . import sibling                       | . (sibling) leads to no file of the project
            a.rs   | mod shapes;                                 | no file of the project
            a.cpp  | #include "missing.h"                        | no file of the project
            A.java | import java.util.Lists;                     | does not exist
            A.java | import com.acme.magic.Wand;                 | does not exist
            a.go   | package a; import "net/htp"                 | did you mean net/http?
            a.rs   | use serde_jsn::Value;                       | did you mean serde_json?
            a.cpp  | #include <vectr>                            | did you mean vector?
            """)
    void rejectsWhatNobodyKnows(String path, String code, String message) {
        var result = judge(CodeFile.of(path, code + "\n"));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.RED);
        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pkg/a.py | from pkg.b import x                     | pkg/b.py
            a.py     | import helpers                          | src/helpers.py
            src/a.ts | import { b } from "./b.js";             | src/b.ts
            a/b.js   | import c from "../c";                   | c/index.js
            A.java   | import org.acme.B;                      | src/B.java
            a.go     | package a; import "example.com/m/store" | store/store.go
            a.cpp    | #include "shapes/circle.h"              | include/shapes/circle.h
            """)
    void findsTheFilesOfTheProject(String path, String code, String other) {
        var content = other.endsWith(".java") ? "package org.acme;\nclass B {}\n" : "";

        assertThat(judge(CodeFile.of(path, code + "\n"), CodeFile.of(other, content))
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.py   | import yaml                          | requirements.txt | PyYAML>=6
            a.py   | import requests                      | pyproject.toml   | dependencies = ["requests>=2"]
            a.js   | import express from "express";       | package.json     | {"dependencies": {"express": "^4"}}
            A.java | import com.google.gson.Gson;         | pom.xml          | <groupId>com.google.gson</groupId>
            a.go   | package a; import "gorm.io/gorm"     | go.mod           | require gorm.io/gorm v1.25.0
            a.rs   | use serde::Serialize;                | Cargo.toml       | serde = "1"
            """)
    void believesTheManifest(String path, String code, String manifest, String content) {
        assertThat(judge(CodeFile.of(path, code + "\n")).findings()).hasSize(1);
        assertThat(judge(CodeFile.of(path, code + "\n"), CodeFile.of(manifest, content + "\n"))
                        .findings())
                .isEmpty();
    }

    @Test
    void aWellKnownPackageThatIsNotDeclaredIsOnlyMentioned() {
        var result = judge(CodeFile.of("a.py", "import requests\n"));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.GREEN);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("python-undeclared-package");
            assertThat(finding.line()).isEqualTo(1);
        });
    }

    @Test
    void anImportTheFileCanDoWithoutIsNoReasonToReject() {
        var result = judge(CodeFile.of("a.py", """
                try:
                    import speedups_nobody_knows
                except ImportError:
                    speedups_nobody_knows = None
                """));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.GREEN);
    }

    @Test
    void aCircleOfImportsIsShownWithItsWay() {
        var result = judge(CodeFile.of("a.py", "import b\n"), CodeFile.of("b.py", "x = 1\nimport a\n"));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("python-import-cycle");
            assertThat(finding.place()).isEqualTo("a.py:1");
            assertThat(finding.message()).endsWith("a.py → b.py → a.py");
        });
    }

    @Test
    void goRefusesACircleOfPackages() {
        var result = judge(
                CodeFile.of("go.mod", "module m\n"),
                CodeFile.of("a/a.go", "package a\n\nimport \"m/b\"\n"),
                CodeFile.of("b/b.go", "package b\n\nimport \"m/a\"\n"));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.RED);
    }

    /** The folder of the migrations is called like the library they are written with. */
    @Test
    void aFolderThatIsCalledLikeALibraryDoesNotHideIt() {
        var result =
                judge(CodeFile.of("app.py", "from alembic.config import Config\n"), CodeFile.of("alembic/env.py", ""));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.GREEN);
    }

    @Test
    void aTestFileIsHeldToTheSame() {
        assertThat(judge(CodeFile.of("test_a.py", "import magic_assertions_x\n"))
                        .gate()
                        .status())
                .isEqualTo(Gate.Status.RED);
    }

    private CheckResult judge(CodeFile... files) {
        return check.check(new QualityRequest(CodeLanguage.PYTHON, FileTree.of(files), null, Duration.ofSeconds(1)));
    }
}
