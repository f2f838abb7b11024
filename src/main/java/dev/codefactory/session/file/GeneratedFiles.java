package dev.codefactory.session.file;

import static java.util.stream.Collectors.toMap;

import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.execution.Executions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/** What an owner can see of the files of executions. */
@Service
@NamedInterface("files")
public class GeneratedFiles {

    private final Executions executions;
    private final FileRepository files;
    private final Blobs blobs;

    GeneratedFiles(Executions executions, FileRepository files, Blobs blobs) {
        this.executions = executions;
        this.files = files;
        this.blobs = blobs;
    }

    /** Adds the files a step made. */
    public void add(UUID step, FileTree made) {
        files.add(step, made);
    }

    /**
     * The files of the tree that stands, by path.
     *
     * @throws ExecutionNotFoundException when the owner has no such execution
     */
    public List<FileView> list(Owner owner, ExecutionId id) {
        executions.get(owner, id);
        return files.list(owner, id);
    }

    /** The file at the path, in the tree that stands. */
    public Optional<FileView> find(Owner owner, ExecutionId id, String path) {
        return list(owner, id).stream()
                .filter(file -> file.path().value().equals(path))
                .findFirst();
    }

    /** The content of the given files, which must have come from {@link #list}. */
    public FileTree contents(List<FileView> files) {
        return blobs.load(files.stream().collect(toMap(file -> file.path().value(), FileView::sha256)));
    }
}
