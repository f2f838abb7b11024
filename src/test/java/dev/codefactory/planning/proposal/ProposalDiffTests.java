package dev.codefactory.planning.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.planning.proposal.ProposalDiff.Change;
import dev.codefactory.planning.proposal.ProposalDiff.Entry;
import dev.codefactory.planning.proposal.ProposalDiff.State;
import dev.codefactory.project.Element;
import dev.codefactory.project.ElementType;
import dev.codefactory.project.Task;
import dev.codefactory.project.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProposalDiffTests {

    private static final UUID PROJECT = new UUID(0, 1);
    private static final Element USERS = existing(10, "Users");
    private static final Element ORDERS = existing(11, "Orders", USERS.id());
    private static final Task STORE = task(20, ORDERS, "Store", "Store it");
    private static final Task SEND = task(21, ORDERS, "Send", "Send it", STORE.id());
    private static final Existing SHOP = new Existing(List.of(USERS, ORDERS), List.of(STORE, SEND));

    @Test
    void tellsWhatIsAddedChangedRemovedAndUnchanged() {
        var diff = diff(
                element("Mail", List.of()),
                element("Users", null),
                task("Orders", "Store", "Store it well", null),
                remove("Orders", "Send"));

        assertThat(diff.entries())
                .extracting(Entry::change)
                .containsExactly(Change.ADDED, Change.UNCHANGED, Change.CHANGED, Change.REMOVED);
        assertThat(diff.entries().get(2).fields())
                .containsExactly(new ProposalDiff.FieldChange("prompt", "Store it", "Store it well"));
    }

    @Test
    void aBrokenItemCostsItselfAndWhatDependsOnIt() {
        var diff = diff(
                element("Mail", List.of(ref("Nothing", null))),
                task("Mail", "Post", "Post it", null),
                task("Orders", "Count", "Count them", List.of(ref("Mail", "Post"))),
                task("Orders", "Sum", "Sum them", null));

        assertThat(diff.entries())
                .extracting(Entry::state)
                .containsExactly(State.BROKEN, State.BROKEN, State.BROKEN, State.OK);
        assertThat(diff.entries().getFirst().reason()).contains("\"Nothing\"");
    }

    @Test
    void refusesWhatWouldGoInCircles() {
        assertBroken("cycle", task("Orders", "Store", "x", List.of(ref("Orders", "Send"))));
        assertBroken("cycle", element("Users", List.of(ref("Orders", null))));
        assertBroken(
                "cycle",
                task("Users", "A", "x", List.of(ref("Users", "B"))),
                task("Users", "B", "x", List.of(ref("Users", "A"))));
        // a task of Users would wait for one of Orders, which waits for Users as a whole
        assertBroken("cycle", task("Users", "Greet", "x", List.of(ref("Orders", "Store"))));
    }

    @Test
    void saysWhyAnItemIsBroken() {
        assertBroken("needs a type", new WantedItem(ref("New", null), false, null, null, null, null, null));
        assertBroken("needs a prompt", task("Orders", "New", " ", null));
        assertBroken("no element \"Nobody\"", task("Nobody", "New", "x", null));
        assertBroken("still needs it", remove("Orders", "Store"));
        assertBroken("still needs it", remove("Users", null));
        assertBroken("no \"Gone\"", remove("Gone", null));
        assertBroken("elements depend on elements", element("Users", List.of(ref("Orders", "Store"))));
        var twice = diff(element("Mail", null), element("Mail", null));
        assertThat(twice.broken())
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("twice"));
    }

    @Test
    void whatGoesTogetherMayGo() {
        assertThat(diff(remove("Orders", "Store"), remove("Orders", "Send"), remove("Orders", null))
                        .broken())
                .isEmpty();
        assertThat(diff(task("Orders", "Send", null, List.of()), remove("Orders", "Store"))
                        .broken())
                .isEmpty();
    }

    @Test
    void aNameThatTwoHaveIsNoName() {
        var twins = new Existing(List.of(USERS, existing(12, "Users")), List.of());

        assertThat(ProposalDiff.of(List.of(item(1, element("Users", null))), twins)
                        .broken())
                .hasSize(1);
    }

    @Test
    void whatCouldNotBeUnderstoodKeepsItsPlace() {
        var items = List.of(new ProposedItem(new UUID(1, 1), 1, null, "it is no JSON"), item(2, element("Mail", null)));

        assertThat(ProposalDiff.of(items, SHOP).entries())
                .extracting(Entry::state)
                .containsExactly(State.BROKEN, State.OK);
    }

    @Test
    void theProgressOfATaskMakesNoProposalStale() {
        var done = new Task(
                STORE.id(),
                PROJECT,
                ORDERS.id(),
                "Store",
                "Store it",
                TaskStatus.COMPLETED,
                "code",
                null,
                List.of(),
                "{}",
                9,
                Instant.EPOCH,
                Instant.MAX);
        var otherPrompt = task(20, ORDERS, "Store", "Store it twice");

        assertThat(new Existing(SHOP.elements(), List.of(done, SEND)).fingerprint())
                .isEqualTo(SHOP.fingerprint());
        assertThat(new Existing(SHOP.elements(), List.of(otherPrompt, SEND)).fingerprint())
                .isNotEqualTo(SHOP.fingerprint());
    }

    private static void assertBroken(String reason, WantedItem... items) {
        assertThat(diff(items).broken())
                .as(reason)
                .hasSize(items.length)
                .allSatisfy(entry -> assertThat(entry.reason()).contains(reason));
    }

    private static ProposalDiff diff(WantedItem... wanted) {
        var items = new ArrayList<ProposedItem>();
        for (var each : wanted) {
            items.add(item(items.size() + 1, each));
        }
        return ProposalDiff.of(items, SHOP);
    }

    private static ProposedItem item(int position, WantedItem wanted) {
        return new ProposedItem(new UUID(7, position), position, wanted, null);
    }

    private static WantedItem element(String name, @Nullable List<ItemRef> dependsOn) {
        return new WantedItem(ref(name, null), false, ElementType.MODULE, null, null, null, dependsOn);
    }

    private static WantedItem task(
            String element, String title, @Nullable String prompt, @Nullable List<ItemRef> dependsOn) {
        return new WantedItem(ref(element, title), false, null, null, prompt, null, dependsOn);
    }

    private static WantedItem remove(String element, @Nullable String task) {
        return new WantedItem(ref(element, task), true, null, null, null, null, null);
    }

    private static ItemRef ref(String element, @Nullable String task) {
        return new ItemRef(element, task);
    }

    private static Element existing(int id, String name, UUID... dependencies) {
        return new Element(
                new UUID(0, id),
                PROJECT,
                name,
                "",
                ElementType.MODULE,
                List.of(dependencies),
                "{}",
                0,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Task task(int id, Element element, String title, String prompt, UUID... dependencies) {
        return new Task(
                new UUID(0, id),
                PROJECT,
                element.id(),
                title,
                prompt,
                TaskStatus.PENDING,
                null,
                null,
                List.of(dependencies),
                "{}",
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
