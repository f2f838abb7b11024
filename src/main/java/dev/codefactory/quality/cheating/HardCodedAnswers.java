package dev.codefactory.quality.cheating;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceNode;
import dev.codefactory.quality.source.SourceReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Code that knows the examples of its tests by heart: it asks for the very inputs of the tests and answers with their very outputs. */
public final class HardCodedAnswers {

    private static final Set<String> BRANCHES =
            Set.of("if_statement", "elif_clause", "if_expression", "switch_case", "case_clause", "match_arm");
    private static final Set<String> LITERALS = Set.of(
            "integer",
            "float",
            "string",
            "number",
            "decimal_integer_literal",
            "string_literal",
            "number_literal",
            "int_literal",
            "interpreted_string_literal",
            "integer_literal",
            "float_literal",
            "decimal_floating_point_literal");

    /** One such branch is a base case, as recursion has them. */
    private static final int SUSPICIOUS = 3;

    /** Literals any code has. */
    private static final Set<String> USUAL = Set.of("0", "1", "2", "-1", "\"\"", "''");

    private HardCodedAnswers() {}

    public static List<Finding> in(Collection<CodeFile> subjects, Collection<CodeFile> tests) {
        var examples = new HashSet<String>();
        tests.forEach(test -> root(test).ifPresent(root -> literals(root).forEach(examples::add)));
        examples.removeAll(USUAL);
        var findings = new ArrayList<Finding>();
        for (var subject : subjects) {
            var learned = root(subject).map(root -> learned(root, examples)).orElse(List.of());
            if (learned.size() >= SUSPICIOUS) {
                var message = "answers %d of the tests' own examples with constants instead of working them out"
                        .formatted(learned.size());
                findings.add(new Finding(
                        Check.TESTS,
                        "hard-coded-answer",
                        Severity.MEDIUM,
                        subject.path(),
                        learned.getFirst().line(),
                        message));
            }
        }
        return findings;
    }

    /** Branches whose condition holds an example and whose first act is to return one, or another constant. */
    private static List<SourceNode> learned(SourceNode root, Set<String> examples) {
        return root.walk()
                .filter(node -> BRANCHES.contains(node.type()))
                .filter(branch -> branch.field("condition", "value", "pattern")
                        .filter(condition -> literals(condition).anyMatch(examples::contains))
                        .isPresent())
                .filter(HardCodedAnswers::returnsConstant)
                .toList();
    }

    private static boolean returnsConstant(SourceNode branch) {
        return branch.field("consequence", "body", "value")
                .flatMap(body -> body.walk()
                        .filter(node -> node.type().equals("return_statement")
                                || node.type().equals("return_expression"))
                        .findFirst())
                .filter(returned -> returned.children().size() == 1
                        && LITERALS.contains(returned.children().getFirst().type()))
                .isPresent();
    }

    private static Stream<String> literals(SourceNode node) {
        return node.walk().filter(inner -> LITERALS.contains(inner.type())).map(SourceNode::text);
    }

    private static Optional<SourceNode> root(CodeFile file) {
        return Grammar.of(file).flatMap(grammar -> switch (new SourceReader().read(grammar, file.content())) {
            case Reading.Tree(var tree) -> Optional.of(tree.root());
            case Reading.Unreadable _ -> Optional.empty();
        });
    }
}
