package dev.codefactory.planning.proposal;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Access;
import dev.codefactory.access.Owner;
import dev.codefactory.planning.proposal.ProposalDiff.Entry;
import dev.codefactory.planning.proposal.ProposalDiff.State;
import dev.codefactory.planning.proposal.ProposalStore.Head;
import dev.codefactory.project.Elements;
import dev.codefactory.project.Projects;
import dev.codefactory.project.Tasks;
import dev.codefactory.web.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is proposed for the owners' projects. */
@Service
public class Proposals {

    static final int MOST_ITEMS = 500;

    private final ProposalStore store;
    private final Projects projects;
    private final Elements elements;
    private final Tasks tasks;
    private final Access access;
    private final Clock clock;

    Proposals(ProposalStore store, Projects projects, Elements elements, Tasks tasks, Access access, Clock clock) {
        this.store = store;
        this.projects = projects;
        this.elements = elements;
        this.tasks = tasks;
        this.access = access;
        this.clock = clock;
    }

    /** Opens a proposal without items. */
    @Transactional
    public ProposalView open(Owner owner, UUID project, String title, boolean autoApprove) {
        projects.openForChange(owner, project);
        var id = UuidCreator.getTimeOrderedEpoch();
        var basis = existing(owner, project).fingerprint();
        var now = now();
        store.insert(
                owner,
                new Head(
                        id,
                        project,
                        title,
                        ProposalStatus.OPEN,
                        autoApprove,
                        basis,
                        1,
                        access.nameOf(owner),
                        null,
                        now,
                        now));
        return get(owner, project, id);
    }

    /** Opens a proposal of several items at once, and completes it. */
    @Transactional
    public ProposalView open(Owner owner, UUID project, String title, boolean autoApprove, List<WantedItem> items) {
        var proposal = open(owner, project, title, autoApprove);
        items.forEach(item -> add(owner, project, proposal.id(), item));
        return complete(owner, project, proposal.id());
    }

    /** Adds an item behind all others. It is committed by itself if the caller is in no transaction. */
    @Transactional
    public ProposedItem add(Owner owner, UUID project, UUID id, WantedItem wanted) {
        return add(owner, project, id, wanted, null);
    }

    /** Keeps the place of an item that could not be understood, so that it is seen and can be mended. */
    @Transactional
    public ProposedItem addBroken(Owner owner, UUID project, UUID id, String fault) {
        return add(owner, project, id, null, fault.replace('\0', '\ufffd'));
    }

    private ProposedItem add(Owner owner, UUID project, UUID id, @Nullable WantedItem wanted, @Nullable String fault) {
        openForChange(owner, project, id, _ -> true);
        var items = store.items(owner, id);
        if (items.size() >= MOST_ITEMS) {
            throw new ProposalException.TooMany(MOST_ITEMS);
        }
        var position = items.isEmpty() ? 1 : items.getLast().position() + 1;
        var item = new ProposedItem(UuidCreator.getTimeOrderedEpoch(), position, wanted, fault);
        store.add(id, item);
        store.touch(owner, id, now());
        return item;
    }

    /** Puts another item in the place of one. */
    @Transactional
    public ProposalView replace(
            Owner owner, UUID project, UUID id, UUID item, WantedItem wanted, LongPredicate expected) {
        openForChange(owner, project, id, expected);
        if (!store.replace(id, item, wanted)) {
            throw new ProposalException.NotFound("item", item);
        }
        store.touch(owner, id, now());
        return get(owner, project, id);
    }

    @Transactional
    public ProposalView delete(Owner owner, UUID project, UUID id, UUID item, LongPredicate expected) {
        openForChange(owner, project, id, expected);
        if (!store.delete(id, item)) {
            throw new ProposalException.NotFound("item", item);
        }
        store.touch(owner, id, now());
        return get(owner, project, id);
    }

    /** To be called when no item is missing: one that wants no person is applied, without its broken items. */
    @Transactional
    public ProposalView complete(Owner owner, UUID project, UUID id) {
        var head = openForChange(owner, project, id, _ -> true);
        return head.autoApprove()
                ? apply(owner, project, id, true, "auto_approve", _ -> true)
                : get(owner, project, id);
    }

