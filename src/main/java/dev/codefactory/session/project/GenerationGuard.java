package dev.codefactory.session.project;

import dev.codefactory.access.Owner;
import java.util.Optional;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/** Has a say in whether a project may be generated; whoever keeps a reason against it implements this. */
@NamedInterface("projects")
public interface GenerationGuard {

    /** What stands against it, as a sentence that says what to do; empty when nothing does. */
    Optional<String> objection(Owner owner, UUID project);
}
