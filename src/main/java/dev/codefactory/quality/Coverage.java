package dev.codefactory.quality;

import dev.codefactory.code.CodePath;
import java.util.List;
import java.util.Optional;

/**
 * Which lines of the judged files the tests ran; test files are no part of it.
 *
 * @param files by path; a file without a line that can be run is left out
 */
public record Coverage(List<FileCoverage> files) {

    /**
     * @param covered lines that were run, ascending
     * @param uncovered lines that could have been run and were not, ascending
     */
    public record FileCoverage(CodePath path, List<Integer> covered, List<Integer> uncovered) {

        public FileCoverage {
            covered = List.copyOf(covered);
            uncovered = List.copyOf(uncovered);
        }

        int lines() {
            return covered.size() + uncovered.size();
        }

        /** The share of lines that were run; of none, all. */
        public double share() {
            return lines() == 0 ? 1 : (double) covered.size() / lines();
        }
    }

    public Coverage {
        files = List.copyOf(files);
    }

    public int covered() {
        return files.stream().mapToInt(file -> file.covered().size()).sum();
    }

    public int lines() {
        return files.stream().mapToInt(FileCoverage::lines).sum();
    }

    /** The share of lines that were run, or empty when there was none to run. */
    public Optional<Double> share() {
        return lines() == 0 ? Optional.empty() : Optional.of((double) covered() / lines());
    }
}
