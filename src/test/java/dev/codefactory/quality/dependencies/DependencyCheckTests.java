package dev.codefactory.quality.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyCheckTests {

    private final QualityCheck check = DependencyChecks.bundled();

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
            a.py   | import cv2                           | requirements.txt | opencv-python-headless==4.9.0
            a.py   | import starlette                     | requirements.txt | fastapi~=0.110
            a.py   | import requests                      | pyproject.toml   | [project]\\ndependencies = ["requests>=2"]
            a.py   | import requests                      | pyproject.toml   | [tool.poetry.dependencies]\\npython = "^3.11"\\nrequests = "^2"
            a.py   | import requests                      | setup.cfg        | [metadata]\\n[options]\\ninstall_requires =\\n    requests
            a.js   | import express from "express";       | package.json     | {"dependencies": {"express": "^4"}}
            a.ts   | import type { R } from "express";    | package.json     | {"devDependencies": {"@types/express": "^4"}}
            A.java | import com.google.gson.Gson;         | pom.xml          | <project><dependencies><dependency><groupId>com.google.code.gson</groupId><artifactId>gson</artifactId></dependency></dependencies></project>
            A.java | import org.apache.kafka.clients.admin.Admin; | build.gradle | implementation 'org.apache.kafka:kafka-clients:3.7.0'
            a.go   | package a; import "gorm.io/gorm"     | go.mod           | module m\\n\\nrequire gorm.io/gorm v1.25.0
            a.rs   | use serde::Serialize;                | Cargo.toml       | [dependencies]\\nserde = "1"
            a.rs   | use json::Value;                     | Cargo.toml       | [dependencies]\\njson = { package = "serde_json", version = "1" }
            """)
    void believesTheManifest(String path, String code, String manifest, String content) {
        assertThat(judge(CodeFile.of(path, code + "\n"), CodeFile.of(manifest, content.replace("\\n", "\n") + "\n"))
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.py   | import requests                      | requirements.txt | pyyaml          | python-undeclared-package
            a.js   | import express from "express";       | package.json     | {"name": "app"} | javascript-undeclared-package
            a.go   | package a; import "gorm.io/gorm"     | go.mod           | module m        | go-undeclared-package
            a.rs   | use serde::Serialize;                | Cargo.toml       | [package]       | rust-undeclared-package
            A.java | import com.google.gson.Gson;         | pom.xml          | <project/>      | java-undeclared-package
            """)
    void aKnownPackageThatTheManifestLeavesOutIsNoReasonToReject(
            String path, String code, String manifest, String content, String rule) {
        var result = judge(CodeFile.of(path, code + "\n"), CodeFile.of(manifest, content + "\n"));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.GREEN);
        assertThat(result.findings()).extracting(Finding::rule).contains(rule);
    }

    @Test
    void whatTheOperatorSaysExistsMayBeInstalledWhereItIsMissing() {
        var origins = new PackageOrigins(new DependencyProperties(List.of("acme*")));

        assertThat(origins.mayBeInstalled(CodeLanguage.PYTHON, "acme_prices", FileTree.EMPTY, Map.of()))
                .isTrue();
        assertThat(origins.mayBeInstalled(CodeLanguage.PYTHON, "emca_prices", FileTree.EMPTY, Map.of()))
                .isFalse();
    }

    @Test
    void withoutAManifestNothingIsUndeclared() {
        assertThat(judge(CodeFile.of("a.py", "import requests\n")).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requirements.txt | flask\\nfastjsonhelper==1.0          | python-unknown-package    | 2
            requirements.txt | reqeusts>=2                        | python-lookalike-package  | 1
            pyproject.toml   | [project]\\ndependencies = ["pandaz"] | python-lookalike-package | 2
            package.json     | {"dependencies": {"left-right-pad": "1"}} | node-unknown-package | 1
            package.json     | {"devDependencies": {"expresss": "4"}} | node-lookalike-package  | 1
            pom.xml          | <project><dependencies><dependency><groupId>com.acme.magic</groupId><artifactId>wand</artifactId></dependency></dependencies></project> | java-unknown-package | 1
            build.gradle.kts | implementation("org.apache.comons:commons-lang3:3.12.0") | java-lookalike-package | 1
            go.mod           | module m\\nrequire github.com/gorila/mux v1.8.0 | go-lookalike-package | 2
            Cargo.toml       | [dependencies]\\nserde_jsn = "1"   | rust-lookalike-package    | 2
            Cargo.toml       | [dependencies]\\njson = { package = "fast_json_helper", version = "1" } | rust-unknown-package | 2
            """)
    void anInventedPackageIsFoundInTheManifestToo(String manifest, String content, String rule, int line) {
        var result = judge(CodeFile.of(manifest, content.replace("\\n", "\n") + "\n"));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.RED);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.line()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requirements.txt | git+https://example.com/a/tool.git#egg=tool
            requirements.txt | -e ../library
            pyproject.toml   | [project]\\ndependencies = ["tool @ git+https://example.com/a/tool.git"]
            package.json     | {"dependencies": {"tool": "github:acme/tool"}}
            package.json     | {"dependencies": {"tool": "file:../tool"}}
            Cargo.toml       | [dependencies]\\ntool = { git = "https://example.com/a/tool" }
            Cargo.toml       | [dependencies]\\ntool = { path = "../tool" }
            go.mod           | module m\\nreplace example.com/tool => ../tool
            CMakeLists.txt   | FetchContent_Declare(tool GIT_REPOSITORY https://example.com/a/tool GIT_TAG main)
            """)
    void whatCanChangeOrIsNotThereIsSaid(String manifest, String content) {
        assertThat(judge(CodeFile.of(manifest, content.replace("\\n", "\n") + "\n"))
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).endsWith("-unpinned-source");
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.MEDIUM);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requirements.txt | git+https://example.com/a/tool.git@0123456789abcdef0123456789abcdef01234567#egg=tool
            package.json     | {"dependencies": {"tool": "github:acme/tool#0123456789abcdef"}}
            Cargo.toml       | [dependencies]\\ntool = { git = "https://example.com/a/tool", rev = "0123abc" }
            Cargo.toml       | [dependencies]\\ntool = { path = "tools" }
            """)
    void whatIsPinnedOrPartOfTheTreeIsNot(String manifest, String content) {
        assertThat(judge(CodeFile.of(manifest, content.replace("\\n", "\n") + "\n"), CodeFile.of("tools/README.md", ""))
                        .findings())
                .isEmpty();
    }

    @Test
    void aModuleOfTheLanguageThatIsDeclaredIsNoReasonToReject() {
        var result =
                judge(CodeFile.of("a.py", "import tkinter\n"), CodeFile.of("requirements.txt", "requests\ntkinter\n"));

        assertThat(result.gate().status()).isEqualTo(Gate.Status.GREEN);
        assertThat(result.findings())
                .filteredOn(finding -> finding.rule().equals("python-standard-package"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(2));
    }

    @Test
    void aPackageNobodyImportsIsMentioned() {
        var result =
                judge(CodeFile.of("a.py", "import requests\n"), CodeFile.of("requirements.txt", "requests\nflask\n"));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("python-unused-package");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.LOW);
            assertThat(finding.line()).isEqualTo(2);
        });
    }

    @Test
    void aManifestThatCannotBeReadIsSaidToBe() {
        assertThat(judge(CodeFile.of("package.json", "{\"dependencies\": ")).findings())
                .extracting(Finding::rule)
                .containsExactly("node-unreadable-manifest");
        assertThat(judge(CodeFile.of("pom.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("java-unreadable-manifest");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.py   | import acme_billing.core              | acme_billing
            a.js   | import x from "@acme/ui/button";      | @acme/*
            A.java | import com.acme.magic.Wand;           | com.acme
            a.go   | package a; import "git.acme.io/x/y"   | git.acme.io
            a.rs   | use acme_core::Thing;                 | acme_core
            """)
    void whatTheOperatorAllowsIsKnown(String path, String code, String allowed) throws InterruptedException {
        var request = request(CodeFile.of(path, code + "\n"));

        assertThat(check.check(request).gate().status()).isEqualTo(Gate.Status.RED);
        assertThat(DependencyChecks.allowing(allowed).check(request).findings()).isEmpty();
    }

    @Test
    void aPackageOfTheUsersOwnManifestIsReal() throws InterruptedException {
        var given = CodeFile.of("requirements.txt", "acme-billing\n");
        var code = CodeFile.of("a.py", "import acme_billing\n");
        var request = request(given, code);

        assertThat(check.check(request).gate().status()).isEqualTo(Gate.Status.RED);
        assertThat(check.check(request.vouching(FileTree.of(given), Map.of())).findings())
                .isEmpty();
    }

    @Test
    void whatARequestAllowsIsKnownInItsEcosystemAlone() throws InterruptedException {
        var allowed = Map.of("python", List.of("acme_billing", "acme_*"));
        var python = request(CodeFile.of("a.py", "import acme_billing.tax\nimport acme_mail\nimport acmemail\n"))
                .vouching(FileTree.EMPTY, allowed);
        var node = request(CodeFile.of("a.js", "import x from \"acme_billing\";\n"))
                .vouching(FileTree.EMPTY, allowed);

        assertThat(check.check(python).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(3));
        assertThat(check.check(node).gate().status()).isEqualTo(Gate.Status.RED);
    }

    @Test
    void aManifestThatAModelChangedIsNoLongerTheUsers() throws InterruptedException {
        var given = CodeFile.of("requirements.txt", "acme-billing\n");
        var changed = CodeFile.of("requirements.txt", "acme-billing\nacme-billing-helper\n");

        assertThat(check.check(request(changed).vouching(FileTree.of(given), Map.of()))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.py   | from os import listfiles                      | python-unknown-member
            A.java | import static java.util.Map.entries;          | java-unknown-member
            """)
    void aMemberThatDoesNotExistIsFound(String path, String code, String rule) {
        assertThat(judge(CodeFile.of(path, code + "\n")).findings())
                .extracting(Finding::rule)
                .containsExactly(rule);
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
        try {
            return check.check(request(files));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static QualityRequest request(CodeFile... files) {
        return new QualityRequest(CodeLanguage.PYTHON, FileTree.of(files), null, Duration.ofSeconds(1));
    }
}
