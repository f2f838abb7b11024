package dev.codefactory.quality.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding.Confidence;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets here are put together from parts, so that no scanner takes this file for a leak. */
class SecretsCheckTests {

    private static final SecretRules RULES = new SecretRules();
    private static final String TOKEN = "ghp_" + "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx".substring(0, 36);

    private final SecretsCheck check = new SecretsCheck(RULES);

    private CheckResult check(String path, String text) {
        var files = FileTree.of(CodeFile.of(path, text));
        return check.check(new QualityRequest(CodeLanguage.PYTHON, files, null, Duration.ofSeconds(1)));
    }

    @Test
    void takesOverEveryRuleThatHasAPattern() {
        assertThat(RULES.rules()).hasSizeGreaterThan(210).allSatisfy(rule -> {
            assertThat(rule.id()).isNotBlank();
            assertThat(rule.description()).isNotBlank();
        });
    }

    @Test
    void aTokenTurnsTheGateRed() {
        var result = check("app.py", "import os\n\ntoken = \"" + TOKEN + "\"\n");
        assertThat(result.gate().status()).isEqualTo(Gate.Status.RED);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("secret-github-pat");
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.confidence()).isEqualTo(Confidence.HIGH);
        });
    }

    @Test
    void neverRepeatsTheSecret() {
        var result = check("app.py", "token = \"" + TOKEN + "\"\n");
        assertThat(result.toString()).doesNotContain(TOKEN.substring(8));
    }

    @Test
    void looksIntoFilesThatAreNoSourceCode() {
        assertThat(check(".env", "GITHUB_TOKEN=" + TOKEN + "\n").gate().status())
                .isEqualTo(Gate.Status.RED);
    }

    @Test
    void findsAKeyThatStandsOnSeveralLines() {
        var key = "-----BEGIN RSA " + "PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA7bq0".repeat(5) + "\n-----END RSA "
                + "PRIVATE KEY-----\n";
        var result = check("deploy.sh", "#!/bin/sh\n# deploys\ncat <<END\n" + key + "END\n");
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("secret-private-key");
            assertThat(finding.line()).isEqualTo(4);
        });
    }

    @Test
    void whatIsOnlyCalledAKeyAsksForAnImprovement() {
        var result = check("app.py", "api_key = \"" + "q7Zt9Lw2" + "Rk5Yb8Nc3Vx6" + "\"\n");
        assertThat(result.gate().status()).isEqualTo(Gate.Status.GREEN);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.confidence()).isEqualTo(Confidence.MEDIUM);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key = \"your-api-key-goes-here-42\"",
                "API_KEY = os.environ[\"API_KEY\"]",
                "aws_access_key_id = \"AKIAIOSFODNN7EXAMPLE\"",
                "password: ${DATABASE_PASSWORD}",
                "token = \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"",
                "secret = \"aaaaaaaaaaaaaaaaaaaaaaaa\"",
                "api_key = \"kkqq77kkqq77kkqq77kk\"",
                "token = \"ghp_" + "EXAMPLEwPw5k4aXcaT4fNP0UcnZwJUVFk6LO\"",
            })
    void leavesPlaceholdersAlone(String line) {
        assertThat(check("app.py", line + "\n").findings()).isEmpty();
    }

    @Test
    void measuresEntropyAsShannonDefinedIt() {
        assertThat(SecretRule.bitsPerCharacter("aaaa")).isZero();
        assertThat(SecretRule.bitsPerCharacter("abab")).isCloseTo(1, within(1e-9));
        assertThat(SecretRule.bitsPerCharacter("abcdefgh")).isCloseTo(3, within(1e-9));
    }
}
