package dev.codefactory.session.web.start;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that comes with a request. */
record FileRequest(
        @Schema(description = "Where it lies in the tree.", example = "src/prices.py") @NotNull @TreePath
        String path,

        @Schema(description = "Its whole text.", example = "PRICES = {}\n") @NotNull @Size(max = 100_000)
        String content) {

    static FileTree tree(@Nullable List<FileRequest> files) {
        return files == null
                ? FileTree.EMPTY
                : FileTree.of(files.stream()
                        .map(file -> CodeFile.of(file.path(), file.content()))
                        .toList());
    }
}