    /**
     * Applies a proposal, all of it or nothing.
     *
     * @param skipBroken whether broken items, and what depends on them, are left out; else they are in the way
     */
    @Transactional
    public ProposalView apply(Owner owner, UUID project, UUID id, boolean skipBroken, LongPredicate expected) {
        return apply(owner, project, id, skipBroken, access.nameOf(owner), expected);
    }

    private ProposalView apply(
            Owner owner, UUID project, UUID id, boolean skipBroken, String by, LongPredicate expected) {
        projects.openForChange(owner, project);
        var head = openForChange(owner, project, id, expected);
        var existing = existing(owner, project);
        if (!existing.fingerprint().equals(head.basis())) {
            throw new ProposalException.Stale();
        }
        var items = store.items(owner, id);
        var diff = ProposalDiff.of(items, existing);
        if (!skipBroken && !diff.broken().isEmpty()) {
            throw new ProposalException.Broken(diff.broken());
        }
        var sound = diff.entries().stream()
                .filter(entry -> entry.state() == State.OK)
                .map(Entry::itemId)
                .collect(Collectors.toSet());
        new Application(owner, project, elements, tasks)
                .apply(items.stream()
                        .filter(item -> sound.contains(item.id()))
                        .flatMap(item -> Stream.ofNullable(item.wanted()))
                        .toList());
        store.decide(owner, id, ProposalStatus.APPLIED, by);
        store.touch(owner, id, now());
        return get(owner, project, id);
    }

    @Transactional
    public ProposalView reject(Owner owner, UUID project, UUID id, LongPredicate expected) {
        openForChange(owner, project, id, expected);
        store.decide(owner, id, ProposalStatus.REJECTED, access.nameOf(owner));
        store.touch(owner, id, now());
        return get(owner, project, id);
    }

    /** Compares an open proposal with the project as it is now. */
    @Transactional
    public ProposalView refresh(Owner owner, UUID project, UUID id, LongPredicate expected) {
        openForChange(owner, project, id, expected);
        store.setBasis(owner, id, existing(owner, project).fingerprint());
        store.touch(owner, id, now());
        return get(owner, project, id);
    }

    /** @throws ProposalException.NotFound when the owner's project has no such proposal */
    public ProposalView get(Owner owner, UUID project, UUID id) {
        projects.get(owner, project);
        var head = store.find(owner, project, id).orElseThrow(() -> new ProposalException.NotFound("proposal", id));
        return view(owner, head, existing(owner, project));
    }

    /** The proposals for a project, newest first. */
    public Page<ProposalView> list(
            Owner owner, UUID project, @Nullable ProposalStatus status, @Nullable UUID after, int limit) {
        projects.get(owner, project);
        var existing = existing(owner, project);
        return Page.of(store.list(owner, project, status, after, limit + 1), limit, Head::id)
                .map(head -> view(owner, head, existing));
    }

    private ProposalView view(Owner owner, Head head, Existing existing) {
        var items = store.items(owner, head.id());
        var isOpen = head.status() == ProposalStatus.OPEN;
        var isStale = isOpen && !existing.fingerprint().equals(head.basis());
        return new ProposalView(
                head.id(),
                head.projectId(),
                head.title(),
                isStale ? ProposalStatus.STALE : head.status(),
                head.autoApprove(),
                head.version(),
                head.createdBy(),
                head.decidedBy(),
                head.createdAt(),
                head.updatedAt(),
                items,
                isOpen ? ProposalDiff.of(items, existing) : new ProposalDiff(List.of()));
    }

    private Head openForChange(Owner owner, UUID project, UUID id, LongPredicate expected) {
        projects.get(owner, project);
        var head = store.lock(owner, project, id).orElseThrow(() -> new ProposalException.NotFound("proposal", id));
        if (!expected.test(head.version())) {
            throw new ProposalException.Changed(head.version());
        }
        if (head.status() != ProposalStatus.OPEN) {
            throw new ProposalException.Decided(head.status());
        }
        return head;
    }

    private Existing existing(Owner owner, UUID project) {
        return new Existing(elements.all(owner, project), tasks.all(owner, project));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
