package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeLanguage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses, among blocks that name no path, the ones that make up the one file asked for: the block that defines the entry point, with
 * the blocks that define what it needs.
 */
final class BlockChoice {

    private static final int MAX_CANDIDATES = 100;
    private static final Pattern UNIT = Pattern.compile("(?m)^(?:package|import|public)\\s");

    private final CodeLanguage language;
    private final Optional<String> entryName;

    BlockChoice(ExtractionTarget target) {
        this.language = target.language();
        this.entryName = target.entryName();
    }

    /** A block with what it defines. */
    private record Candidate(Block block, CodeNames names) {

        /** Models tag code wrongly, but what is tagged as data and defines nothing is data. */
        boolean isForeign() {
            return block.tag().isForeign() && names.defined().isEmpty();
        }
    }

    /** The chosen blocks in the order of the answer, empty when none is code. */
    List<Block> choose(List<Block> blocks) {
        var candidates = blocks.stream()
                .filter(this::mayBeCode)
                .limit(MAX_CANDIDATES)
                .map(block -> new Candidate(block, CodeNames.of(language, block.body())))
                .filter(candidate -> !candidate.isForeign())
                .toList();
        return candidates.stream()
                .min(Comparator.comparingInt(this::rank))
                .map(main -> withNeeded(main, candidates))
                .orElse(List.of());
    }

    private boolean mayBeCode(Block block) {
        var tag = block.tag();
        return !block.body().isBlank()
                && !tag.isShell()
                && !tag.isOutput()
                && !tag.isMarkdown()
                && !Commands.only(block.body());
    }

    /** Lower is better; the first block of the lowest rank wins. */
    private int rank(Candidate candidate) {
        var rank = 0;
        if (entryName.isPresent() && !candidate.names().defines(entryName.get())) {
            rank += 8;
        }
        if (Stubs.isStub(language, candidate.block().body())) {
            rank += 4;
        }
        rank += languageRank(candidate.block());
        if (candidate.names().defined().isEmpty()) {
            rank += 3;
        }
        return rank;
    }

    private int languageRank(Block block) {
        var tag = block.tag();
        if (tag.language().equals(Optional.of(language))) {
            return 0;
        }
        return tag.isKnown() ? 2 : 1;
    }

    private List<Block> withNeeded(Candidate main, List<Candidate> candidates) {
        var chosen = new ArrayList<Candidate>();
        chosen.add(main);
        for (var added = true; added; ) {
            added = candidates.stream()
                    .filter(other -> !chosen.contains(other) && belongs(other, main, chosen))
                    .findFirst()
                    .map(chosen::add)
                    .isPresent();
        }
        return candidates.stream()
                .filter(chosen::contains)
                .map(Candidate::block)
                .collect(Collectors.toList());
    }

    private boolean belongs(Candidate other, Candidate main, List<Candidate> chosen) {
        if (languageRank(other.block()) > 1 || isUnitOfItsOwn(other.block())) {
            return false;
        }
        if (chosen.stream().anyMatch(part -> isAnotherVersion(other, part))) {
            return false;
        }
        return chosen.stream().anyMatch(part -> part.names().needs(other.names()))
                || (other.names().onlyImports() && !main.names().onlyImports());
    }

    /** A Java type with its own package or imports cannot share a file with another. */
    private boolean isUnitOfItsOwn(Block block) {
        return language == CodeLanguage.JAVA && UNIT.matcher(block.body()).find();
    }

    private static boolean isAnotherVersion(Candidate other, Candidate part) {
        return other.names().defined().stream().anyMatch(part.names()::defines);
    }
}
