package dev.codefactory.planning.document;

import dev.codefactory.planning.document.Plan.Phase;
import dev.codefactory.planning.document.Plan.PlanTask;
import dev.codefactory.planning.document.ProblemContext.Criterion;
import java.util.List;

/** Documents for tests. */
public final class Documents {

    private Documents() {}

    /** One that nothing keeps from being approved. */
    public static TaskDocument sound() {
        return with(
                new ProblemContext(
                        "Customers are charged twice.",
                        List.of(
                                new Criterion(
                                        "C1", "No order is charged twice", "test: tests/test_orders.py::test_once"),
                                new Criterion("C2", "All tests pass", "gate: tests"),
                                new Criterion("C3", "The support team agrees", "manual"))),
                new Plan(
                        "",
                        List.of(
                                phase("Show the double charge.", "tests/test_orders.py", 1),
                                phase("Charge once.", "src/orders.py", 4),
                                phase("Tell the customer.", "src/mail.py", 7))));
    }

    public static TaskDocument with(ProblemContext context, Plan plan) {
        return new TaskDocument(
                "Charge orders once",
                "Orders are charged twice when the page is reloaded.",
                CurrentState.EMPTY,
                context,
                TechnicalRequirements.EMPTY,
                DataDesign.EMPTY,
                "",
                "",
                plan);
    }

    /** A phase of three tasks, with ids from the given number. */
    public static Phase phase(String goal, String file, int first) {
        return new Phase(goal, "", List.of(task(first, file), task(first + 1, file), task(first + 2, file)));
    }

    public static PlanTask task(int number, String... files) {
        return new PlanTask("T" + number, "Do part " + number, List.of(files), List.of("charge"), List.of());
    }
}
