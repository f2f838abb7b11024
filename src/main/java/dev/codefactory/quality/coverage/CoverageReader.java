package dev.codefactory.quality.coverage;

/** Reads what a coverage tool wrote. */
@FunctionalInterface
public interface CoverageReader {

    /** For languages that are not measured. */
    CoverageReader NOTHING = _ -> new LineHits();

    /** The lines the report speaks of; what cannot be understood is left out. */
    LineHits read(String report);
}
