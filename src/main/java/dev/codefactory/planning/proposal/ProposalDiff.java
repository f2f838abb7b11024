package dev.codefactory.planning.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a proposal would change in a project. A pure function of both. */
public record ProposalDiff(List<Entry> entries) {

    /** How an element or task would change. */
    public enum Change {
        ADDED,
        CHANGED,
        REMOVED,
        UNCHANGED;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether an item can be applied. */
    public enum State {
        OK,
        BROKEN;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One field before and after. */
    public record FieldChange(String field, String from, String to) {}

    /**
     * One item.
     *
     * @param ref null when the item could not be understood
     * @param change null when it is broken
     * @param reason why it is broken and how to mend it, or null
     */
    public record Entry(
            UUID itemId,
            int position,
            @Nullable ItemRef ref,
            @Nullable Change change,
            List<FieldChange> fields,
            State state,
            @Nullable String reason) {

        public Entry {
            fields = List.copyOf(fields);
        }
    }

    public ProposalDiff {
        entries = List.copyOf(entries);
    }

    public List<Entry> broken() {
        return entries.stream().filter(entry -> entry.state() == State.BROKEN).toList();
    }

    static ProposalDiff of(List<ProposedItem> items, Existing existing) {
        var faults = Faults.of(items, existing);
        return new ProposalDiff(items.stream()
                .map(item -> entry(item, faults.get(item.id()), existing))
                .toList());
    }

    private static Entry entry(ProposedItem item, @Nullable String fault, Existing existing) {
        var wanted = item.wanted();
        var ref = wanted == null ? null : wanted.ref();
        if (fault != null || wanted == null) {
            return new Entry(item.id(), item.position(), ref, null, List.of(), State.BROKEN, fault);
        }
        var fields = wanted.ref().isTask() ? ofTask(wanted, existing) : ofElement(wanted, existing);
        var change = wanted.remove()
                ? Change.REMOVED
                : !exists(wanted.ref(), existing) ? Change.ADDED : fields.isEmpty() ? Change.UNCHANGED : Change.CHANGED;
        return new Entry(item.id(), item.position(), ref, change, fields, State.OK, null);
    }

    private static boolean exists(ItemRef ref, Existing existing) {
        return existing.elementsByRef().containsKey(ref)
                || existing.tasksByRef().containsKey(ref);
    }

    private static List<FieldChange> ofElement(WantedItem wanted, Existing existing) {
        var element = existing.elementsByRef().get(wanted.ref());
        var changes = new ArrayList<FieldChange>();
        if (!wanted.remove()) {
            compare("type", element == null ? "" : element.type().toString(), text(wanted.type()), changes);
            compare("description", element == null ? "" : element.description(), wanted.description(), changes);
            compare(
                    "depends_on",
                    element == null ? "" : names(element.dependencies(), existing),
                    names(wanted.dependsOn()),
                    changes);
        }
        return changes;
    }

    private static List<FieldChange> ofTask(WantedItem wanted, Existing existing) {
        var task = existing.tasksByRef().get(wanted.ref());
        var changes = new ArrayList<FieldChange>();
        if (!wanted.remove()) {
            compare("prompt", task == null ? "" : task.prompt(), wanted.prompt(), changes);
            compare(
                    "code_language",
                    task == null || task.codeLanguage() == null
                            ? ""
                            : task.codeLanguage().id(),
                    text(wanted.codeLanguage()),
                    changes);
            compare(
                    "depends_on",
                    task == null ? "" : names(task.dependencies(), existing),
                    names(wanted.dependsOn()),
                    changes);
        }
        return changes;
    }

    private static void compare(String field, String from, @Nullable String to, List<FieldChange> changes) {
        if (to != null && !to.equals(from)) {
            changes.add(new FieldChange(field, from, to));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String names(List<UUID> ids, Existing existing) {
        return String.join(
                ", ",
                ids.stream()
                        .flatMap(id -> existing.ref(id).stream())
                        .map(ItemRef::toString)
                        .sorted()
                        .toList());
    }

    private static @Nullable String names(@Nullable List<ItemRef> refs) {
        return refs == null
                ? null
                : String.join(
                        ", ", refs.stream().map(ItemRef::toString).sorted().toList());
    }
}
