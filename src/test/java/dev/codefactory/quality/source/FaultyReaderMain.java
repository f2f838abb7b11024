package dev.codefactory.quality.source;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.concurrent.CountDownLatch;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterPython;

/** A reader process that does to itself what a text asks for, with the real faults of the native library. */
final class FaultyReaderMain {

    /** The faults there are; a text that begins with one of them gets it. */
    enum Fault {
        SHARED_PARSER,
        WORDS_OF_A_DEEP_TREE,
        NODE_OF_A_CLOSED_TREE,
        HEAP,
        NATIVE_MEMORY,
        HANG
    }

    /** A text that asks for the id of the process. */
    static final String WHO = "WHO";

    private FaultyReaderMain() {}

    public static void main(String... arguments) throws IOException {
        var real = new NativeReader();
        ReaderMain.serve((request, answer) -> {
            if (request.text().equals(WHO)) {
                answer.unreadable(Long.toString(ProcessHandle.current().pid()));
                return;
            }
            for (var fault : Fault.values()) {
                if (request.text().startsWith(fault.name())) {
                    happen(fault);
                }
            }
            real.read(request, answer);
        });
    }

    private static void happen(Fault fault) {
        switch (fault) {
            case SHARED_PARSER -> shareAParser();
            case WORDS_OF_A_DEEP_TREE -> {
                try (var parser = parser();
                        var tree = parser.parseString(null, "x = " + "(".repeat(100_000))) {
                    throw new IllegalStateException("survived " + tree.getRootNode());
                }
            }
            case NODE_OF_A_CLOSED_TREE -> useAClosedTree();
            case HEAP -> fillTheHeap();
            case NATIVE_MEMORY -> fillNativeMemory();
            case HANG -> hang();
        }
    }

    private static TSParser parser() {
        var parser = new TSParser();
        parser.setLanguage(new TreeSitterPython());
        return parser;
    }

    private static void shareAParser() {
        var parser = parser();
        var text = "def f(a):\n    return [x for x in a if x]\n".repeat(2_000);
        for (var count = 0; count < 4; count++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    parser.parseString(null, text);
                }
            });
        }
        hang();
    }

    private static void useAClosedTree() {
        while (true) {
            TSTree tree = parser().parseString(null, "def f():\n    return 1\n");
            var node = tree.getRootNode();
            tree.close();
            node.getChild(0).getType();
        }
    }

    private static void fillTheHeap() {
        var text = "x";
        while (true) {
            text = text + text;
        }
    }

    private static void fillNativeMemory() {
        for (var megabytes = 0; megabytes < 4096; megabytes += 64) {
            Arena.global().allocate(64L << 20).fill((byte) 1);
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
