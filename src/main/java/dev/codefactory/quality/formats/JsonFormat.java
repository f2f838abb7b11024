package dev.codefactory.quality.formats;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON, and the JSON with comments that some tools take. */
final class JsonFormat implements Format {

    private static final Pattern WITH_COMMENTS = Pattern.compile(
            "(.*/)?([tj]sconfig[^/]*\\.json|\\.eslintrc\\.json|devcontainer\\.json|.*\\.jsonc)|(.*/)?\\.vscode/.*");

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper LENIENT = STRICT.rebuild()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    @Override
    public String id() {
        return "json";
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".json") || path.endsWith(".jsonc");
    }

    @Override
    public List<Flaw> flaws(String path, String text) {
        if (text.isBlank()) {
            return List.of(Flaw.certain(0, "holds no value"));
        }
        try {
            (WITH_COMMENTS.matcher(path).matches() ? LENIENT : STRICT).readTree(text);
            return List.of();
        } catch (StreamConstraintsException tooMuch) {
            return List.of(Flaw.suspected(0, tooMuch.getOriginalMessage()));
        } catch (JacksonException wrong) {
            var line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
            return List.of(Flaw.certain(Math.max(line, 0), wrong.getOriginalMessage()));
        }
    }
}
