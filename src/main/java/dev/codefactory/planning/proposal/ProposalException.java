package dev.codefactory.planning.proposal;

import dev.codefactory.planning.proposal.ProposalDiff.Entry;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Why a request about a proposal was refused; the message is meant for the one who asked. */
public abstract sealed class ProposalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ProposalException(String message) {
        super(message);
    }

    /** There is no such thing, or it belongs to somebody else. */
    public static final class NotFound extends ProposalException {

        private static final long serialVersionUID = 1L;

        NotFound(String what, UUID id) {
            super("There is no %s %s.".formatted(what, id));
        }
    }

    /** Somebody else has changed it since it was read. */
    public static final class Changed extends ProposalException {

        private static final long serialVersionUID = 1L;

        Changed(long version) {
            super("It was changed in the meantime and now has the ETag \"%d\"; read it again and repeat the change."
                    .formatted(version));
        }
    }

    /** It was applied or rejected. */
    public static final class Decided extends ProposalException {

        private static final long serialVersionUID = 1L;

        Decided(ProposalStatus status) {
            super("The proposal is %s; make a new one.".formatted(status));
        }
    }

    /** The project is not what the proposal was compared with. */
    public static final class Stale extends ProposalException {

        private static final long serialVersionUID = 1L;

        Stale() {
            super(
                    "The project has changed since; refresh the proposal, read what it would change now, and apply it then.");
        }
    }

    /** Items are broken. */
    public static final class Broken extends ProposalException {

        private static final long serialVersionUID = 1L;

        Broken(List<Entry> broken) {
            super("Mend or delete the broken items, or apply it with skip_broken=true: "
                    + broken.stream()
                            .map(entry -> "item %d: %s".formatted(entry.position(), entry.reason()))
                            .collect(Collectors.joining("; ")));
        }
    }

    /** There are as many items as may be. */
    public static final class TooMany extends ProposalException {

        private static final long serialVersionUID = 1L;

        TooMany(int most) {
            super("A proposal has at most %d items; make another one.".formatted(most));
        }
    }
}
