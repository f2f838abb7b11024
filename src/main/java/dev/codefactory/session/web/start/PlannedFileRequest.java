package dev.codefactory.session.web.start;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.PlannedFile;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A file that shall be written on its own. */
record PlannedFileRequest(
        @Schema(description = "Where it goes.", example = "prices.py") @NotNull @TreePath
        String path,

        @Schema(description = "What it is for, in plain language.", example = "Reads the price list.")
        @NotBlank
        @Size(max = 2_000)
        String purpose,

        @ArraySchema(arraySchema = @Schema(description = "The files of this list or of `files` that it uses."))
        @Nullable
        @Size(max = 50)
        List<@NotNull String> imports) {

    private PlannedFile toDomain() {
        return new PlannedFile(
                new CodePath(path),
                purpose,
                imports == null
                        ? List.of()
                        : imports.stream().map(CodePath::new).toList());
    }

    /** @param given the files that come with the request */
    static List<PlannedFile> plan(@Nullable List<PlannedFileRequest> files, FileTree given) {
        if (files == null) {
            return List.of();
        }
        requireDistinct(files);
        requireKnownImports(files, given);
        var plan = files.stream().map(PlannedFileRequest::toDomain).toList();
        requireNoCircle(plan);
        return plan;
    }

    private static void requireDistinct(List<PlannedFileRequest> files) {
        var seen = new HashSet<String>();
        for (int i = 0; i < files.size(); i++) {
            if (!seen.add(new CodePath(files.get(i).path).folded())) {
                throw invalid("target.files[%d].path".formatted(i), "must not be there twice, letter case aside");
            }
        }
    }

    private static void requireKnownImports(List<PlannedFileRequest> files, FileTree given) {
        var known = given.paths().stream().map(CodePath::value).collect(Collectors.toCollection(HashSet::new));
        files.forEach(file -> known.add(file.path));
        for (int i = 0; i < files.size(); i++) {
            var imports = files.get(i).imports;
            for (int j = 0; imports != null && j < imports.size(); j++) {
                if (!known.contains(imports.get(j))) {
                    throw invalid(
                            "target.files[%d].imports[%d]".formatted(i, j),
                            "must be a file of target.files or of files");
                }
            }
        }
    }

    private static void requireNoCircle(List<PlannedFile> plan) {
        var open = new ArrayList<>(plan);
        while (open.removeIf(
                file -> open.stream().noneMatch(other -> file.imports().contains(other.path())))) {
            // what imports nothing that is left can be written
        }
        if (!open.isEmpty()) {
            throw invalid(
                    "target.files[%d].imports".formatted(plan.indexOf(open.getFirst())),
                    "must not lead in a circle, so that one file can be written after the other");
        }
    }

    private static ErrorResponseException invalid(String field, String message) {
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, Problems.invalid(field, message), null);
    }
}
