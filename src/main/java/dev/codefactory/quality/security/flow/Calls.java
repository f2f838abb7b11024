package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What well-known functions make of their arguments. */
final class Calls {

    /** Their result is a number or a truth value whatever goes in, so that nothing can be injected with it. */
    static final Pattern TO_NUMBER = Pattern.compile(
            "(?s)int|float|bool|Number|(.*\\.)?(parseInt|parseFloat|parseLong|parseDouble|parseUnsignedInt|Itoa|Atoi|ParseInt|ParseFloat"
                    + "|len|size|length|count|Count|isdigit|uuid\\.UUID|UUID\\.fromString|UUID|atoi|atol|strtol|stoi|strlen|ObjectId|hashCode)"
                    + "|(Integer|Long|Double|Boolean)\\.valueOf|(.*\\.)?nextInt");

    /** They put texts together from their arguments. */
    static final Pattern ASSEMBLING = Pattern.compile(
            "(?s)(.*\\.)?(format|join|concat|formatted|Sprintf|Sprint|Sprintln|Join|append|append_str|replace|nCopies|strcat|Errorf)!?");

    /** They take something out of a text. */
    static final Pattern REPLACING =
            Pattern.compile("(?s)(.*\\.)?(replace|replaceAll|replace_all|sub|Replace|ReplaceAll|ReplaceAllString)");

    /** Their result is as good or bad as what goes in. */
    static final Pattern PASSING = Pattern.compile(
            "(?s)(.*\\.)?(toString|text|getBytes|trim|strip|lower|upper"
                    + "|toLowerCase|toUpperCase|encode|decode|str|String|valueOf|asList|of|List|as_str|c_str|to_string|repeat|fill|map"
                    + "|string|StringBuilder|StringBuffer|from|as_bytes|split|bytes|Buffer\\.from|list|tuple|dict|set|sorted|File|Path|Paths\\.get)");

    /** Their result is made of their last argument alone, once for each element of what they are called on. */
    private static final Pattern MAPPING = Pattern.compile("(?s)(.*\\.)?(map|fill|nCopies)");

    /** A class or package before the dot is no value: {@code String.format}, {@code fmt.Sprintf}. */
    private static final Pattern NAMESPACE = Pattern.compile(
            "[A-Z]\\w*|fmt|strings|strconv|path|filepath|os|os\\.path|util|json|base64|urllib\\.parse|html|re");

    private Calls() {}

    /** What the result of a call is made of: its arguments and what it is called on, unless only some of them count. */
    static Stream<SourceNode> inputs(SourceNode call, String callee) {
        var arguments = call.field("arguments", "body").map(SourceNode::children).orElse(List.of()).stream()
                .filter(argument -> !NodeKinds.COMMENTS.contains(argument.type()))
                .toList();
        if (MAPPING.matcher(callee).matches() && !arguments.isEmpty()) {
            return Stream.of(arguments.getLast());
        }
        var receiver = Structure.receiver(call)
                .filter(value -> !NAMESPACE.matcher(value.text()).matches());
        return Stream.concat(receiver.stream(), callee.endsWith(".repeat") ? Stream.empty() : arguments.stream());
    }
}
