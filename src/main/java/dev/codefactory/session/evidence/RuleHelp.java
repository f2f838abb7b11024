package dev.codefactory.session.evidence;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a reader who meets a rule for the first time is told of it. */
record RuleHelp(String title, String description, String help, Optional<String> cwe) {

    private static final Pattern CWE = Pattern.compile("\\s*\\(CWE-(\\d+)\\)$");

    static RuleHelp of(Finding example) {
        var cwe = CWE.matcher(example.message());
        var number = cwe.find() ? Optional.of(cwe.group(1)) : Optional.<String>empty();
        var check = example.check();
        // Only what a rule about a numbered weakness says is the same at each place.
        var description = number.isPresent() ? cwe.replaceFirst("") : about(check);
        var help = remedy(check)
                + number.map("\nhttps://cwe.mitre.org/data/definitions/%s.html"::formatted)
                        .orElse("");
        return new RuleHelp(title(example.rule()), description, help, number);
    }

    private static String title(String rule) {
        var words = rule.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String about(Check check) {
        return switch (check) {
            case EXTRACTION -> "The model's answer did not hold whole files with paths that may be used.";
            case SYNTAX -> "The parser of the language does not accept the file.";
            case COMPILE -> "The compiler does not accept the file.";
            case DEPENDENCIES -> "Something that is imported or declared does not exist, or is used in a doubtful way.";
            case TESTS -> "A test failed, or the tests prove too little.";
            case SECURITY -> "The code holds a weakness that attackers look for, or lacks a check that was asked for.";
            case SECRETS -> "A secret stands in the file, where everybody who can read the code finds it.";
            case MAINTAINABILITY -> "The code is harder to keep than it has to be.";
            case PERFORMANCE -> "The code is slower than it has to be.";
        };
    }

    private static String remedy(Check check) {
        return switch (check) {
            case EXTRACTION -> "Ask again; a smaller request gives a shorter answer.";
            case SYNTAX, COMPILE -> "Mend what the message names.";
            case DEPENDENCIES -> "Correct the name, or allow the package if it is your own.";
            case TESTS -> "Mend the code, or the test if it is the test that is wrong.";
            case SECURITY ->
                "Mend the code as the message says. What is meant to be so can be waived by its fingerprint.";
            case SECRETS -> "Revoke the secret, and read it from the environment instead.";
            case MAINTAINABILITY -> "Make smaller functions and files, and say things once.";
            case PERFORMANCE -> "Do the slow thing once, or outside of the loop.";
        };
    }
}
