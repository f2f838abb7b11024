package dev.codefactory.planning.analysis;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.planning.document.CurrentState.Statement;
import dev.codefactory.planning.document.CurrentState.Topic;
import dev.codefactory.quality.SourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Signs in the source of who may do what. */
final class SignIn {

    private static final Map<String, Pattern> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put("asks for a signed-in user", Pattern.compile("@login_required\\b|\\bLoginRequiredMixin\\b"));
        SIGNS.put(
                "checks permissions", Pattern.compile("@(?:PreAuthorize|RolesAllowed|Secured|permission_required)\\b"));
        SIGNS.put("configures a chain of security filters", Pattern.compile("\\bSecurityFilterChain\\b"));
        SIGNS.put(
                "issues or checks JSON Web Tokens",
                Pattern.compile("\\bjwt\\.(?:encode|decode|sign|verify)\\s*\\(|\\bJwts\\.(?:builder|parser)"));
        SIGNS.put("reads bearer tokens", Pattern.compile("OAuth2PasswordBearer|HTTPBearer|[\"']Bearer "));
        SIGNS.put(
                "hashes passwords",
                Pattern.compile("\\bbcrypt\\.\\w*hash\\w*\\s*\\(|generate_password_hash\\s*\\(|PasswordEncoder\\b"));
        SIGNS.put("uses Passport", Pattern.compile("\\bpassport\\.(?:use|authenticate)\\s*\\("));
    }

    private SignIn() {}

    static List<Statement> of(FileTree tree) {
        var statements = new ArrayList<Statement>();
        SIGNS.forEach((what, sign) -> {
            var files = tree.files().stream()
                    .filter(file -> shows(sign, file))
                    .map(file -> file.path().value())
                    .limit(5)
                    .toList();
            if (!files.isEmpty()) {
                statements.add(new Statement(Topic.AUTHENTICATION, what, files));
            }
        });
        return statements;
    }

    private static boolean shows(Pattern sign, CodeFile file) {
        return file.language().isPresent()
                && !SourceFiles.isTest(file)
                && sign.matcher(file.content()).find();
    }
}
