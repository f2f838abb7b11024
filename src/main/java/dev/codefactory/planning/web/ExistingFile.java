package dev.codefactory.planning.web;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.web.InvalidField;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A file that is there before anything is built. */
record ExistingFile(
        @Schema(description = "Where it lies in the tree.", example = "requirements.txt")
        @NotNull
        @Size(max = CodePath.MAX_LENGTH)
        String path,

        @Schema(description = "Its whole text.", example = "flask==3.0.2\n") @NotNull @Size(max = 100_000)
        String content) {

    static FileTree tree(List<ExistingFile> files) {
        var wrong = new ArrayList<InvalidField>();
        for (int i = 0; i < files.size(); i++) {
            var field = "files[%d].path".formatted(i);
            CodePath.fault(files.get(i).path())
                    .ifPresent(fault -> wrong.add(new InvalidField(
                            field, "must be a relative path inside the tree (%s)".formatted(fault.phrase()))));
        }
        if (!wrong.isEmpty()) {
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, Problems.invalid(wrong), null);
        }
        return FileTree.of(files.stream()
                .map(file -> CodeFile.of(file.path(), file.content()))
                .toList());
    }
}
