package dev.codefactory.quality.formats;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML. It is only put together and never made into objects, so tags mean nothing and an alias costs nothing. */
final class YamlFormat implements Format {

    private static final int MAX_ALIASES = 50;
    private static final int MAX_DEPTH = 100;

    @Override
    public String id() {
        return "yaml";
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".yml") || path.endsWith(".yaml");
    }

    @Override
    public List<Flaw> flaws(String path, String text) {
        var isTemplate = text.contains("{{") || text.contains("{%");
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_DEPTH);
        var flaws = new ArrayList<Flaw>();
        try {
            new Yaml(new SafeConstructor(options))
                    .composeAll(new StringReader(text))
                    .forEach(document -> flaws.addAll(duplicates(document)));
        } catch (MarkedYAMLException wrong) {
            var mark = wrong.getProblemMark();
            flaws.add(new Flaw(mark == null ? 0 : mark.getLine() + 1, String.valueOf(wrong.getProblem()), !isTemplate));
        } catch (YAMLException tooMuch) {
            flaws.add(Flaw.suspected(0, String.valueOf(tooMuch.getMessage())));
        }
        return flaws;
    }

    /** A loop over nodes seen once: an alias may lead back to what it stands in. */
    private static List<Flaw> duplicates(Node document) {
        var flaws = new ArrayList<Flaw>();
        var seen = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<Node>();
        open.push(document);
        while (!open.isEmpty()) {
            var node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            switch (node) {
                case MappingNode mapping -> {
                    flaws.addAll(duplicateKeys(mapping));
                    mapping.getValue().forEach(entry -> open.push(entry.getValueNode()));
                }
                case SequenceNode sequence -> sequence.getValue().forEach(open::push);
                default -> {}
            }
        }
        return flaws;
    }

    private static List<Flaw> duplicateKeys(MappingNode mapping) {
        var keys = new HashSet<String>();
        var flaws = new ArrayList<Flaw>();
        for (var entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key
                    && !key.getValue().equals("<<")
                    && !keys.add(key.getTag() + key.getValue())) {
                var line = key.getStartMark().getLine() + 1;
                flaws.add(Flaw.certain(line, "the key %s is there twice".formatted(key.getValue())));
            }
        }
        return flaws;
    }
}
