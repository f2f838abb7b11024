package dev.codefactory.model.probe;

import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.model.probe.ProbeResult.Outcome;
import java.util.List;
import java.util.Map;

/** Whether it writes several files as it is told to. */
final class FileFormatProbe implements Probe {

    private static final List<String> WANTED = List.of("shop/cart.py", "shop/__init__.py", "tests/test_cart.py");

    @Override
    public String name() {
        return "file_format";
    }

    @Override
    public Found run(Interview interview, Traits known) throws InterruptedException {
        var prompt = """
                Write three files: shop/cart.py with a class Cart that has add(name, price) and total(), shop/__init__.py that imports
                Cart from .cart, and tests/test_cart.py with two tests of it.

                """ + FencedFile.INSTRUCTION;
        var answer = interview.told(interview.asking(prompt, 1_200).thinking(known.thinking()));
        var written =
                FencedFile.in(answer.text()).stream().map(FencedFile::path).toList();
        var missing = WANTED.stream().filter(path -> !written.contains(path)).toList();
        var figures = Map.<String, Object>of("wanted", WANTED.size(), "as_told", WANTED.size() - missing.size());
        return missing.isEmpty()
                ? new Found(Outcome.PASSED, "every file is as told", figures, known)
                : new Found(Outcome.FAILED, "not as told: " + String.join(", ", missing), figures, known);
    }
}
