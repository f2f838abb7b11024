package dev.codefactory.prompt.version;

import dev.codefactory.prompt.ExecutionPrompts;
import dev.codefactory.prompt.LiveExecutions;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.version.UseStore.Chosen;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Which version an execution uses. It gets the one in effect when it first asks, and that one again until it ends. */
@Service
class PromptUses implements ExecutionPrompts {

    private final UseStore uses;
    private final VersionStore versions;
    private final LiveExecutions executions;
    private final Challengers challengers;
    private final TransactionTemplate transaction;

    PromptUses(
            UseStore uses,
            VersionStore versions,
            LiveExecutions executions,
            Challengers challengers,
            TransactionTemplate transaction) {
        this.uses = uses;
        this.versions = versions;
        this.executions = executions;
        this.challengers = challengers;
        this.transaction = transaction;
    }

    /** The version for what is asked for; from here on it is kept as long as the execution lives. */
    Optional<Chosen> choose(UUID execution, PromptKey asked) {
        return transaction.execute(_ -> uses.earlier(execution, asked).or(() -> first(execution, asked)));
    }

    /** One that has ended gets its text, too, but holds on to nothing: nobody would ever let go of it. */
    private Optional<Chosen> first(UUID execution, PromptKey asked) {
        var isLive = executions.hold(execution);
        var chosen = asked.chain().stream()
                .flatMap(key -> uses.hold(key).stream())
                .findFirst()
                .map(uses::effective);
        return isLive ? chosen.map(effective -> pinned(execution, asked, effective)) : chosen;
    }

    private Chosen pinned(UUID execution, PromptKey asked, Chosen effective) {
        var given = challengers
                .choose(effective.prompt(), effective.version(), execution)
                .map(version -> uses.version(effective.prompt(), version))
                .orElse(effective);
        uses.pin(execution, asked, given);
        return given;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(UUID execution, @Nullable Outcome outcome) {
        uses.unpin(execution);
        if (outcome != null) {
            challengers.ended(execution, outcome);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<UUID> gone) {
        uses.forget(gone);
        challengers.forget(gone);
        versions.purgeTexts();
    }
}
