package dev.codefactory.session.replay;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.replay.Tape;
import dev.codefactory.llm.replay.Tape.Match;
import dev.codefactory.llm.replay.Tapes;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.execution.Submission;
import dev.codefactory.session.replay.Replay.FileChange;
import dev.codefactory.session.replay.ReplayRepository.Recorded;
import dev.codefactory.template.Templates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Does again what cassettes hold, answered by them alone, and says what came out otherwise. */
@Service
public class Replays {

    private static final int CONTEXT = 3;

    private final Sessions sessions;
    private final Executions executions;
    private final Cassettes cassettes;
    private final Templates templates;
    private final Tapes tapes;
    private final ReplayRepository replays;
    private final Blobs blobs;

    Replays(
            Sessions sessions,
            Executions executions,
            Cassettes cassettes,
            Templates templates,
            Tapes tapes,
            ReplayRepository replays,
            Blobs blobs) {
        this.sessions = sessions;
        this.executions = executions;
        this.cassettes = cassettes;
        this.templates = templates;
        this.tapes = tapes;
        this.replays = replays;
        this.blobs = blobs;
    }

    /**
     * Begins a new execution of what a stored one did, as if its cassette had come.
     *
     * @throws dev.codefactory.session.ExecutionNotFoundException when the owner has no such execution
     * @throws dev.codefactory.session.execution.ExecutionConflictException when it cannot be recorded
     */
    @Transactional
    public ExecutionView begin(Owner owner, ExecutionId of, Match match) {
        return begin(owner, cassettes.of(owner, of), match, of);
    }

    /**
     * Begins a new execution of what the cassette holds, with the templates and prompts of today.
     *
     * @throws CassetteException when it holds a request that cannot be made
     * @throws dev.codefactory.template.TemplateException.Unfit when there is no such template, or it needs something else
     */
    @Transactional
    public ExecutionView begin(Owner owner, Cassette cassette, Match match) {
        return begin(owner, cassette, match, null);
    }

    private ExecutionView begin(Owner owner, Cassette cassette, Match match, @Nullable ExecutionId of) {
        var view = sessions.replay(owner, submission(owner, cassette), of);
        blobs.store(cassette.result());
        replays.add(view.id(), new Recorded(cassette.outcome()));
        tapes.insert(view.id().value(), new Tape(match, cassette.recordings()));
        return view;
    }

    private Submission submission(Owner owner, Cassette cassette) {
        try {
            return Submission.of(
                    cassette.request().load(owner, templates, cassette.files(), cassette.library(), cassette.tests()));
        } catch (IllegalArgumentException e) {
            throw CassetteException.of("request.json", e);
        }
    }

    /**
     * How a replay stands, when it has ended or the time is up.
     *
     * @throws ReplayNotFoundException when the owner has no such replay
     */
    public Replay await(Owner owner, ExecutionId id, Duration limit) throws InterruptedException {
        var recorded = replays.find(owner, id).orElseThrow(() -> new ReplayNotFoundException(id));
        executions.await(owner, id, limit);
        return compared(owner, id, recorded.outcome());
    }

    private Replay compared(Owner owner, ExecutionId id, @Nullable Outcome recorded) {
        var replayed = cassettes.outcome(owner, id);
        return new Replay(
                executions.get(owner, id),
                tapes.of(id.value()).orElseThrow().match(),
                recorded,
                replayed,
                recorded == null ? List.of() : changes(recorded.files(), replayed.files()),
                tapes.compare(owner.id(), id.value()));
    }

    private List<FileChange> changes(Map<String, String> recorded, Map<String, String> replayed) {
        var before = blobs.load(recorded);
        var after = blobs.load(replayed);
        var paths = new TreeSet<>(recorded.keySet());
        paths.addAll(replayed.keySet());
        return paths.stream()
                .map(path -> change(path, recorded.get(path), replayed.get(path), before, after))
                .toList();
    }

    private static FileChange change(
            String path, @Nullable String old, @Nullable String next, FileTree before, FileTree after) {
        if (old != null && old.equals(next)) {
            return new FileChange(path, FileChange.Status.IDENTICAL, "");
        }
        var status = old == null
                ? FileChange.Status.ADDED
                : next == null ? FileChange.Status.MISSING : FileChange.Status.CHANGED;
        return new FileChange(path, status, diff(path, before, after));
    }

    private static String diff(String path, FileTree before, FileTree after) {
        var old = lines(path, before);
        var patch = DiffUtils.diff(old, lines(path, after));
        var lines = UnifiedDiffUtils.generateUnifiedDiff("recorded/" + path, "replayed/" + path, old, patch, CONTEXT);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static List<String> lines(String path, FileTree tree) {
        return tree.get(new CodePath(path))
                .map(CodeFile::content)
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }
}
