package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.security.flow.Definition.Kind;
import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a list or map holds where it is read, as long as places and keys are known when the code is written. */
final class Collections {

    private final FileFlow file;

    Collections(FileFlow file) {
        this.file = file;
    }

    /** The values {@code map.get("key")} or {@code list.get(0)} can return; empty when that is not known. */
    Optional<Stream<SourceNode>> read(SourceNode call) {
        var arguments = Structure.positional(call);
        var receiver = Structure.receiver(call).filter(node -> node.type().equals("identifier"));
        if (!Structure.method(call).equals("get") || arguments.isEmpty() || receiver.isEmpty()) {
            return Optional.empty();
        }
        var key = file.constants().fold(arguments.getFirst());
        var additions = file.reach().of(receiver.get()).stream()
                .filter(each -> each.kind() == Kind.ADDED)
                .sorted(Comparator.comparingInt(Definition::start))
                .toList();
        if (key.isEmpty() || additions.isEmpty()) {
            return Optional.empty();
        }
        return key.get() instanceof Long place
                ? element(call, receiver.get(), additions, place)
                : entry(additions, key.get());
    }

    private Optional<Stream<SourceNode>> entry(List<Definition> additions, Object key) {
        var puts = additions.stream()
                .filter(each -> Structure.method(each.place()).equals("put"))
                .map(each -> Structure.positional(each.place()))
                .filter(pair -> pair.size() == 2)
                .filter(pair -> file.constants()
                        .fold(pair.getFirst())
                        .filter(key::equals)
                        .isPresent())
                .toList();
        return puts.isEmpty()
                ? Optional.empty()
                : Optional.of(Stream.of(puts.getLast().getLast()));
    }

    private Optional<Stream<SourceNode>> element(
            SourceNode call, SourceNode list, List<Definition> additions, long place) {
        if (additions.stream().anyMatch(each -> !Structure.method(each.place()).equals("add"))) {
            return Optional.empty();
        }
        var held = new ArrayList<SourceNode>(
                additions.stream().map(Definition::value).toList());
        var removals = Structure.function(call)
                .walk()
                .filter(node -> NodeKinds.CALLS.contains(node.type()) && node.start() < call.start())
                .filter(node -> Structure.method(node).equals("remove"))
                .filter(node -> Structure.receiver(node)
                        .map(SourceNode::text)
                        .filter(list.text()::equals)
                        .isPresent())
                .toList();
        for (var removal : removals) {
            var at = Structure.positional(removal).stream().findFirst().flatMap(file.constants()::fold);
            if (at.isEmpty() || !(at.get() instanceof Long index) || index >= held.size() || index < 0) {
                return Optional.empty();
            }
            held.remove(Math.toIntExact(index));
        }
        return place < 0 || place >= held.size()
                ? Optional.empty()
                : Optional.of(Stream.of(held.get(Math.toIntExact(place))));
    }
}
